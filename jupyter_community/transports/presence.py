"""Who is here, told to the pages that want to know: one frame a topic and tick, with numbers in steps.

Rules and sums are in ``core/presence``; here are the clock, the dice and the sockets.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from ..core.ids import CourseId, PersonId
from ..core.people import Author, Shown
from ..core.presence.awareness import State
from ..core.presence.room import PresenceRoom, Spot, Topic
from ..core.presence.steps import step
from . import present
from .frames import text_frame

TICK = 0.25
"""Seconds between two frames of a topic that changes all the time."""
SLOW_TICK = 1.0
"""The same, with more than :data:`MANY` pages."""
MANY = 1000
SLICES = 20
"""Parts of a tick: topics take turns, so that nothing else waits long for them."""
LINGER = 4.0
"""Seconds before somebody whose connection broke is gone; who comes back meanwhile never left."""
CHUNK = 500


def hesitate() -> float:
    """Seconds until a number moves: long enough that nobody can tell who came or went just now."""
    return random.uniform(2.0, 9.0)  # noqa: S311  the numbers it hides are coarse, and never below three


class Watcher(Protocol):
    def push(self, frame: bytes) -> None: ...


@dataclass(slots=True)
class _Number:
    """How many somewhere, as it is shown; it follows the truth after a while."""

    shown: int = 0
    due: float | None = None

    def follow(self, count: int, now: float, hesitate: Callable[[], float]) -> None:
        wanted = step(count, self.shown)
        if wanted == self.shown:
            self.due = None
        elif self.due is None:
            self.due = now + hesitate()
        elif self.due <= now:
            self.shown, self.due = wanted, None


@dataclass(slots=True)
class _Topic:
    watchers: dict[Watcher, None] = field(default_factory=dict)
    numbers: dict[Spot | None, _Number] = field(default_factory=dict)
    frame: bytes | None = None
    """What was sent last; a watcher who comes gets it first."""

    @property
    def waits(self) -> bool:
        """Whether a number has yet to follow."""
        return any(number.due is not None for number in self.numbers.values())


class _Course:
    def __init__(self) -> None:
        self.room = PresenceRoom()
        self.topics: dict[Topic, _Topic] = {}

    @property
    def is_idle(self) -> bool:
        return self.room.is_empty and not self.topics


class Presence:
    """Everybody's presence in this process. ``start`` it on the running loop."""

    def __init__(self, *, tick: float | None = None, hesitate: Callable[[], float] = hesitate) -> None:
        self._courses: dict[CourseId, _Course] = {}
        self._fixed = tick
        self._hesitate = hesitate
        self._leaving: dict[tuple[CourseId, int], asyncio.TimerHandle] = {}
        self._timer: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._timer = asyncio.create_task(self._keep())

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        for handle in self._leaving.values():
            handle.cancel()
        self._leaving.clear()

    def put(self, state: State, who: Author, shown: Shown) -> None:
        """A page of this person says where it is.

        Raises:
            NotPermitted: the page of somebody else goes by its number.
        """
        self._course(state.course).room.put(state, who, shown)
        handle = self._leaving.pop((state.course, state.client), None)
        if handle is not None:
            handle.cancel()

    def leave(self, course: CourseId, client: int) -> None:
        """A page is gone, or its connection: it may be back in a moment."""
        key = (course, client)
        if key not in self._leaving:
            self._leaving[key] = asyncio.get_running_loop().call_later(LINGER, self._drop, key)

    def drop(self, course: CourseId, client: int) -> None:
        """A page may not be here any more."""
        handle = self._leaving.pop((course, client), None)
        if handle is not None:
            handle.cancel()
        self._drop((course, client))

    def choose(self, who: PersonId, name: str, shown: Shown) -> None:
        """Somebody chose how they are seen. What they took back is not shown a moment longer."""
        for course in self._courses.values():
            course.room.choose(who, name, shown)

    def watch(self, watcher: Watcher, course: CourseId, topics: Iterable[Topic]) -> None:
        """A page wants to be told of these topics of a course, and of no others of it."""
        self._unwatch(watcher, course)
        for topic in topics:
            watched = self._course(course).topics.setdefault(topic, _Topic())
            watched.watchers[watcher] = None
            if watched.frame is None:
                self._course(course).room.changed.add(topic)
            else:
                watcher.push(watched.frame)

    def unwatch(self, watcher: Watcher) -> None:
        for course in list(self._courses):
            self._unwatch(watcher, course)

    def _unwatch(self, watcher: Watcher, course: CourseId) -> None:
        known = self._courses.get(course)
        if known is None:
            return
        for topic, watched in list(known.topics.items()):
            if watched.watchers.pop(watcher, self) is None and not watched.watchers:
                del known.topics[topic]
        self._forget(course)

    def _course(self, course: CourseId) -> _Course:
        return self._courses.setdefault(course, _Course())

    def _forget(self, course: CourseId) -> None:
        if course in self._courses and self._courses[course].is_idle:
            del self._courses[course]

    def _drop(self, key: tuple[CourseId, int]) -> None:
        self._leaving.pop(key, None)
        course, client = key
        if course in self._courses:
            self._courses[course].room.drop(client)
            self._forget(course)

    async def _keep(self) -> None:
        """One timer for all topics, which take turns within the tick."""
        turn = 0
        while True:
            watchers = sum(len(t.watchers) for c in self._courses.values() for t in c.topics.values())
            tick = self._fixed or (SLOW_TICK if watchers > MANY else TICK)
            await asyncio.sleep(tick / SLICES if watchers else tick)
            turn = (turn + 1) % SLICES
            for id, course in list(self._courses.items()):
                for topic in list(course.topics):
                    if hash((id, topic)) % SLICES == turn:
                        await self._tell(id, course, topic)

    async def _tell(self, id: CourseId, course: _Course, topic: Topic) -> None:
        watched = course.topics.get(topic)
        if watched is None or not (topic in course.room.changed or watched.waits or watched.frame is None):
            return
        course.room.changed.discard(topic)
        frame = self._frame(id, course.room, topic, watched)
        if frame == watched.frame:
            return
        watched.frame = frame
        watchers = list(watched.watchers)
        for start in range(0, len(watchers), CHUNK):
            for watcher in watchers[start : start + CHUNK]:
                watcher.push(frame)
            if start + CHUNK < len(watchers):
                await asyncio.sleep(0)

    def _frame(self, id: CourseId, room: PresenceRoom, topic: Topic, watched: _Topic) -> bytes:
        census = room.census(topic)
        now = asyncio.get_running_loop().time()
        counts: dict[Spot | None, int] = {None: census.all.unnamed, **{s: c.unnamed for s, c in census.at.items()}}
        for spot in counts.keys() | watched.numbers.keys():
            number = watched.numbers.setdefault(spot, _Number())
            number.follow(counts.get(spot, 0), now, self._hesitate)
        watched.numbers = {s: n for s, n in watched.numbers.items() if n.shown or n.due is not None}
        shown = {spot: number.shown for spot, number in watched.numbers.items()}
        return text_frame(present.presence(id, topic, census, shown))
