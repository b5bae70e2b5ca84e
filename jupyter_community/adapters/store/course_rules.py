"""How a course wants its talk to be, who agreed, and who writes under their name from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_update

from ...core.ids import CourseId, PersonId
from ...core.rules import Rules
from . import tables as t

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_course: sa.BindParameter[str] = sa.bindparam("course_")
_person: sa.BindParameter[int] = sa.bindparam("person_")
_OF = sa.select(t.rules).where(t.rules.c.course == _course)
_new = insert(t.rules)
_SET = _new.on_conflict_do_update(
    index_elements=[t.rules.c.course],
    set_={column.name: _new.excluded[column.name] for column in t.rules.c if column.name != "course"},
)
_AGREED = sa.select(t.agreed.c.version).where(t.agreed.c.course == _course, t.agreed.c.person == _person)
_agreement = insert(t.agreed)
_AGREE = _agreement.on_conflict_do_update(
    index_elements=[t.agreed.c.course, t.agreed.c.person], set_={"version": _agreement.excluded.version}
)
_NAMED = sa.select(t.named.c.reason).where(t.named.c.course == _course, t.named.c.person == _person)
_naming = insert(t.named)
_NAME = _naming.on_conflict_do_update(
    index_elements=[t.named.c.course, t.named.c.person], set_={"reason": _naming.excluded.reason}
)
_UNNAME = sa.delete(t.named).where(t.named.c.course == _course, t.named.c.person == _person)


class SqlCourseRules:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def of(self, course: CourseId) -> Rules:
        row = self._tx.read(_OF, {"course_": course}).first()
        if row is None:
            return Rules()
        return Rules(
            agreement=row.agreement, version=row.version, nameless=bool(row.nameless), hide_after=row.hide_after
        )

    def set(self, course: CourseId, rules: Rules) -> None:
        self._tx.write(
            _SET,
            {
                "course": course,
                "agreement": rules.agreement,
                "version": rules.version,
                "nameless": rules.nameless,
                "hide_after": rules.hide_after,
            },
        )

    def agreed(self, course: CourseId, person: PersonId) -> int:
        return int(self._tx.read(_AGREED, {"course_": course, "person_": person}).scalar() or 0)

    def agree(self, course: CourseId, person: PersonId, version: int) -> None:
        self._tx.write(_AGREE, {"course": course, "person": person, "version": version})

    def named(self, course: CourseId, person: PersonId) -> str | None:
        reason: str | None = self._tx.read(_NAMED, {"course_": course, "person_": person}).scalar()
        return reason

    def name(self, course: CourseId, person: PersonId, reason: str | None) -> None:
        if reason is None:
            self._tx.write(_UNNAME, {"course_": course, "person_": person})
        else:
            self._tx.write(_NAME, {"course": course, "person": person, "reason": reason})
