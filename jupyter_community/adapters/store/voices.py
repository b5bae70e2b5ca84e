"""Who wonders about the same as a thread; only counts and one's own leave this file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_nothing

from ...core.ids import CourseId, PersonId, ThreadId
from . import tables as t

if TYPE_CHECKING:
    from .transaction import SqlTransaction

MANY = 500
_COUNT = (
    sa.select(t.voice.c.thread, sa.func.count().label("count"))
    .where(t.voice.c.thread.in_(sa.bindparam("threads_", expanding=True)))
    .group_by(t.voice.c.thread)
)
_MINE = (
    sa.select(t.voice.c.thread)
    .join(t.thread, t.thread.c.id == t.voice.c.thread)
    .where(t.voice.c.person == sa.bindparam("person_"), t.thread.c.course == sa.bindparam("course_"))
)
_JOIN = insert(t.voice).on_conflict_do_nothing()
_LEAVE = sa.delete(t.voice).where(
    t.voice.c.thread == sa.bindparam("thread_"), t.voice.c.person == sa.bindparam("person_")
)


class SqlVoices:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def count(self, threads: Iterable[ThreadId]) -> Mapping[ThreadId, int]:
        wanted = list(threads)
        found: dict[ThreadId, int] = {}
        for start in range(0, len(wanted), MANY):
            rows = self._tx.read(_COUNT, {"threads_": wanted[start : start + MANY]})
            found |= {ThreadId(row.thread): row._mapping["count"] for row in rows}
        return found

    def mine(self, person: PersonId, course: CourseId) -> frozenset[ThreadId]:
        rows = self._tx.read(_MINE, {"person_": person, "course_": course})
        return frozenset(ThreadId(row.thread) for row in rows)

    def join(self, thread: ThreadId, person: PersonId) -> None:
        self._tx.write(_JOIN, {"thread": thread, "person": person})

    def leave(self, thread: ThreadId, person: PersonId) -> None:
        self._tx.write(_LEAVE, {"thread_": thread, "person_": person})
