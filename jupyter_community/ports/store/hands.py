"""Hands that are up, and who comes. What is down is gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from ...core.hands.hand import Hand
from ...core.ids import CourseId, HandId, PersonId
from ...core.people import Author


class Hands(Protocol):
    def of_course(self, course: CourseId, since: datetime) -> Sequence[Hand]:
        """Those raised since then, in that order."""
        ...

    def find(self, course: CourseId, hand: HandId) -> Hand | None: ...

    def of(self, course: CourseId, person: PersonId) -> Hand | None: ...

    def save(self, hand: Hand) -> None: ...

    def take_down(self, course: CourseId, hand: HandId) -> None: ...

    def forget(self, course: CourseId, before: datetime) -> None:
        """Takes down what was raised before."""
        ...

    def on_duty(self, course: CourseId, now: datetime) -> Sequence[Author]:
        """Who of the staff takes hands, by name."""
        ...

    def set_duty(self, course: CourseId, staff: Author, until: datetime | None) -> None:
        """Until when somebody takes hands; None: no longer."""
        ...
