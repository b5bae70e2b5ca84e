"""Pictures that a cell drew: PNGs, reduced to what is needed to see them.

Nothing is decoded here, so that no picture can make the service work: it is read piece by piece, and what is no part
of the picture (texts, times, programs, whatever was hung on to its end) is left out.
"""

from __future__ import annotations

import struct
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator

from ..errors import Invalid, TooLarge

MAX_PICTURE = 256 * 1024
"""Bytes."""
MAX_PIXELS = 25_000_000
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")


def cleaned(base64: str) -> str:
    """The same picture, in base64, and nothing else.

    Raises:
        Invalid: it is no PNG, whatever it says it is.
        TooLarge
    """
    if len(base64) > MAX_PICTURE * 4 // 3 + 100:
        raise TooLarge(f"A picture can be shown with at most {MAX_PICTURE // 1024} KiB. Leave it out.")
    try:
        raw = b64decode("".join(base64.split()), validate=True)
    except ValueError:
        raise _none() from None
    kept = b"".join(_parts(raw))
    return b64encode(_SIGNATURE + kept).decode()


def _none() -> Invalid:
    return Invalid("One of the outputs says that it is a picture, and is none. Leave it out.")


def _parts(raw: bytes) -> Iterator[bytes]:
    """The parts that are kept, each with its name and its checksum."""
    if not raw.startswith(_SIGNATURE):
        raise _none()
    at = len(_SIGNATURE)
    expected: tuple[bytes, ...] = _KEPT[:1]
    while expected:
        name, end = _part(raw, at)
        if (name == b"IHDR") != (expected == _KEPT[:1]):
            raise _none()
        if name == b"IHDR":
            _check_size(raw[at + 8 : end - 4])
        if name in _KEPT:
            yield raw[at:end]
        at, expected = end, () if name == b"IEND" else _KEPT[1:]


def _part(raw: bytes, at: int) -> tuple[bytes, int]:
    """The name of the part that begins there, and where it ends."""
    if at + 12 > len(raw):
        raise _none()
    length, name = struct.unpack_from(">I4s", raw, at)
    end = at + 12 + length
    if end > len(raw) or zlib.crc32(raw[at + 4 : end - 4]) != struct.unpack_from(">I", raw, end - 4)[0]:
        raise _none()
    return name, end


def _check_size(header: bytes) -> None:
    if len(header) != 13:
        raise _none()
    width, height = struct.unpack_from(">II", header)
    if not 0 < width * height <= MAX_PIXELS:
        raise TooLarge("A picture has more dots than a page can show. Leave it out.")
