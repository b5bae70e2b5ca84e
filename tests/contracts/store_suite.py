"""What the parts of the store's suite share: its fixtures, a bus that listens, and a gate before the writer."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import pytest

from jupyter_community.core.events import Event
from jupyter_community.core.ids import CourseId, PersonId, Seq
from jupyter_community.core.people import Person
from jupyter_community.ports.store import Store, Transaction

from .sample import COURSE

OpenStore = Callable[..., Awaitable[Store]]


class Pokes:
    """A bus that remembers which courses it was told of."""

    def __init__(self) -> None:
        self.courses: list[set[CourseId]] = []

    def poke(self, courses: Iterable[CourseId]) -> None:
        self.courses.append(set(courses))

    def tell(self, person: PersonId, message: dict[str, object]) -> None: ...

    def subscribe(self, on_poke: Any, on_tell: Any) -> Callable[[], None]:
        raise NotImplementedError


class Gate:
    """Keeps the writer busy until it is opened, so that what is written meanwhile waits together."""

    def __init__(self, store: Store) -> None:
        self._open = threading.Event()
        self._store = store
        self._waiting: list[asyncio.Task[Any]] = [asyncio.create_task(store.write(lambda tx: self._open.wait(30)))]

    def write(self, action: Callable[[Transaction], Any]) -> None:
        self._waiting.append(asyncio.create_task(self._store.write(action)))

    async def answers(self) -> list[Any]:
        """Lets everything through; returns what became of each, errors included."""
        await asyncio.sleep(0)  # each task has handed its action in
        self._open.set()
        return (await asyncio.gather(*self._waiting, return_exceptions=True))[1:]


async def all_events(store: Store, course: CourseId = COURSE) -> list[Event]:
    return list(await store.read(lambda tx: tx.log.after(course, Seq(0), 100_000)))


class StoreSuite:
    @pytest.fixture
    def open_store(self) -> OpenStore:
        raise NotImplementedError("a function that opens a store on one database, again and again; takes a bus")

    @pytest.fixture
    def pokes(self) -> Pokes:
        return Pokes()

    @pytest.fixture
    async def store(self, open_store: OpenStore, pokes: Pokes) -> Store:
        return await open_store(bus=pokes)

    @pytest.fixture
    async def ada(self, store: Store) -> Person:
        return await store.write(lambda tx: tx.people.meet("ada", None))

    @pytest.fixture
    async def ben(self, store: Store) -> Person:
        return await store.write(lambda tx: tx.people.meet("ben", None))
