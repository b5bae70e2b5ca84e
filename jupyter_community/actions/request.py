"""What every action is given: who asks, when, and in which course."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..core.audience import Reader
from ..core.ids import CourseId
from ..core.people import Author, Caller, Membership
from ..core.permissions import Permission, permit


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    caller: Caller
    course: CourseId
    now: datetime

    def permit(self, permission: Permission) -> Membership:
        """The caller's membership, if it carries the permission.

        Raises:
            NotFound: not in the course.
            NotPermitted: without the permission.
        """
        return permit(self.caller, self.course, permission)

    @property
    def reader(self) -> Reader:
        """Through whose eyes the caller's queries are asked.

        Raises:
            NotFound: not in the course.
        """
        role = self.caller.membership(self.course).role
        return Reader.of(self.caller.person.id, role, self.now)

    @property
    def author(self) -> Author:
        """The caller as others see them in this course."""
        membership = self.caller.membership(self.course)
        return Author(id=self.caller.person.id, name=self.caller.person.name, role=membership.role)
