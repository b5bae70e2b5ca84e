"""Cells as people show them, and a picture that one drew."""

from __future__ import annotations

import struct
import zlib

from jupyter_community.core.discussions.snapshot import Piece, PieceKind, Snapshot


def png(width: int = 1, height: int = 1) -> bytes:
    """A picture of one dot, whatever size it says it has."""

    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    dots = zlib.compress(b"\0\x80")
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", dots) + part(b"IEND", b"")


def shown(*pieces: tuple[str, str]) -> Snapshot:
    """A cell as somebody shows it, each piece as its kind and its text."""
    return Snapshot(language="python", pieces=tuple(Piece(kind=PieceKind(kind), text=text) for kind, text in pieces))
