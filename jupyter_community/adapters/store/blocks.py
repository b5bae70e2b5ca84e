"""Who does not see whom. What follows from it for what people read is in ``seeing.py``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from ...core.audience import Reader
from ...core.blocking import Block, Blocked
from ...core.ids import CourseId, PersonId, ThreadId
from ...core.people import Alias, Author, Byline, Role
from . import tables as t
from .authors import name_of
from .seeing import APART, seen_by
from .times import pack, unpack

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_course: sa.BindParameter[str] = sa.bindparam("course_")
_OF_COURSE = sa.select(t.block).where(t.block.c.course == _course)
_MINE = (
    sa.select(t.block, name_of(t.person).label("name"))
    .outerjoin(t.person, t.person.c.id == t.block.c.blocked)
    .where(t.block.c.course == _course, t.block.c.blocker == sa.bindparam("person_"))
    .order_by(t.block.c.at, t.block.c.id)
)
_ADD = sa.insert(t.block)
_REMOVE = sa.delete(t.block).where(
    t.block.c.id == sa.bindparam("id_"),
    t.block.c.course == _course,
    t.block.c.blocker == sa.bindparam("person_"),
)
_ANY = (
    sa.select(sa.literal(1))
    .where(
        t.block.c.course == _course,
        sa.or_(t.block.c.blocker == sa.bindparam("reader_"), t.block.c.blocked == sa.bindparam("reader_")),
    )
    .limit(1)
)
_UNREAD = (
    sa.select(t.post.c.thread, sa.func.count().label("count"))
    .outerjoin(t.mark, sa.and_(t.mark.c.thread == t.post.c.thread, t.mark.c.person == sa.bindparam("reader_")))
    .where(t.post.c.course == _course, t.post.c.n > sa.func.coalesce(t.mark.c.n, 0), APART)
    .group_by(t.post.c.thread)
)


class SqlBlocks:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def of_course(self, course: CourseId) -> Sequence[Block]:
        return [_block(row) for row in self._tx.read(_OF_COURSE, {"course_": course})]

    def mine(self, course: CourseId, blocker: PersonId) -> Sequence[Blocked]:
        rows = self._tx.read(_MINE, {"course_": course, "person_": blocker})
        return [Blocked(block=_block(row), who=_who(row)) for row in rows]

    def add(self, block: Block) -> None:
        self._tx.write(
            _ADD,
            {
                "id": block.id,
                "course": block.course,
                "blocker": block.blocker,
                "at": pack(block.at),
                "blocked": block.blocked,
                "thread": block.thread,
                "alias": block.alias,
            },
        )

    def remove(self, course: CourseId, blocker: PersonId, id: str) -> bool:
        return bool(self._tx.write(_REMOVE, {"course_": course, "person_": blocker, "id_": id}).rowcount)

    def unread(self, course: CourseId, reader: Reader) -> Mapping[ThreadId, int]:
        values = {"course_": course, **seen_by(reader)}
        if reader.private or self._tx.read(_ANY, values).first() is None:
            return {}
        self._tx.marks.flush()
        return {ThreadId(row.thread): row._mapping["count"] for row in self._tx.read(_UNREAD, values)}


def _block(row: sa.Row[Any]) -> Block:
    return Block(
        id=row.id,
        course=CourseId(row.course),
        blocker=PersonId(row.blocker),
        at=unpack(row.at),
        blocked=None if row.blocked is None else PersonId(row.blocked),
        thread=None if row.thread is None else ThreadId(row.thread),
        alias=row.alias,
    )


def _who(row: sa.Row[Any]) -> Byline:
    if row.blocked is None:
        return Alias(row.alias)
    return Author(id=PersonId(row.blocked), name=row.name, role=Role.LEARNER)
