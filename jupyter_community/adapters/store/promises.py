"""How soon the staff of a course mean to answer, and how long askers have waited."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_update

from ...core.discussions.inbox import Promise
from ...core.ids import CourseId
from ...core.permissions import STAFF
from . import tables as t
from .times import pack, unpack

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_OF = sa.select(t.promise).where(t.promise.c.course == sa.bindparam("course_"))
_new = insert(t.promise)
_SET = _new.on_conflict_do_update(
    index_elements=[t.promise.c.course], set_={"minutes": _new.excluded.minutes, "shown": _new.excluded.shown}
)
_ROLES = [role.value for role in STAFF]
_first = sa.func.min(t.post.c.at)
_WAITS = (
    sa.select(t.thread.c.at, _first.label("answered"))
    .join(t.post, t.post.c.thread == t.thread.c.id)
    .where(
        t.thread.c.course == sa.bindparam("course_"),
        t.thread.c.last_at >= sa.bindparam("since_", type_=t.BigInt),
        t.thread.c.state.is_not(None),
        sa.func.coalesce(t.thread.c.started_role, "").not_in(_ROLES),
        t.post.c.role.in_(_ROLES),
    )
    .group_by(t.thread.c.id, t.thread.c.at)
    .having(_first >= sa.bindparam("since_", type_=t.BigInt))
)
"""Of each question that somebody else than the staff asked, when the staff answered first, if that was lately."""


class SqlPromises:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def of(self, course: CourseId) -> Promise:
        row = self._tx.read(_OF, {"course_": course}).first()
        return Promise() if row is None else Promise(minutes=row.minutes, shown=bool(row.shown))

    def set(self, course: CourseId, promise: Promise) -> None:
        self._tx.write(_SET, {"course": course, "minutes": promise.minutes, "shown": promise.shown})

    def waits(self, course: CourseId, since: datetime) -> Sequence[timedelta]:
        rows = self._tx.read(_WAITS, {"course_": course, "since_": pack(since)})
        return [unpack(row.answered) - unpack(row.at) for row in rows]
