"""What an upload is, told by its bytes alone."""

from __future__ import annotations

import json
import re

from ..errors import Invalid, TooLarge
from .file import MAX_UPLOAD, MEBIBYTE, TEXTS, Content, FileKind

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
_SVG = re.compile(rb"<(?:\w+:)?svg[\s>]", re.IGNORECASE)
_HEAD = 4096
"""Bytes within which a document says what it is."""
_TAKEN = (
    "Pictures can be PNG, JPEG, GIF or WebP; other files can be PDF, text (.txt), tables (.csv), "
    "notebooks (.ipynb) or Python (.py)."
)


def check_size(size: int) -> None:
    """
    Raises:
        TooLarge, Invalid: nothing in it.
    """
    if size > MAX_UPLOAD:
        most = MAX_UPLOAD // MEBIBYTE
        raise TooLarge(f"A picture or file can have at most {most} MiB. Make it smaller, or link to it.")
    if size == 0:
        raise Invalid("This file is empty. Choose another one.")


def is_picture(data: bytes) -> bool:
    """Whether it begins like a picture that we take; whether it is one, who decodes it will see."""
    return data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def document(data: bytes, said: str) -> Content:
    """What is no picture: a PDF, or text of the kind that its name says, since texts do not say it themselves.

    Raises:
        Invalid: something else than is taken, or not what its name says.
    """
    if data.startswith(b"%PDF-"):
        return Content(kind=FileKind.PDF, data=data)
    text = _text(data)
    if said not in TEXTS:
        raise Invalid(_why_not(said, is_svg=text is not None and _SVG.search(data[:_HEAD]) is not None))
    if text is None:
        raise Invalid("This file is not plain text in UTF-8, although its name says so. Save it as UTF-8, or as PDF.")
    if said == FileKind.NOTEBOOK and not _is_notebook(text):
        raise Invalid("This is not a notebook, although its name says so. Open it in JupyterLab and save it again.")
    return Content(kind=FileKind(said), data=data)


def _why_not(said: str, *, is_svg: bool) -> str:
    if is_svg:
        return "SVG pictures can carry programs, so they are not taken. Save it as PNG, and add that."
    if said in ("png", "jpg", "jpeg", "gif", "webp"):
        return f"The name of this file says that it is a picture, and its content is something else. {_TAKEN}"
    if said in ("heic", "heif", "tif", "tiff", "bmp"):
        return "Pictures of this kind are not shown by every browser. Save it as JPEG or PNG, and add that."
    if said == "pdf":
        return "The name of this file says that it is a PDF, and its content is something else."
    return f"Files of this kind are not taken. {_TAKEN}"


def _text(data: bytes) -> str | None:
    if b"\x00" in data:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _is_notebook(text: str) -> bool:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and isinstance(found.get("nbformat"), int) and isinstance(found.get("cells"), list)
