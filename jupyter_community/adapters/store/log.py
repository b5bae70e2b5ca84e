"""The event log. Numbers are taken last and for a whole batch, so their rows are locked for a moment only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from ...core.audience import Audience, Readers
from ...core.events import Cursor, Event, EventKind
from ...core.ids import CourseId, LogId, PersonId, Seq
from . import tables as t
from .times import pack, unpack

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_ID = sa.select(t.log.c.id)
_LAST = sa.select(t.counter.c.last_seq).where(t.counter.c.course == sa.bindparam("course_"))
_FIRST = sa.insert(t.counter).values(course=sa.bindparam("course_"), last_seq=0)
_TAKE = (
    sa.update(t.counter)
    .where(t.counter.c.course == sa.bindparam("course_"))
    .values(last_seq=t.counter.c.last_seq + sa.bindparam("count_"))
    .returning(t.counter.c.last_seq)
)
_INSERT = sa.insert(t.event)
_KNOWS = sa.select(sa.literal(1)).where(
    t.event.c.course == sa.bindparam("course_"),
    t.event.c.author == sa.bindparam("author_"),
    t.event.c.key == sa.bindparam("key_"),
)
_AFTER = (
    sa.select(t.event)
    .where(t.event.c.course == sa.bindparam("course_"), t.event.c.seq > sa.bindparam("seq_"))
    .order_by(t.event.c.seq)
    .limit(sa.bindparam("limit_"))
)


class SqlLog:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction
        self._new: dict[CourseId, list[Event]] = {}

    def id(self) -> LogId:
        return LogId(self._tx.read(_ID).scalar_one())

    def last(self, course: CourseId) -> Cursor:
        seq = self._tx.read(_LAST, {"course_": course}).scalar() or 0
        return Cursor(log=self.id(), seq=Seq(seq + len(self._new.get(course, ()))))

    def append(self, event: Event) -> None:
        self._tx.will_write()
        self._new.setdefault(event.course, []).append(event)

    def knows(self, course: CourseId, author: PersonId, key: str) -> bool:
        if any(event.author == author and event.key == key for event in self._new.get(course, ())):
            return True
        return self._tx.read(_KNOWS, {"course_": course, "author_": author, "key_": key}).first() is not None

    def after(self, course: CourseId, seq: Seq, limit: int) -> Sequence[Event]:
        rows = self._tx.read(_AFTER, {"course_": course, "seq_": seq, "limit_": limit})
        return [_event(row) for row in rows]

    def flush(self) -> set[CourseId]:
        """Numbers and writes the events of the batch; courses in order, so that two writers cannot deadlock."""
        rows = []
        for course in sorted(self._new):
            events = self._new[course]
            last = self._take(course, len(events))
            rows += [_row(event, last - len(events) + n) for n, event in enumerate(events, 1)]
        if rows:
            self._tx.write(_INSERT, rows)
        touched, self._new = set(self._new), {}
        return touched

    def _take(self, course: CourseId, count: int) -> int:
        values = {"course_": course, "count_": count}
        last = self._tx.write(_TAKE, values).scalar()
        if last is None:
            self._tx.write(_FIRST, {"course_": course})
            last = self._tx.write(_TAKE, values).scalar_one()
        return int(last)


def _row(event: Event, seq: int) -> dict[str, object]:
    return {
        "course": event.course,
        "seq": seq,
        "kind": event.kind.value,
        "subject": event.subject,
        "thread": event.thread,
        "author": event.author,
        "key": event.key,
        "audience": event.readers.audience.value,
        "asker": event.readers.asker,
        "at": pack(event.at),
    }


def _event(row: sa.Row[Any]) -> Event:
    return Event(
        course=CourseId(row.course),
        kind=EventKind(row.kind),
        subject=row.subject,
        thread=row.thread,
        author=PersonId(row.author),
        key=row.key,
        readers=Readers(Audience(row.audience), None if row.asker is None else PersonId(row.asker)),
        at=unpack(row.at),
        seq=Seq(row.seq),
    )
