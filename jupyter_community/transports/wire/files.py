"""Pictures and files of posts."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from .values import Uuid

FileKindName = Literal["png", "jpeg", "webp", "pdf", "txt", "csv", "ipynb", "py"]


class AddedFile(Struct, kw_only=True):
    """What was kept; a picture has a size in pixels. A text names it ``attachment:<id>``."""

    id: Uuid
    kind: FileKindName
    bytes: int
    width: int | None
    height: int | None


class Download(Struct, kw_only=True):
    """Not in JSON: ``data`` are the bytes of the answer."""

    kind: FileKindName
    data: bytes
