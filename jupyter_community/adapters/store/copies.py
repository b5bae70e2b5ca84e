"""What members' copies hold, until staff share an outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_…

from ...core.cells.outline import CellType, Copy, KnownCell
from ...core.ids import CourseId, NotebookId, PersonId
from . import tables as t
from .times import pack

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_HERE = (t.copy.c.course == sa.bindparam("course_"), t.copy.c.notebook == sa.bindparam("notebook_"))
_OF = sa.select(t.copy).where(*_HERE, t.copy.c.person == sa.bindparam("person_"))
_NEWEST = sa.select(t.copy).where(*_HERE).order_by(t.copy.c.at.desc(), t.copy.c.person).limit(sa.bindparam("limit_"))
_FIRST = sa.select(t.copy).where(*_HERE).order_by(t.copy.c.founded.desc(), t.copy.c.at, t.copy.c.person).limit(1)
_new = insert(t.copy)
_SAY = _new.on_conflict_do_update(
    index_elements=[t.copy.c.course, t.copy.c.notebook, t.copy.c.person],
    set_={name: getattr(_new.excluded, name) for name in ("at", "title", "path", "hashes")},
)
_MINE = sa.select(t.copy.c.notebook, t.copy.c.founded).where(
    t.copy.c.course == sa.bindparam("course_"), t.copy.c.person == sa.bindparam("person_")
)
_DESCRIBED = sa.select(t.described).where(
    t.described.c.course == sa.bindparam("course_"), t.described.c.notebook == sa.bindparam("notebook_")
)
_DESCRIBE = insert(t.described).on_conflict_do_nothing()
_OF_PERSON = (
    t.described.c.course == sa.bindparam("course_"),
    t.described.c.notebook == sa.bindparam("notebook_"),
    t.described.c.person == sa.bindparam("person_"),
)
_DESCRIBED_BY = sa.select(t.described.c.hash).where(*_OF_PERSON)
_DROP = sa.delete(t.described).where(*_OF_PERSON, t.described.c.hash == sa.bindparam("hash_"))
_FORGET = (
    sa.delete(t.copy).where(*_HERE),
    sa.delete(t.described).where(
        t.described.c.course == sa.bindparam("course_"), t.described.c.notebook == sa.bindparam("notebook_")
    ),
    sa.delete(t.outline).where(
        t.outline.c.course == sa.bindparam("course_"),
        t.outline.c.notebook == sa.bindparam("notebook_"),
        t.outline.c.release == 0,
    ),
)


class SqlCopies:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def of(self, course: CourseId, notebook: NotebookId, person: PersonId) -> Copy | None:
        row = self._tx.read(_OF, {"course_": course, "notebook_": notebook, "person_": person}).first()
        return None if row is None else _copy(row)

    def newest(self, course: CourseId, notebook: NotebookId, limit: int) -> Sequence[Copy]:
        rows = self._tx.read(_NEWEST, {"course_": course, "notebook_": notebook, "limit_": limit})
        return [_copy(row) for row in rows]

    def first(self, course: CourseId, notebook: NotebookId) -> Copy | None:
        row = self._tx.read(_FIRST, {"course_": course, "notebook_": notebook}).first()
        return None if row is None else _copy(row)

    def say(
        self, course: CourseId, notebook: NotebookId, person: PersonId, copy: Copy, *, at: datetime, founds: bool
    ) -> None:
        row = {"course": course, "notebook": notebook, "person": person, "at": pack(at), "founded": founds}
        said = {"title": copy.title, "path": copy.path, "hashes": " ".join(copy.hashes)}
        self._tx.write(_SAY, {**row, **said})

    def mine(self, course: CourseId, person: PersonId) -> Mapping[NotebookId, bool]:
        rows = self._tx.read(_MINE, {"course_": course, "person_": person})
        return {NotebookId(row.notebook): bool(row.founded) for row in rows}

    def described(self, course: CourseId, notebook: NotebookId) -> Mapping[str, KnownCell]:
        rows = self._tx.read(_DESCRIBED, {"course_": course, "notebook_": notebook})
        return {row.hash: KnownCell(type=CellType(row.type), fingerprint=row.fingerprint) for row in rows}

    def describe(
        self, course: CourseId, notebook: NotebookId, person: PersonId, cells: Mapping[str, KnownCell], keep: Set[str]
    ) -> None:
        mine = {"course_": course, "notebook_": notebook, "person_": person}
        stale = [{**mine, "hash_": row.hash} for row in self._tx.read(_DESCRIBED_BY, mine) if row.hash not in keep]
        if stale:
            self._tx.write(_DROP, stale)
        where = {"course": course, "notebook": notebook, "person": person}
        if cells:
            self._tx.write(
                _DESCRIBE,
                [
                    {**where, "hash": hash, "type": cell.type.value, "fingerprint": cell.fingerprint}
                    for hash, cell in cells.items()
                ],
            )

    def forget(self, course: CourseId, notebook: NotebookId) -> None:
        for statement in _FORGET:
            self._tx.write(statement, {"course_": course, "notebook_": notebook})


def _copy(row: sa.Row[Any]) -> Copy:
    return Copy(title=row.title, path=row.path, hashes=tuple(row.hashes.split()))
