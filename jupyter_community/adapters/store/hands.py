"""Hands that are up, and who of the staff takes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_update

from ...core.hands.hand import Hand, HandState
from ...core.ids import AnchorId, CourseId, HandId, NotebookId, PersonId
from ...core.people import Author, Role
from . import tables as t
from .authors import author, name_of
from .times import pack, unpack

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_owner, _helper = t.person.alias("owner"), t.person.alias("helper")
_SELECT = (
    sa.select(t.hand, name_of(_owner).label("name"), name_of(_helper).label("helper_name"))
    .join(_owner, _owner.c.id == t.hand.c.person)
    .outerjoin(_helper, _helper.c.id == t.hand.c.helper)
)
_in_course = t.hand.c.course == sa.bindparam("course_")
_this = sa.and_(_in_course, t.hand.c.id == sa.bindparam("id_"))
_OF_COURSE = _SELECT.where(_in_course, t.hand.c.at >= sa.bindparam("since_", type_=t.BigInt)).order_by(
    t.hand.c.at, t.hand.c.id
)
_FIND = _SELECT.where(_this)
_OF = _SELECT.where(_in_course, t.hand.c.person == sa.bindparam("person_"))
_new = insert(t.hand)
_SAVE = _new.on_conflict_do_update(
    index_elements=[t.hand.c.course, t.hand.c.id],
    set_={column.name: _new.excluded[column.name] for column in t.hand.c if not column.primary_key},
)
_TAKE_DOWN = sa.delete(t.hand).where(_this)
_FORGET = sa.delete(t.hand).where(_in_course, t.hand.c.at < sa.bindparam("before_", type_=t.BigInt))

_ON_DUTY = (
    sa.select(t.duty, name_of(t.person).label("name"))
    .join(t.person, t.person.c.id == t.duty.c.person)
    .where(t.duty.c.course == sa.bindparam("course_"), t.duty.c.until > sa.bindparam("now_", type_=t.BigInt))
    .order_by(sa.literal_column("name"), t.duty.c.person)
)
_watch = insert(t.duty)
_BEGIN = _watch.on_conflict_do_update(
    index_elements=[t.duty.c.course, t.duty.c.person],
    set_={"role": _watch.excluded.role, "until": _watch.excluded.until},
)
_END = sa.delete(t.duty).where(t.duty.c.course == sa.bindparam("course_"), t.duty.c.person == sa.bindparam("person_"))


class SqlHands:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def of_course(self, course: CourseId, since: datetime) -> Sequence[Hand]:
        return [_hand(row) for row in self._tx.read(_OF_COURSE, {"course_": course, "since_": pack(since)})]

    def find(self, course: CourseId, hand: HandId) -> Hand | None:
        row = self._tx.read(_FIND, {"course_": course, "id_": hand}).first()
        return None if row is None else _hand(row)

    def of(self, course: CourseId, person: PersonId) -> Hand | None:
        row = self._tx.read(_OF, {"course_": course, "person_": person}).first()
        return None if row is None else _hand(row)

    def save(self, hand: Hand) -> None:
        row = {
            "course": hand.course,
            "id": hand.id,
            "notebook": hand.notebook,
            "anchor": hand.anchor,
            "person": hand.by.id,
            "role": hand.by.role.value,
            "at": pack(hand.at),
            "line": hand.line,
            "private": hand.private,
            "state": hand.state.value,
            "since": pack(hand.since),
            "helper": None if hand.helper is None else hand.helper.id,
            "helper_role": None if hand.helper is None else hand.helper.role.value,
        }
        self._tx.write(_SAVE, row)

    def take_down(self, course: CourseId, hand: HandId) -> None:
        self._tx.write(_TAKE_DOWN, {"course_": course, "id_": hand})

    def forget(self, course: CourseId, before: datetime) -> None:
        self._tx.write(_FORGET, {"course_": course, "before_": pack(before)})

    def on_duty(self, course: CourseId, now: datetime) -> Sequence[Author]:
        rows = self._tx.read(_ON_DUTY, {"course_": course, "now_": pack(now)})
        return [Author(id=PersonId(row.person), name=row.name, role=Role(row.role)) for row in rows]

    def set_duty(self, course: CourseId, staff: Author, until: datetime | None) -> None:
        if until is None:
            self._tx.write(_END, {"course_": course, "person_": staff.id})
        else:
            row = {"course": course, "person": staff.id, "role": staff.role.value, "until": pack(until)}
            self._tx.write(_BEGIN, row)


def _hand(row: sa.Row[Any]) -> Hand:
    return Hand(
        id=HandId(row.id),
        course=CourseId(row.course),
        notebook=NotebookId(row.notebook),
        anchor=AnchorId(row.anchor),
        by=Author(id=PersonId(row.person), name=row.name, role=Role(row.role)),
        at=unpack(row.at),
        line=row.line,
        private=bool(row.private),
        state=HandState(row.state),
        since=unpack(row.since),
        helper=author(row.helper, row.helper_name, row.helper_role),
    )
