"""How much one person may ask for at once. Nobody who reads and writes comes near it; a loop gone wild does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..core.errors import SlowDown
from ..core.ids import PersonId


@dataclass(frozen=True, slots=True)
class Pace:
    """So many a second for ever, and ``burst`` at once after a rest."""

    per_second: float
    burst: int


READING = Pace(per_second=20, burst=400)
"""A page asks for a board and a notebook when it opens, and for little after."""
WRITING = Pace(per_second=2, burst=120)
"""Also what was written offline goes out at once, and marks of what was read."""
FRAMES = Pace(per_second=50, burst=200)
MOST_KEPT = 10_000


class Bucket:
    """A token bucket: each asking takes one token, and time brings them back."""

    __slots__ = ("_at", "_left", "_pace")

    def __init__(self, pace: Pace, now: float) -> None:
        self._pace, self._at, self._left = pace, now, float(pace.burst)

    def left(self, now: float) -> float:
        """How many tokens there are at a moment, in seconds of any steady clock."""
        return min(self._pace.burst, self._left + (now - self._at) * self._pace.per_second)

    def take(self, now: float) -> float:
        """Takes a token, and answers 0; where there is none, after how many seconds there will be."""
        left = self.left(now)
        if left < 1:
            return (1 - left) / self._pace.per_second
        self._at, self._left = now, left - 1
        return 0

    def is_full(self, now: float) -> bool:
        return self.left(now) >= self._pace.burst


class Doorkeeper:
    """Keeps a bucket for each person and each of the two paces; forgets who has come to rest."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._buckets: dict[tuple[PersonId, Pace], Bucket] = {}

    def let_in(self, person: PersonId, *, changes: bool) -> None:
        """Counts a request.

        Raises:
            SlowDown: it is one too many.
        """
        now = self._clock()
        pace = WRITING if changes else READING
        bucket = self._buckets.get((person, pace))
        if bucket is None:
            self._forget(now)
            bucket = self._buckets[person, pace] = Bucket(pace, now)
        if wait := bucket.take(now):
            raise SlowDown("That was a lot at once. Nothing is lost: this page tries again in a moment.", wait)

    def __len__(self) -> int:
        """How many buckets it has in mind."""
        return len(self._buckets)

    def _forget(self, now: float) -> None:
        if len(self._buckets) >= MOST_KEPT:
            self._buckets = {key: bucket for key, bucket in self._buckets.items() if not bucket.is_full(now)}
