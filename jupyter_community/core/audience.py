"""Who may know of a thing, and through whose eyes it is read."""

from __future__ import annotations

from dataclasses import dataclass
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
        private: may read what others asked only the staff.
    """

    person: PersonId | None
    private: bool

    @classmethod
    def of(cls, person: PersonId, role: Role) -> Reader:
        return cls(person=person, private=allowed(role, Permission.READ_PRIVATE))


FEED = Reader(person=None, private=True)
"""Reads everything, to hand each piece on to its :class:`Readers` only."""


@dataclass(frozen=True, slots=True)
class Readers:
    """Who may be told of an event."""

    audience: Audience = Audience.EVERYONE
    asker: PersonId | None = None

    def include(self, reader: Reader) -> bool:
        if self.audience == Audience.EVERYONE or reader.private:
            return True
        return self.asker is not None and reader.person == self.asker


EVERYBODY = Readers()
