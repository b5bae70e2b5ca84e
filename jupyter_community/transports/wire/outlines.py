"""Outlines of notebooks, and what copies hold."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from .values import Name

CellTypeName = Literal["code", "markdown", "raw"]
Hash = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{10}$")]


class KnownCell(Struct, kw_only=True, forbid_unknown_fields=True):
    """A cell without its text; of the names that it carries copies are not asked."""

    type: CellTypeName
    fingerprint: str
    own: str | UnsetType = UNSET
    grade: str | UnsetType = UNSET
    cell: str | UnsetType = UNSET


class OutlineCell(KnownCell, kw_only=True, forbid_unknown_fields=True):
    anchor: Name


class Outline(Struct, kw_only=True, forbid_unknown_fields=True):
    """Release 0 is what copies agree on."""

    version: Literal[1] = 1
    release: int
    cells: list[OutlineCell]


class NotebookOutline(Struct, kw_only=True):
    outline: Outline | None
    agreed: bool


class Sharing(Struct, kw_only=True, forbid_unknown_fields=True):
    title: str
    path: str
    outline: Outline


class Copy(Struct, kw_only=True, forbid_unknown_fields=True):
    """Either ``cells`` or ``hashes``."""

    title: str
    path: str
    cells: list[KnownCell] | UnsetType = UNSET
    hashes: list[str] | UnsetType = UNSET


class Place(Struct, kw_only=True, forbid_unknown_fields=True):
    anchor: Name


class ShelfNotebook(Struct, kw_only=True):
    id: Name
    title: str
    path: str
    release: int
    hashes: list[Hash]


class Shelf(Struct, kw_only=True):
    course: Name
    notebooks: list[ShelfNotebook]


class OutlineProblem(Struct, kw_only=True):
    """Of an outline that is not the next one: ``current`` is the newest."""

    error: str
    message: str
    current: Outline | None
