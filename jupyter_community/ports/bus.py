"""Says to whoever listens that a course has new events. Carries pointers only: listeners read on from their number."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from ..core.ids import CourseId, PersonId


class Bus(Protocol):
    """Called by the store after a commit, and by whoever delivers events."""

    def poke(self, courses: Iterable[CourseId]) -> None:
        """These courses have new events. Safe to call from any thread."""
        ...

    def tell(self, person: PersonId, message: dict[str, object]) -> None:
        """Something for a person's other pages that is not worth a place in the log. May get lost."""
        ...

    def subscribe(
        self, on_poke: Callable[[CourseId], None], on_tell: Callable[[PersonId, dict[str, object]], None]
    ) -> Callable[[], None]:
        """Listens, on the running loop; returns what ends it."""
        ...
