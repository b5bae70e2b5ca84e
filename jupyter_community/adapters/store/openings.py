"""When talk opens at a cell, and who has come through."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_…

from ...core.discussions.opening import FREE, Opening, Opens
from ...core.ids import AnchorId, CourseId, NotebookId, PersonId
from . import tables as t
from .times import pack, unpack

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_OF_NOTEBOOK = sa.select(t.opening).where(
    t.opening.c.course == sa.bindparam("course_"), t.opening.c.notebook == sa.bindparam("notebook_")
)
_AT = _OF_NOTEBOOK.where(t.opening.c.anchor == sa.bindparam("anchor_"))
_new = insert(t.opening)
_SET = _new.on_conflict_do_update(
    index_elements=[t.opening.c.course, t.opening.c.notebook, t.opening.c.anchor],
    set_={name: getattr(_new.excluded, name) for name in ("opens", "due", "nameless", "assignment")},
)
_PASSED = sa.select(t.passed.c.person).where(
    t.passed.c.course == sa.bindparam("course_"),
    t.passed.c.notebook == sa.bindparam("notebook_"),
    t.passed.c.anchor == sa.bindparam("anchor_"),
)
_PASSED_BY = sa.select(t.passed.c.anchor).where(
    t.passed.c.course == sa.bindparam("course_"),
    t.passed.c.notebook == sa.bindparam("notebook_"),
    t.passed.c.person == sa.bindparam("person_"),
)
_PASS = insert(t.passed).on_conflict_do_nothing()
_SHUT = sa.delete(t.passed).where(
    t.passed.c.course == sa.bindparam("course_"),
    t.passed.c.notebook == sa.bindparam("notebook_"),
    t.passed.c.anchor == sa.bindparam("anchor_"),
)
_WRITERS = (
    insert(t.passed)
    .from_select(
        ["course", "notebook", "anchor", "person"],
        sa.select(t.thread.c.course, t.thread.c.notebook, t.thread.c.anchor, t.post.c.author)
        .join(t.thread, t.thread.c.id == t.post.c.thread)
        .where(
            t.thread.c.course == sa.bindparam("course_"),
            t.thread.c.notebook == sa.bindparam("notebook_"),
            t.thread.c.anchor == sa.bindparam("anchor_"),
            t.thread.c.audience == "everyone",
            t.post.c.author.is_not(None),
        )
        .distinct(),
    )
    .on_conflict_do_nothing()
)
_POSTS = (
    sa.select(t.thread.c.anchor, sa.func.sum(t.thread.c.posts).label("posts"))
    .where(
        t.thread.c.course == sa.bindparam("course_"),
        t.thread.c.notebook == sa.bindparam("notebook_"),
        t.thread.c.audience == "everyone",
    )
    .group_by(t.thread.c.anchor)
)


class SqlOpenings:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def at(self, course: CourseId, notebook: NotebookId, anchor: AnchorId) -> Opening:
        row = self._tx.read(_AT, {"course_": course, "notebook_": notebook, "anchor_": anchor}).first()
        return FREE if row is None else _opening(row)

    def of_notebook(self, course: CourseId, notebook: NotebookId) -> Mapping[AnchorId, Opening]:
        rows = self._tx.read(_OF_NOTEBOOK, {"course_": course, "notebook_": notebook})
        return {AnchorId(row.anchor): _opening(row) for row in rows}

    def set(self, course: CourseId, notebook: NotebookId, anchor: AnchorId, opening: Opening) -> None:
        row = {
            "course": course,
            "notebook": notebook,
            "anchor": anchor,
            "opens": opening.opens.value,
            "due": None if opening.due is None else pack(opening.due),
            "nameless": opening.nameless,
            "assignment": opening.assignment,
        }
        self._tx.write(_SET, row)

    def passed(self, course: CourseId, notebook: NotebookId, anchor: AnchorId) -> frozenset[PersonId]:
        rows = self._tx.read(_PASSED, {"course_": course, "notebook_": notebook, "anchor_": anchor})
        return frozenset(PersonId(row.person) for row in rows)

    def passed_by(self, course: CourseId, notebook: NotebookId, person: PersonId) -> frozenset[AnchorId]:
        rows = self._tx.read(_PASSED_BY, {"course_": course, "notebook_": notebook, "person_": person})
        return frozenset(AnchorId(row.anchor) for row in rows)

    def let_pass(self, course: CourseId, notebook: NotebookId, anchor: AnchorId, person: PersonId) -> bool:
        row = {"course": course, "notebook": notebook, "anchor": anchor, "person": person}
        return bool(self._tx.write(_PASS, row).rowcount)

    def let_writers_pass(self, course: CourseId, notebook: NotebookId, anchor: AnchorId) -> None:
        self._tx.write(_WRITERS, {"course_": course, "notebook_": notebook, "anchor_": anchor})

    def let_none_pass(self, course: CourseId, notebook: NotebookId, anchor: AnchorId) -> None:
        self._tx.write(_SHUT, {"course_": course, "notebook_": notebook, "anchor_": anchor})

    def posts(self, course: CourseId, notebook: NotebookId) -> Mapping[AnchorId, int]:
        rows = self._tx.read(_POSTS, {"course_": course, "notebook_": notebook})
        return {AnchorId(row.anchor): int(row.posts) for row in rows}


def _opening(row: sa.Row[Any]) -> Opening:
    due = None if row.due is None else unpack(row.due)
    return Opening(opens=Opens(row.opens), due=due, nameless=bool(row.nameless), assignment=row.assignment)
