"""Who may know of a thing, and through whose eyes it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from enum import Enum

from .ids import PersonId
from .people import Role
from .permissions import Permission, allowed


class Audience(str, Enum):
    """Who may read a thread and all that is said in it."""

    EVERYONE = "everyone"
    """Everybody in the course."""
    STAFF = "staff"
    """The course's staff, and the person who asked them."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Through whose eyes something is read. Queries take one, so that what is not for it is never fetched.

    Attributes:
        person: None reads as nobody in particular.
        private: may read what others asked only the staff, and what is not open yet.
        now: when; some things open at a time.
    """

    person: PersonId | None
    private: bool
    now: datetime

    @classmethod
    def of(cls, person: PersonId, role: Role, now: datetime) -> Reader:
        return cls(person=person, private=allowed(role, Permission.READ_PRIVATE), now=now)


FEED = Reader(person=None, private=True, now=datetime.max.replace(tzinfo=timezone.utc))
"""Reads everything, to hand each piece on to its :class:`Readers` only."""


@dataclass(frozen=True, slots=True)
class Readers:
    """Who may be told of an event.

    Attributes:
        only: at a cell that is not open to everybody, who of them may read there.
        apart: who is not told, because they and its author do not see each other.
        unless: not those who are told something else instead.
    """

    audience: Audience = Audience.EVERYONE
    asker: PersonId | None = None
    only: frozenset[PersonId] | None = None
    apart: frozenset[PersonId] = frozenset()
    unless: Readers | None = None

    def include(self, person: PersonId, *, private: bool) -> bool:
        """``private``: the person may read what others asked only the staff."""
        if self.unless is not None and self.unless.include(person, private=private):
            return False
        if private:
            return True
        if person in self.apart:
            return False
        if self.audience == Audience.STAFF:
            return person == self.asker
        return self.only is None or person in self.only


EVERYBODY = Readers()
