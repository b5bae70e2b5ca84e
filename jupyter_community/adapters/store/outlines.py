"""Outlines of notebooks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_…

from ...core.cells.outline import CellType, Outline, OutlineCell, Shelved, hashes_of
from ...core.ids import AnchorId, CourseId, NotebookId
from . import tables as t

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_NEWEST = (
    sa.select(t.outline.c.release, t.outline.c.cells)
    .where(t.outline.c.course == sa.bindparam("course_"), t.outline.c.notebook == sa.bindparam("notebook_"))
    .order_by(t.outline.c.release.desc())
    .limit(1)
)
_last = (
    sa.select(t.outline.c.notebook, sa.func.max(t.outline.c.release).label("release"))
    .where(t.outline.c.course == sa.bindparam("course_"))
    .group_by(t.outline.c.notebook)
    .subquery()
)
_SHELF = (
    sa.select(t.outline.c.notebook, t.outline.c.release, t.outline.c.hashes)
    .join(_last, sa.and_(_last.c.notebook == t.outline.c.notebook, _last.c.release == t.outline.c.release))
    .where(t.outline.c.course == sa.bindparam("course_"))
)
_new = insert(t.outline)
_SAVE = _new.on_conflict_do_update(
    index_elements=[t.outline.c.course, t.outline.c.notebook, t.outline.c.release],
    set_={name: getattr(_new.excluded, name) for name in ("hashes", "cells")},
)
_KEEP_ANCHORS = insert(t.outline_anchor).on_conflict_do_nothing()
_HAS = sa.select(sa.literal(1)).where(
    t.outline_anchor.c.course == sa.bindparam("course_"),
    t.outline_anchor.c.notebook == sa.bindparam("notebook_"),
    t.outline_anchor.c.anchor == sa.bindparam("anchor_"),
)
_NAMES = ("own", "grade", "cell")


class SqlOutlines:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def newest(self, course: CourseId, notebook: NotebookId) -> Outline | None:
        row = self._tx.read(_NEWEST, {"course_": course, "notebook_": notebook}).first()
        return None if row is None else _outline(row)

    def shelf(self, course: CourseId) -> Mapping[NotebookId, Shelved]:
        rows = self._tx.read(_SHELF, {"course_": course})
        return {
            NotebookId(row.notebook): Shelved(release=row.release, hashes=tuple(row.hashes.split())) for row in rows
        }

    def save(self, course: CourseId, notebook: NotebookId, outline: Outline) -> None:
        where = {"course": course, "notebook": notebook}
        hashes = " ".join(hashes_of(outline.cells))
        cells = json.dumps([_plain(cell) for cell in outline.cells], separators=(",", ":"))
        self._tx.write(_SAVE, {**where, "release": outline.release, "hashes": hashes, "cells": cells})
        if outline.cells:
            self._tx.write(_KEEP_ANCHORS, [{**where, "anchor": cell.anchor} for cell in outline.cells])

    def has(self, course: CourseId, notebook: NotebookId, anchor: AnchorId) -> bool:
        values = {"course_": course, "notebook_": notebook, "anchor_": anchor}
        return self._tx.read(_HAS, values).first() is not None


def _plain(cell: OutlineCell) -> dict[str, str]:
    names = {name: value for name in _NAMES if (value := getattr(cell, name)) is not None}
    return {"type": cell.type.value, "fingerprint": cell.fingerprint, "anchor": cell.anchor, **names}


def _outline(row: sa.Row[Any]) -> Outline:
    cells = (
        OutlineCell(
            type=CellType(cell["type"]),
            fingerprint=cell["fingerprint"],
            anchor=AnchorId(cell["anchor"]),
            **{name: cell[name] for name in _NAMES if name in cell},
        )
        for cell in json.loads(row.cells)
    )
    return Outline(release=row.release, cells=tuple(cells))
