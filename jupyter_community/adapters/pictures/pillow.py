"""Pictures by Pillow. Its decoders run in threads, a few at a time, and never on more pixels than we said."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Callable
from typing import Any

from PIL import Image, ImageCms, ImageOps

from ...core.errors import Invalid, TooLarge
from ...core.files.file import Content, FileKind

_log = logging.getLogger(__name__)

MAX_PIXELS = 40_000_000
"""What a good phone takes. Each pixel costs four bytes while it is drawn."""
MAX_SIDE = 2048
"""Pixels along the longer side that are kept; no column of text is wider."""
FACE = 128
QUALITY = 85
HEAVY = 1_500_000
"""Bytes above which an opaque PNG is most likely a photo, and better kept as JPEG."""
AT_ONCE = 2
_TAKEN = ("PNG", "JPEG", "GIF", "WEBP")
_BROKEN = (
    "This picture cannot be read; the file may be damaged. Open it in a picture viewer, save it again, and add that."
)


class PillowPictures:
    """Implements :class:`jupyter_community.ports.pictures.Pictures`."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def redraw(self, data: bytes) -> Content:
        return await self._draw(data, _whole)

    async def face(self, data: bytes) -> Content:
        return await self._draw(data, _square)

    async def _draw(self, data: bytes, shape: Callable[[Image.Image], Image.Image]) -> Content:
        async with self._turns:
            return await asyncio.to_thread(_redrawn, data, shape)


def _redrawn(data: bytes, shape: Callable[[Image.Image], Image.Image]) -> Content:
    try:
        with Image.open(io.BytesIO(data), formats=_TAKEN) as picture:
            _check_size(picture)
            picture.draft("RGB", (MAX_SIDE, MAX_SIDE))  # JPEG is then decoded no larger than needed
            kind = picture.format or ""
            return _encoded(_only_pixels(shape(_plain(picture))), kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many() from None
    except (OSError, ValueError, SyntaxError, ArithmeticError, IndexError, KeyError, EOFError, MemoryError) as error:
        _log.info("A picture was refused: %s", type(error).__name__)  # Pillow's words may quote what is in it
        raise Invalid(_BROKEN) from None


def _check_size(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > MAX_PIXELS:
        raise _too_many()


def _too_many() -> TooLarge:
    return TooLarge(
        f"This picture has more than {MAX_PIXELS // 1_000_000} million pixels. Make it smaller, and add that."
    )


def _plain(picture: Image.Image) -> Image.Image:
    """The first of its frames, upright, in sRGB: what moves distracts, and what flashes can harm."""
    picture.load()
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    wanted = "RGBA" if upright.has_transparency_data else "RGB"
    if profile and upright.mode in ("RGB", "RGBA", "L", "CMYK"):
        upright = _in_srgb(upright, profile, "RGBA" if upright.mode == "RGBA" else "RGB")
    if upright.mode.startswith("I;16") or upright.mode in ("I", "F"):
        upright = upright.convert("I").point(lambda value: value / 256).convert("L")
    return upright if upright.mode == wanted else upright.convert(wanted)


def _in_srgb(picture: Image.Image, profile: bytes, mode: str) -> Image.Image:
    try:
        theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        found = ImageCms.profileToProfile(picture, theirs, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture  # a profile that cannot be read, or not for these colours
    return picture if found is None else found


def _whole(picture: Image.Image) -> Image.Image:
    picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    return picture


def _square(picture: Image.Image) -> Image.Image:
    return ImageOps.fit(picture, (FACE, FACE), Image.Resampling.LANCZOS)


def _only_pixels(picture: Image.Image) -> Image.Image:
    """A new picture of the same pixels: what an encoder would take along from the old one is not in it."""
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    return clean


def _encoded(picture: Image.Image, kind: str) -> Content:
    opaque = picture.mode == "RGB"
    if kind == "WEBP":
        return _content(picture, FileKind.WEBP, "WEBP", quality=QUALITY)
    if kind in ("PNG", "GIF") or not opaque:
        png = _content(picture, FileKind.PNG, "PNG")
        if len(png.data) <= HEAVY or not opaque:
            return png
    return _content(picture, FileKind.JPEG, "JPEG", quality=QUALITY, progressive=True)


def _content(picture: Image.Image, kind: FileKind, format: str, **how: Any) -> Content:
    out = io.BytesIO()
    picture.save(out, format, **how)
    return Content(kind=kind, data=out.getvalue(), width=picture.width, height=picture.height)
