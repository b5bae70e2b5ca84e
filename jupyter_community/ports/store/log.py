"""The events of a course."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ...core.events import Cursor, Event
from ...core.ids import CourseId, LogId, PersonId, Seq


class Log(Protocol):
    """The events of each course, numbered from 1 without gaps, taken in the transaction that saves the thing."""

    def id(self) -> LogId: ...

    def last(self, course: CourseId) -> Cursor: ...

    def append(self, event: Event) -> None:
        """Appends; its number is taken at the end of the transaction."""
        ...

    def knows(self, course: CourseId, author: PersonId, key: str) -> bool:
        """Whether an event of this author with this key was ever appended."""
        ...

    def after(self, course: CourseId, seq: Seq, limit: int) -> Sequence[Event]: ...
