"""Notebooks and the cells in them that a course can talk at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from ...core.cells.notebook import Anchor, Notebook
from ...core.ids import AnchorId, CourseId, NotebookId
from . import tables as t

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_HERE = (t.notebook.c.course == sa.bindparam("course_"), t.notebook.c.id == sa.bindparam("id_"))
_FIND = sa.select(t.notebook).where(*_HERE)
_ALL = sa.select(t.notebook).where(_HERE[0]).order_by(t.notebook.c.title, t.notebook.c.id)
_ANCHORS = (
    sa.select(t.anchor.c.notebook, t.anchor.c.id, t.anchor.c.kind, t.anchor.c.title)
    .where(t.anchor.c.course == sa.bindparam("course_"))
    .order_by(t.anchor.c.place)
)
_ANCHORS_OF = _ANCHORS.where(t.anchor.c.notebook == sa.bindparam("id_"))
_CHANGE = (
    sa.update(t.notebook)
    .where(*_HERE)
    .values(title=sa.bindparam("title_"), path=sa.bindparam("path_"), by_copies=sa.bindparam("by_copies_"))
)
_FORGET = sa.delete(t.anchor).where(
    t.anchor.c.course == sa.bindparam("course_"), t.anchor.c.notebook == sa.bindparam("id_")
)


class SqlNotebooks:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def find(self, course: CourseId, notebook: NotebookId) -> Notebook | None:
        values = {"course_": course, "id_": notebook}
        row = self._tx.read(_FIND, values).first()
        if row is None:
            return None
        return _notebook(row, [_anchor(anchor) for anchor in self._tx.read(_ANCHORS_OF, values).all()])

    def of_course(self, course: CourseId) -> Sequence[Notebook]:
        values = {"course_": course}
        anchors: dict[str, list[Anchor]] = {}
        for anchor in self._tx.read(_ANCHORS, values).all():
            anchors.setdefault(anchor.notebook, []).append(_anchor(anchor))
        return [_notebook(row, anchors.get(row.id, [])) for row in self._tx.read(_ALL, values).all()]

    def save(self, notebook: Notebook) -> None:
        here = {"course_": notebook.course, "id_": notebook.id}
        if self._tx.read(_FIND, here).first() is None:
            said = {"title": notebook.title, "path": notebook.path, "by_copies": notebook.by_copies}
            self._tx.write(sa.insert(t.notebook), {"course": notebook.course, "id": notebook.id, **said})
        else:
            said = {"title_": notebook.title, "path_": notebook.path, "by_copies_": notebook.by_copies}
            self._tx.write(_CHANGE, {**here, **said})
        self._tx.write(_FORGET, here)
        rows = [
            {
                "course": notebook.course,
                "notebook": notebook.id,
                "id": anchor.id,
                "place": place,
                "kind": anchor.kind,
                "title": anchor.title,
            }
            for place, anchor in enumerate(notebook.anchors)
        ]
        if rows:
            self._tx.write(sa.insert(t.anchor), rows)


def _notebook(row: sa.Row[Any], anchors: Sequence[Anchor]) -> Notebook:
    return Notebook(
        course=CourseId(row.course),
        id=NotebookId(row.id),
        title=row.title,
        path=row.path,
        anchors=tuple(anchors),
        by_copies=bool(row.by_copies),
    )


def _anchor(row: sa.Row[Any]) -> Anchor:
    return Anchor(id=AnchorId(row.id), kind=row.kind, title=row.title)
