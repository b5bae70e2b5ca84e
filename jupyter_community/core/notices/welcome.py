"""Coming back: what is new for somebody who was away for a while, never what they missed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from ..discussions.thread import Thread

AWAY = 10
"""Days after which somebody is welcomed back."""
MOST = 12


class News(str, Enum):
    ANNOUNCED = "announced"
    ANSWERED = "answered"
    """Somebody wrote in a thread that one started."""
    SUMMED_UP = "summed_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """On which day somebody was last here, and on which before that; no finer, and for nobody else."""

    day: date
    before: date | None = None

    def next(self, today: date) -> Visit:
        return self if today <= self.day else Visit(day=today, before=self.day)

    @property
    def away_since(self) -> date | None:
        """The last day before somebody was away for long enough to be welcomed."""
        return self.before if self.before is not None and self.day - self.before >= timedelta(days=AWAY) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    thread: Thread
    why: News


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """Attributes: ``since``: None where nobody needs to be welcomed."""

    since: date | None
    items: tuple[Item, ...] = ()
