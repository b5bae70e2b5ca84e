"""Which cells people found hard; only counts and one's own leave this file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_nothing

from ...core.ids import AnchorId, CourseId, NotebookId, PersonId
from . import tables as t

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_here = t.difficulty.c
_OF_COURSE = (
    sa.select(_here.notebook, _here.anchor, sa.func.count().label("people"))
    .where(_here.course == sa.bindparam("course_"))
    .group_by(_here.notebook, _here.anchor)
)
_OF_NOTEBOOK = (
    sa.select(_here.anchor, sa.func.count().label("people"))
    .where(_here.course == sa.bindparam("course_"), _here.notebook == sa.bindparam("notebook_"))
    .group_by(_here.anchor)
)
_MINE = sa.select(_here.notebook, _here.anchor).where(
    _here.person == sa.bindparam("person_"), _here.course == sa.bindparam("course_")
)
_SAY = insert(t.difficulty).on_conflict_do_nothing()
_TAKE_BACK = sa.delete(t.difficulty).where(
    _here.course == sa.bindparam("course_"),
    _here.notebook == sa.bindparam("notebook_"),
    _here.anchor == sa.bindparam("anchor_"),
    _here.person == sa.bindparam("person_"),
)


class SqlDifficulties:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def of_course(self, course: CourseId) -> Mapping[tuple[NotebookId, AnchorId], int]:
        rows = self._tx.read(_OF_COURSE, {"course_": course})
        return {(NotebookId(row.notebook), AnchorId(row.anchor)): row.people for row in rows}

    def of_notebook(self, course: CourseId, notebook: NotebookId) -> Mapping[AnchorId, int]:
        rows = self._tx.read(_OF_NOTEBOOK, {"course_": course, "notebook_": notebook})
        return {AnchorId(row.anchor): row.people for row in rows}

    def mine(self, person: PersonId, course: CourseId) -> frozenset[tuple[NotebookId, AnchorId]]:
        rows = self._tx.read(_MINE, {"person_": person, "course_": course})
        return frozenset((NotebookId(row.notebook), AnchorId(row.anchor)) for row in rows)

    def say(self, course: CourseId, notebook: NotebookId, anchor: AnchorId, person: PersonId) -> None:
        row = {"course": course, "notebook": notebook, "anchor": anchor, "person": person}
        self._tx.write(_SAY, row)

    def take_back(self, course: CourseId, notebook: NotebookId, anchor: AnchorId, person: PersonId) -> None:
        where = {"course_": course, "notebook_": notebook, "anchor_": anchor, "person_": person}
        self._tx.write(_TAKE_BACK, where)
