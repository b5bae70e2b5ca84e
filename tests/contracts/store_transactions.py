"""What every store promises about its transactions: one after the other, whole or not at all."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable

import pytest

from jupyter_community.core.audience import FEED
from jupyter_community.core.errors import Invalid, Unavailable
from jupyter_community.core.ids import CourseId, PostId, Seq
from jupyter_community.core.people import Person
from jupyter_community.ports.store import Store, Transaction

from .sample import COURSE, NOTEBOOK, OTHER, as_author, start_thread, tell
from .store_suite import Gate, OpenStore, Pokes, StoreSuite, all_events


class Transactions(StoreSuite):
    async def test_an_action_that_raises_keeps_nothing_and_gives_its_numbers_back(
        self, store: Store, ada: Person
    ) -> None:
        def change_your_mind(tx: Transaction) -> None:
            post = start_thread(tx, as_author(ada), "Never said")
            tell(tx, ada.id, post.id)
            raise Invalid("No.")

        with pytest.raises(Invalid, match=r"^No\.$"):
            await store.write(change_your_mind)
        assert await store.read(lambda tx: tx.threads.of_course(COURSE, FEED)) == []
        await store.write(lambda tx: tell(tx, ada.id, "said"))
        assert [(event.seq, event.subject) for event in await all_events(store)] == [(1, "said")]

    async def test_neighbours_of_a_failing_action_are_saved_once_and_numbered_without_a_gap(
        self, store: Store, ada: Person
    ) -> None:
        def say(tx: Transaction, n: int) -> int:
            post = start_thread(tx, as_author(ada), f"Thread {n}")
            tell(tx, ada.id, post.id)
            if n % 7 == 3:
                raise Invalid(f"{n} thought better of it.")
            return n

        gate = Gate(store)
        for n in range(60):
            gate.write(lambda tx, n=n: say(tx, n))
        answers = await gate.answers()
        failed = [n for n, answer in enumerate(answers) if isinstance(answer, Invalid)]
        assert failed == [n for n in range(60) if n % 7 == 3]
        assert [answer for answer in answers if not isinstance(answer, Invalid)] == [
            n for n in range(60) if n not in failed
        ]
        assert [event.seq for event in await all_events(store)] == list(range(1, 60 - len(failed) + 1))
        titles = {thread.title for thread in await store.read(lambda tx: tx.threads.of_course(COURSE, FEED))}
        assert titles == {f"Thread {n}" for n in range(60) if n not in failed}

    async def test_an_action_refused_before_it_wrote_is_not_run_twice_nor_are_its_neighbours(
        self, store: Store, ada: Person
    ) -> None:
        runs: list[str] = []

        def refuse(tx: Transaction) -> None:
            runs.append("refused")
            tx.posts.owner(PostId("nobody's"))
            raise Invalid("No.")

        def say(tx: Transaction) -> None:
            runs.append("said")
            tell(tx, ada.id, f"said {len(runs)}")

        gate = Gate(store)
        for action in (say, refuse, say):
            gate.write(action)
        answers = await gate.answers()
        assert [type(answer) for answer in answers] == [type(None), Invalid, type(None)]
        assert runs == ["said", "refused", "said"]

    @pytest.mark.parametrize(
        "error", [StopIteration(), KeyboardInterrupt(), SystemExit(1), ZeroDivisionError()], ids=repr
    )
    async def test_no_error_of_one_action_stops_the_writer(
        self, store: Store, ada: Person, error: BaseException
    ) -> None:
        def fail(tx: Transaction) -> None:
            tell(tx, ada.id, "never")
            raise error

        wrapped: list[BaseException] = []

        async def ask() -> None:
            try:
                await store.write(fail)
            except BaseException as raised:  # some of these would end the test run
                wrapped.append(raised)

        await ask()
        assert len(wrapped) == 1
        await store.write(lambda tx: tell(tx, ada.id, "after"))
        assert [event.subject for event in await all_events(store)] == ["after"]

    async def test_many_at_once_are_all_answered_and_numbered_without_a_gap(self, store: Store, ada: Person) -> None:
        courses = [CourseId(f"course-{n}") for n in range(5)]
        await asyncio.gather(
            *(store.write(lambda tx, n=n: tell(tx, ada.id, f"event {n}", course=courses[n % 5])) for n in range(1000))
        )
        for course in courses:
            assert [event.seq for event in await all_events(store, course)] == list(range(1, 201))

    async def test_what_was_answered_is_there_for_every_reader(
        self, open_store: OpenStore, store: Store, ada: Person, pokes: Pokes
    ) -> None:
        other = await open_store(bus=pokes)
        for n in range(20):
            await store.write(lambda tx, n=n: tell(tx, ada.id, f"event {n}"))
            assert (await other.read(lambda tx: tx.log.last(COURSE))).seq == n + 1

    async def test_two_stores_on_one_database_share_one_numbering(
        self, open_store: OpenStore, store: Store, ada: Person, pokes: Pokes
    ) -> None:
        other = await open_store(bus=pokes)
        assert await other.read(lambda tx: tx.log.id()) == await store.read(lambda tx: tx.log.id())
        await asyncio.gather(
            *((store, other)[n % 2].write(lambda tx, n=n: tell(tx, ada.id, f"event {n}")) for n in range(200))
        )
        assert [event.seq for event in await all_events(store)] == list(range(1, 201))
        assert len({event.subject for event in await all_events(other)}) == 200

    async def test_a_query_sees_one_state_however_much_is_written_meanwhile(self, store: Store, ada: Person) -> None:
        await store.write(lambda tx: tell(tx, ada.id, "before"))
        begun, written = threading.Event(), threading.Event()

        def look_twice(tx: Transaction) -> tuple[int, int]:
            first = tx.log.last(COURSE).seq
            begun.set()
            written.wait(30)
            return first, len(tx.log.after(COURSE, Seq(0), 10))

        looking = asyncio.create_task(store.read(look_twice))
        await asyncio.to_thread(begun.wait, 30)
        await store.write(lambda tx: tell(tx, ada.id, "meanwhile"))
        written.set()
        assert await looking == (1, 1)

    async def test_a_query_may_not_write(self, store: Store, ada: Person) -> None:
        post = await store.write(lambda tx: start_thread(tx, as_author(ada), "1"))
        for attempt in (
            lambda tx: tx.marks.advance(ada.id, post.thread, 1),
            lambda tx: tell(tx, ada.id, "x"),
            lambda tx: tx.people.meet("nobody", None),
        ):
            with pytest.raises(RuntimeError):
                await store.read(attempt)

    async def test_listeners_are_poked_for_courses_with_new_events_and_no_others(
        self, store: Store, ada: Person, pokes: Pokes
    ) -> None:
        await store.write(lambda tx: tx.notebooks.save(NOTEBOOK))
        assert pokes.courses == []
        await store.write(
            lambda tx: [tell(tx, ada.id, "a"), tell(tx, ada.id, "b"), tell(tx, ada.id, "c", course=OTHER)]
        )
        assert pokes.courses == [{COURSE, OTHER}]

    async def test_a_bus_that_fails_costs_nobody_their_answer(
        self, open_store: OpenStore, caplog: pytest.LogCaptureFixture
    ) -> None:
        class Broken(Pokes):
            def poke(self, courses: Iterable[CourseId]) -> None:
                raise OSError("the bus has broken down")

        store = await open_store(bus=Broken())
        ada = await store.write(lambda tx: tx.people.meet("ada", None))
        for n in range(2):
            await store.write(lambda tx, n=n: tell(tx, ada.id, f"event {n}"))
        assert len(await all_events(store)) == 2
        assert "broken down" in caplog.text

    async def test_closing_finishes_what_was_begun_and_takes_nothing_new(
        self, open_store: OpenStore, store: Store, ada: Person, pokes: Pokes
    ) -> None:
        begun = [asyncio.create_task(store.write(lambda tx, n=n: tell(tx, ada.id, f"event {n}"))) for n in range(50)]
        await asyncio.sleep(0)
        await store.close()
        await asyncio.gather(*begun)
        for late in (store.write(lambda tx: None), store.read(lambda tx: None), store.ready()):
            with pytest.raises(Unavailable):
                await late
        again = await open_store(bus=pokes)
        assert len(await all_events(again)) == 50

    async def test_somebody_who_goes_away_while_waiting_disturbs_nobody(self, store: Store, ada: Person) -> None:
        gate = Gate(store)
        gate.write(lambda tx: tell(tx, ada.id, "gone away"))
        gate.write(lambda tx: tell(tx, ada.id, "stayed"))
        await asyncio.sleep(0)
        gate._waiting[1].cancel()
        answers = await gate.answers()
        assert isinstance(answers[0], asyncio.CancelledError)
        assert answers[1] is None
        assert "stayed" in {event.subject for event in await all_events(store)}

    async def test_an_open_store_is_ready(self, store: Store) -> None:
        await store.ready()

    async def test_opening_again_changes_nothing(
        self, open_store: OpenStore, store: Store, ada: Person, pokes: Pokes
    ) -> None:
        log = await store.read(lambda tx: tx.log.id())
        post = await store.write(lambda tx: start_thread(tx, as_author(ada), "Still here"))
        await store.close()
        again = await open_store(bus=pokes)
        assert await again.read(lambda tx: tx.log.id()) == log
        assert await again.read(lambda tx: tx.posts.find(COURSE, post.id)) == post
