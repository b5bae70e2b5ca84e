"""The day on which somebody was last here: for welcoming them back, and for nobody else."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_update

from ....core.events import EventKind
from ....core.ids import CourseId, PersonId, ThreadId
from ....core.notices.welcome import Visit
from ....core.people import Role
from .. import tables as t
from ..times import pack

if TYPE_CHECKING:
    from ..transaction import SqlTransaction

_OF = sa.select(t.visit).where(t.visit.c.person == sa.bindparam("person_"), t.visit.c.course == sa.bindparam("course_"))
_new = insert(t.visit)
_SAVE = _new.on_conflict_do_update(
    index_elements=[t.visit.c.person, t.visit.c.course],
    set_={name: getattr(_new.excluded, name) for name in ("role", "day", "before")},
)
_GUIDED = sa.select(t.event.c.thread).where(
    t.event.c.course == sa.bindparam("course_"),
    t.event.c.kind == EventKind.THREAD_CHANGED.value,
    t.event.c.at >= sa.bindparam("since_", type_=t.BigInt),
)


class SqlVisits:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def of(self, person: PersonId, course: CourseId) -> Visit | None:
        row = self._tx.read(_OF, {"person_": person, "course_": course}).first()
        if row is None:
            return None
        before = None if row.before is None else date.fromordinal(row.before)
        return Visit(day=date.fromordinal(row.day), before=before)

    def save(self, person: PersonId, course: CourseId, role: Role, visit: Visit) -> None:
        days = {"day": visit.day.toordinal(), "before": None if visit.before is None else visit.before.toordinal()}
        self._tx.write(_SAVE, {"person": person, "course": course, "role": role.value, **days})

    def summed_up(self, course: CourseId, since: datetime) -> frozenset[ThreadId]:
        rows = self._tx.read(_GUIDED, {"course_": course, "since_": pack(since)})
        return frozenset(ThreadId(row.thread) for row in rows)
