"""What every store promises about marks of what was read, and about the log."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jupyter_community.core.audience import Audience, Readers
from jupyter_community.core.events import Cursor, Event, EventKind
from jupyter_community.core.ids import Seq
from jupyter_community.core.people import Person
from jupyter_community.ports.store import Store, Transaction

from .sample import COURSE, OTHER, as_author, minute, reply, start_thread, tell
from .store_suite import StoreSuite, all_events


class MarksAndLog(StoreSuite):
    # Marks

    async def test_a_mark_moves_forward_and_never_back(self, store: Store, ada: Person, ben: Person) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada), "1"))
        await store.write(lambda tx: [reply(tx, as_author(ada), str(n), first) for n in (2, 3)])
        for n in (2, 1, 3, 2):
            await store.write(lambda tx, n=n: tx.marks.advance(ben.id, first.thread, n))
        assert await store.read(lambda tx: tx.marks.of(ben.id, COURSE)) == {first.thread: 3}

    async def test_a_mark_is_seen_at_once_by_who_set_it(self, store: Store, ada: Person, ben: Person) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada), "1"))

        def read_it(tx: Transaction) -> int:
            tx.marks.advance(ben.id, first.thread, 1)
            return tx.marks.of(ben.id, COURSE)[first.thread]

        assert await store.write(read_it) == 1

    async def test_marks_are_of_one_person_and_one_course(self, store: Store, ada: Person, ben: Person) -> None:
        await store.write(lambda tx: start_thread(tx, as_author(ada), "Elsewhere", course=OTHER))
        mine = await store.write(lambda tx: start_thread(tx, as_author(ada), "Here"))
        assert await store.read(lambda tx: tx.marks.of(ada.id, COURSE)) == {mine.thread: 1}
        assert await store.read(lambda tx: tx.marks.of(ben.id, COURSE)) == {}
        assert await store.read(lambda tx: tx.marks.wrote_in(ada.id, COURSE)) == {mine.thread}
        assert await store.read(lambda tx: tx.marks.wrote_in(ben.id, COURSE)) == frozenset()

    # The log

    async def test_an_event_comes_back_as_it_was_appended(self, store: Store, ada: Person) -> None:
        event = Event(
            course=COURSE,
            kind=EventKind.NOTEBOOK_OPENED,
            subject="nb-1",
            author=ada.id,
            key="k",
            at=minute(0),
            readers=Readers(Audience.STAFF, ada.id),
        )
        await store.write(lambda tx: tx.log.append(event))
        assert await all_events(store) == [replace(event, seq=Seq(1))]

    async def test_every_course_counts_for_itself_from_one(self, store: Store, ada: Person) -> None:
        await store.write(lambda tx: [tell(tx, ada.id, f"a{n}") for n in range(3)])
        await store.write(lambda tx: tell(tx, ada.id, "b", course=OTHER))
        assert [event.seq for event in await all_events(store)] == [1, 2, 3]
        assert [event.seq for event in await all_events(store, OTHER)] == [1]

    async def test_a_cursor_names_the_log_and_how_far_it_came(self, store: Store, ada: Person) -> None:
        log = await store.read(lambda tx: tx.log.id())
        assert await store.read(lambda tx: tx.log.last(COURSE)) == Cursor(log=log, seq=Seq(0))
        await store.write(lambda tx: [tell(tx, ada.id, "a"), tell(tx, ada.id, "b")])
        assert await store.read(lambda tx: tx.log.last(COURSE)) == Cursor(log=log, seq=Seq(2))

    async def test_a_reader_continues_from_its_number(self, store: Store, ada: Person) -> None:
        await store.write(lambda tx: [tell(tx, ada.id, f"e{n}") for n in range(1, 6)])
        assert [e.subject for e in await store.read(lambda tx: tx.log.after(COURSE, Seq(2), 2))] == ["e3", "e4"]
        assert await store.read(lambda tx: tx.log.after(COURSE, Seq(5), 2)) == []

    async def test_a_key_is_known_once_it_was_used_even_within_its_transaction(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        def use(tx: Transaction) -> tuple[bool, bool]:
            before = tx.log.knows(COURSE, ada.id, "key")
            tell(tx, ada.id, "x", key="key")
            return before, tx.log.knows(COURSE, ada.id, "key")

        assert await store.write(use) == (False, True)
        assert await store.read(lambda tx: tx.log.knows(COURSE, ada.id, "key"))
        assert not await store.read(lambda tx: tx.log.knows(COURSE, ben.id, "key"))
        assert not await store.read(lambda tx: tx.log.knows(OTHER, ada.id, "key"))

    async def test_the_same_key_of_the_same_author_makes_no_second_event(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        await store.write(lambda tx: tell(tx, ada.id, "x", key="key"))
        with pytest.raises(Exception):  # noqa: B017, PT011 - a mistake of the caller, of whatever kind the driver has
            await store.write(lambda tx: tell(tx, ada.id, "x", key="key"))
        await store.write(lambda tx: tell(tx, ben.id, "x", key="key"))
        assert [(e.author, e.seq) for e in await all_events(store)] == [(ada.id, 1), (ben.id, 2)]
