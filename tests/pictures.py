"""Pictures as people send them, and as nobody should."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image

SECRET = b"Ada Moreau was here"
"""In everything that a picture can carry beside its pixels."""
EXIF_GPS = 0x8825


def picture(width: int = 40, height: int = 30, format: str = "PNG", **more: Any) -> bytes:
    """A picture with two colours, so that one sees which side is up."""
    drawn = Image.new("RGB", (width, height), (20, 120, 200))
    drawn.paste((240, 180, 40), (0, 0, width, height // 3))
    return encoded(drawn, format, **more)


def encoded(drawn: Image.Image, format: str, **more: Any) -> bytes:
    out = io.BytesIO()
    drawn.save(out, format, **more)
    return out.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Where somebody was, with which camera, and what they wrote about it."""
    found = Image.Exif()
    found[0x010E], found[0x010F], found[0x0112] = SECRET.decode(), "Camera of Ada Moreau", orientation
    found.get_ifd(EXIF_GPS).update({1: "N", 2: (47.0, 22.0, 36.0), 3: "E", 4: (8.0, 32.0, 24.0)})
    return found


def telling(format: str, orientation: int = 1, **size: int) -> bytes:
    """A picture that carries all that its format can carry, and a program behind its end."""
    more: dict[str, Any] = {"exif": exif(orientation)}
    if format == "JPEG":
        more["comment"] = SECRET
    if format in ("JPEG", "WEBP"):
        more["xmp"] = b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    data = picture(format=format, **more, **size)
    if format == "PNG":
        data = with_chunks(data, (b"tEXt", b"Author\0" + SECRET), (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET))
    return data + b"<script>alert('" + SECRET + b"')</script>"


def with_chunks(png: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG with more chunks behind its header."""
    more = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return png[:33] + more + png[33:]


def bomb(side: int = 60_000) -> bytes:
    """A PNG of few bytes that says it is huge; all of its pixels are there, and black."""
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    row = b"\0" * (1 + side // 8)
    data = b"".join(packer.compress(row) for _ in range(side // 100)) + packer.flush()
    start = (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + b"IHDR"
        + header
        + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    )
    return with_chunks(start, (b"IDAT", data), (b"IEND", b""))


def opened(data: bytes) -> Image.Image:
    """A picture, decoded."""
    found = Image.open(io.BytesIO(data))
    found.load()
    return found
