"""Who is here, told to the pages that want to know: one frame a topic and tick, with numbers in steps.

Rules and sums are in ``core/presence``; here are the clock, the dice and the sockets.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from ..core.errors import Unavailable
from ..core.ids import CourseId, PersonId
from ..core.people import Author, Shown
from ..core.permissions import STAFF
from ..core.presence.awareness import State
from ..core.presence.room import Census, PresenceRoom, Spot, Topic
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
APART_EVERY = 2.0
"""Seconds after which a block by somebody, here or at another service of the course, holds for who is here."""
Apart = Mapping[PersonId, frozenset[PersonId]]
"""Whom each does not see: whom they blocked, and who blocked them."""
log = logging.getLogger(__name__)


def hesitate() -> float:
    """Seconds until a number moves: long enough that nobody can tell who came or went just now."""
    return random.uniform(2.0, 9.0)  # noqa: S311  the numbers it hides are coarse, and never below three


class Watcher(Protocol):
    person: PersonId

    def is_staff(self, course: CourseId) -> bool: ...

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
    own: dict[Watcher, bytes | None] = field(default_factory=dict)
    """The same for each who does not see everybody, and is to find nothing out from what the others are told."""

    @property
    def waits(self) -> bool:
        """Whether a number has yet to follow."""
        return any(number.due is not None for number in self.numbers.values())


class _Course:
    def __init__(self) -> None:
        self.room = PresenceRoom()
        self.topics: dict[Topic, _Topic] = {}
        self.apart: Apart | None = None
        self.asked = float("-inf")

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

    def start(self, apart: Callable[[CourseId], Awaitable[Apart]]) -> None:
        """``apart`` is asked now and then; nobody is told of a course before it has answered once."""
        self._timer = asyncio.create_task(self._keep(apart))

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
            is_apart = watcher.person in (self._course(course).apart or {})
            if is_apart:
                watched.own[watcher] = None
            if is_apart or watched.frame is None:
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
            watched.own.pop(watcher, None)
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

    async def _keep(self, apart: Callable[[CourseId], Awaitable[Apart]]) -> None:
        """One timer for all topics, which take turns within the tick."""
        turn = 0
        while True:
            watchers = sum(len(t.watchers) for c in self._courses.values() for t in c.topics.values())
            tick = self._fixed or (SLOW_TICK if watchers > MANY else TICK)
            await asyncio.sleep(tick / SLICES if watchers else tick)
            turn = (turn + 1) % SLICES
            for id, course in list(self._courses.items()):
                if course.topics:
                    await self._ask(id, course, apart)
                for topic in list(course.topics):
                    if course.apart is not None and hash((id, topic)) % SLICES == turn:
                        await self._tell(id, course, topic, course.apart)

    async def _ask(self, id: CourseId, course: _Course, apart: Callable[[CourseId], Awaitable[Apart]]) -> None:
        now = asyncio.get_running_loop().time()
        if now - course.asked < APART_EVERY:
            return
        course.asked = now
        try:
            known = await apart(id)
        except Unavailable:
            return  # what was known holds; it is asked again
        except Exception:
            log.exception("Who does not see whom could not be read")
            return
        if known != course.apart:
            course.apart = known
            course.room.changed |= set(course.topics)

    async def _tell(self, id: CourseId, course: _Course, topic: Topic, apart: Apart) -> None:
        watched = course.topics.get(topic)
        if watched is None or not (topic in course.room.changed or watched.waits or watched.frame is None):
            return
        course.room.changed.discard(topic)
        census = course.room.census(topic)
        shown = self._numbers(census, watched)

        @cache
        def frame(hidden: frozenset[PersonId]) -> bytes:
            return text_frame(present.presence(id, topic, census.without(hidden), shown))

        peers = frozenset(who.id for who in census.people if who.role not in STAFF)
        hidden = {
            watcher: apart[watcher.person] & peers
            for watcher in (watched.watchers if apart else ())
            if watcher.person in apart and not watcher.is_staff(id)
        }
        before, watched.frame = watched.frame, frame(frozenset())
        special = {w for w, unseen in hidden.items() if unseen} | watched.own.keys()
        for watcher in special:
            self._tell_apart(watched, watcher, before, frame(hidden.get(watcher, frozenset())))
        if watched.frame == before:
            return
        watchers = [watcher for watcher in watched.watchers if watcher not in special]
        for start in range(0, len(watchers), CHUNK):
            for watcher in watchers[start : start + CHUNK]:
                watcher.push(watched.frame)
            if start + CHUNK < len(watchers):
                await asyncio.sleep(0)

    def _tell_apart(self, watched: _Topic, watcher: Watcher, before: bytes | None, frame: bytes) -> None:
        """Nothing is told twice: that would tell of somebody whom the watcher does not see."""
        if watched.own.pop(watcher, before) != frame:
            watcher.push(frame)
        if frame != watched.frame:
            watched.own[watcher] = frame

    def _numbers(self, census: Census, watched: _Topic) -> dict[Spot | None, int]:
        """How many there are besides those who are named, as it is said."""
        now = asyncio.get_running_loop().time()
        counts: dict[Spot | None, int] = {None: census.all.unnamed, **{s: c.unnamed for s, c in census.at.items()}}
        for spot in counts.keys() | watched.numbers.keys():
            number = watched.numbers.setdefault(spot, _Number())
            number.follow(counts.get(spot, 0), now, self._hesitate)
        watched.numbers = {s: n for s, n in watched.numbers.items() if n.shown or n.due is not None}
        return {spot: number.shown for spot, number in watched.numbers.items()}
