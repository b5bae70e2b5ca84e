"""What people have read. Marks wait for the end of the batch and are then written together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_update

from ...core.ids import CourseId, PersonId, ThreadId
from . import tables as t

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_new = insert(t.mark)
_ADVANCE = _new.on_conflict_do_update(
    index_elements=[t.mark.c.person, t.mark.c.thread],
    set_={"n": _new.excluded.n},
    where=t.mark.c.n < _new.excluded.n,
)
_OF = (
    sa.select(t.mark.c.thread, t.mark.c.n)
    .join(t.thread, t.thread.c.id == t.mark.c.thread)
    .where(t.mark.c.person == sa.bindparam("person_"), t.thread.c.course == sa.bindparam("course_"))
)
_WROTE_IN = (
    sa.select(t.post.c.thread)
    .where(t.post.c.author == sa.bindparam("person_"), t.post.c.course == sa.bindparam("course_"))
    .distinct()
)


class SqlMarks:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction
        self._waiting: dict[tuple[PersonId, ThreadId], int] = {}

    def of(self, person: PersonId, course: CourseId) -> Mapping[ThreadId, int]:
        self.flush()
        rows = self._tx.read(_OF, {"person_": person, "course_": course})
        return {ThreadId(row.thread): row.n for row in rows}

    def advance(self, person: PersonId, thread: ThreadId, n: int) -> None:
        self._tx.will_write()
        key = (person, thread)
        self._waiting[key] = max(n, self._waiting.get(key, 0))

    def wrote_in(self, person: PersonId, course: CourseId) -> frozenset[ThreadId]:
        rows = self._tx.read(_WROTE_IN, {"person_": person, "course_": course})
        return frozenset(ThreadId(row.thread) for row in rows)

    def flush(self) -> None:
        """Writes the marks that wait."""
        if self._waiting:
            rows = [{"person": person, "thread": thread, "n": n} for (person, thread), n in self._waiting.items()]
            self._waiting = {}
            self._tx.write(_ADVANCE, rows)
