"""What every bus promises. An adapter's test makes a subclass with the fixture ``bus``."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

import pytest

from jupyter_community.core.ids import CourseId, PersonId
from jupyter_community.ports.bus import Bus

SEMINAR, OTHER = CourseId("seminar"), CourseId("another")
ADA = PersonId(7)


class Ears:
    """Listens; ``heard`` waits until so many things came."""

    def __init__(self, bus: Bus) -> None:
        self.pokes: list[CourseId] = []
        self.told: list[tuple[PersonId, dict[str, object]]] = []
        self.threads: set[int] = set()
        self._came = asyncio.Event()
        self.stop: Callable[[], None] = bus.subscribe(self._poke, self._tell)

    def _poke(self, course: CourseId) -> None:
        self.pokes.append(course)
        self._note()

    def _tell(self, person: PersonId, message: dict[str, object]) -> None:
        self.told.append((person, message))
        self._note()

    def _note(self) -> None:
        self.threads.add(threading.get_ident())
        self._came.set()

    async def heard(self, count: int) -> None:
        while len(self.pokes) + len(self.told) < count:
            self._came.clear()
            await asyncio.wait_for(self._came.wait(), 10)


class BusContract:
    @pytest.fixture
    def bus(self) -> Bus:
        raise NotImplementedError("a bus with nobody on it")

    async def test_a_poke_reaches_everybody_who_listens(self, bus: Bus) -> None:
        first, second = Ears(bus), Ears(bus)
        bus.poke([SEMINAR, OTHER])
        await first.heard(2)
        await second.heard(2)
        assert set(first.pokes) == set(second.pokes) == {SEMINAR, OTHER}

    async def test_a_poke_from_another_thread_arrives_on_the_loop_of_who_listens(self, bus: Bus) -> None:
        ears = Ears(bus)
        await asyncio.to_thread(bus.poke, [SEMINAR])
        await ears.heard(1)
        assert ears.threads == {threading.get_ident()}

    async def test_many_pokes_of_one_moment_come_as_few(self, bus: Bus) -> None:
        ears = Ears(bus)
        for _ in range(1000):
            bus.poke([SEMINAR])
        bus.poke([OTHER])
        await ears.heard(2)
        assert len(ears.pokes) < 100

    async def test_what_is_poked_after_an_arrival_arrives_again(self, bus: Bus) -> None:
        ears = Ears(bus)
        for count in (1, 2, 3):
            bus.poke([SEMINAR])
            await ears.heard(count)
        assert ears.pokes == [SEMINAR] * 3

    async def test_a_poke_from_within_an_arrival_is_not_lost(self, bus: Bus) -> None:
        arrived_twice = asyncio.Event()
        arrived: list[CourseId] = []

        def on_poke(course: CourseId) -> None:
            arrived.append(course)
            if len(arrived) == 1:
                bus.poke([course])
            else:
                arrived_twice.set()

        bus.subscribe(on_poke, lambda person, message: None)
        bus.poke([SEMINAR])
        await asyncio.wait_for(arrived_twice.wait(), 10)
        assert arrived == [SEMINAR, SEMINAR]

    async def test_no_poke_is_lost_while_threads_poke_at_once(self, bus: Bus) -> None:
        ears = Ears(bus)
        courses = [CourseId(f"course-{n}") for n in range(200)]
        await asyncio.gather(*(asyncio.to_thread(bus.poke, courses[n::4]) for n in range(4)))
        await ears.heard(200)
        assert set(ears.pokes) == set(courses)

    async def test_what_is_told_a_person_arrives_whole_and_in_order(self, bus: Bus) -> None:
        ears = Ears(bus)
        bus.tell(ADA, {"type": "read", "n": 1})
        bus.tell(ADA, {"type": "read", "n": 2})
        await ears.heard(2)
        assert ears.told == [(ADA, {"type": "read", "n": 1}), (ADA, {"type": "read", "n": 2})]

    async def test_who_stopped_listening_hears_nothing_not_even_what_was_on_its_way(self, bus: Bus) -> None:
        gone, here = Ears(bus), Ears(bus)
        bus.poke([SEMINAR])
        bus.tell(ADA, {"type": "read"})
        gone.stop()
        gone.stop()
        await here.heard(2)
        assert (gone.pokes, gone.told) == ([], [])

    async def test_a_listener_that_fails_keeps_nothing_from_the_others(self, bus: Bus) -> None:
        failures: list[object] = []
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: failures.append(context["exception"]))

        def fail(course: CourseId) -> None:
            raise ZeroDivisionError(course)

        bus.subscribe(fail, lambda person, message: None)
        ears = Ears(bus)
        bus.poke([SEMINAR, OTHER])
        await ears.heard(2)
        assert set(ears.pokes) == {SEMINAR, OTHER}
        assert len(failures) == 2

    def test_a_poke_after_the_loop_of_a_listener_ended_harms_nobody(self, bus: Bus) -> None:
        async def listen() -> None:
            bus.subscribe(lambda course: None, lambda person, message: None)

        asyncio.run(listen())
        bus.poke([SEMINAR])
        bus.tell(ADA, {})
