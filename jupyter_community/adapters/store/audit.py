"""What the staff did, on record: rows are added and read, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from ...core.audit import Act, Entry
from ...core.ids import CourseId, PersonId, PostId, ThreadId
from ...core.people import Author, Role
from . import tables as t
from .authors import name_of
from .times import pack, unpack

if TYPE_CHECKING:
    from .transaction import SqlTransaction

MANY = 500
_ADD = sa.insert(t.audit)
_OF_COURSE = (
    sa.select(t.audit, name_of(t.person).label("name"))
    .join(t.person, t.person.c.id == t.audit.c.person)
    .where(t.audit.c.course == sa.bindparam("course_"), t.audit.c.id < sa.bindparam("before_", type_=t.BigInt))
    .order_by(t.audit.c.id.desc())
    .limit(sa.bindparam("limit_"))
)
_UNMASKINGS = (
    sa.select(t.audit.c.post, t.audit.c.why)
    .where(t.audit.c.post.in_(sa.bindparam("posts_", expanding=True)), t.audit.c.act == Act.UNMASK.value)
    .order_by(t.audit.c.id)
)
_END = 2**62


class SqlAudit:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def add(self, entry: Entry) -> None:
        self._tx.write(
            _ADD,
            {
                "course": entry.course,
                "act": entry.act.value,
                "person": entry.by.id,
                "role": entry.by.role.value,
                "at": pack(entry.at),
                "thread": entry.thread,
                "post": entry.post,
                "why": entry.why,
            },
        )

    def of_course(self, course: CourseId, before: int | None, limit: int) -> Sequence[Entry]:
        values = {"course_": course, "before_": _END if before is None else before, "limit_": limit}
        return [
            Entry(
                id=row.id,
                course=CourseId(row.course),
                act=Act(row.act),
                by=Author(id=PersonId(row.person), name=row.name, role=Role(row.role)),
                at=unpack(row.at),
                thread=None if row.thread is None else ThreadId(row.thread),
                post=None if row.post is None else PostId(row.post),
                why=row.why,
            )
            for row in self._tx.read(_OF_COURSE, values)
        ]

    def unmaskings(self, posts: Iterable[PostId]) -> Mapping[PostId, tuple[str, ...]]:
        wanted = list(posts)
        found: dict[PostId, tuple[str, ...]] = {}
        for start in range(0, len(wanted), MANY):
            for row in self._tx.read(_UNMASKINGS, {"posts_": wanted[start : start + MANY]}):
                found[PostId(row.post)] = (*found.get(PostId(row.post), ()), row.why or "")
        return found
