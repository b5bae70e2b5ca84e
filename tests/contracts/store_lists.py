"""Threads as lists show them, a page at a time."""

from __future__ import annotations

from dataclasses import replace

from jupyter_community.core.audience import FEED, Audience, Reader
from jupyter_community.core.discussions.attention import Attention
from jupyter_community.core.discussions.board import Place, Show, Wish
from jupyter_community.core.discussions.voices import Voices
from jupyter_community.core.ids import AnchorId, ThreadId
from jupyter_community.core.people import Person
from jupyter_community.ports.store import Store

from .sample import COURSE, NOTEBOOK, as_author, minute, reply, start_thread


def eyes(person: Person) -> Reader:
    return Reader(person=person.id, private=False, now=minute(60))


class Lists:
    async def test_a_page_goes_on_where_the_one_before_ended(self, store: Store, ada: Person) -> None:
        for n in range(4):
            await store.write(lambda tx, n=n: start_thread(tx, as_author(ada), str(n), at=minute(n // 2)))
        first = await store.read(lambda tx: tx.lists.page(COURSE, Wish(), FEED, 3))
        ended = Place.of(str(Place.of_thread(first[-1])))
        rest = await store.read(lambda tx: tx.lists.page(COURSE, Wish(before=ended), FEED, 3))
        assert [thread.title for thread in [*first, *rest]][::3] in (["2", "0"], ["2", "1"], ["3", "0"], ["3", "1"])
        assert {thread.title for thread in [*first, *rest]} == {"0", "1", "2", "3"}
        assert len(first) == 3

    async def test_what_is_only_for_the_staff_is_on_no_page_of_others(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        await store.write(lambda tx: start_thread(tx, as_author(ada), "Secret", audience=Audience.STAFF))
        for show in Show:
            page = await store.read(lambda tx, show=show: tx.lists.page(COURSE, Wish(show=show), eyes(ben), 9))
            assert page == []
        assert await store.read(lambda tx: tx.lists.at_cells(COURSE, NOTEBOOK.id, eyes(ben), 9)) == ([], {})
        assert await store.read(lambda tx: tx.lists.notebooks(COURSE, eyes(ben))) == frozenset()
        assert await store.read(lambda tx: tx.lists.may_wait(COURSE, eyes(ben), minute(0))) == []
        assert len(await store.read(lambda tx: tx.lists.page(COURSE, Wish(), eyes(ada), 9))) == 1

    async def test_where_somebody_stands_is_said_of_each_thread(self, store: Store, ada: Person, ben: Person) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada), "One"))
        other = await store.write(lambda tx: start_thread(tx, as_author(ada), "Two"))
        await store.write(lambda tx: reply(tx, as_author(ben), "Me", first))
        await store.write(lambda tx: tx.marks.advance(ben.id, first.thread, 1))
        await store.write(lambda tx: tx.voices.join(first.thread, ben.id))
        await store.write(lambda tx: tx.attentions.say(ben.id, other.thread, Attention.MUTED))
        both = [first.thread, other.thread]
        standings = await store.read(lambda tx: tx.lists.standings(ben.id, both))
        here, there = (standings[thread] for thread in both)
        said = (here.mark, here.mine, here.attention, here.voices)
        assert said == (2, True, None, Voices(mine=True, others=0))
        assert (there.mark, there.mine, there.attention) == (0, False, Attention.MUTED)
        assert await store.read(lambda tx: tx.lists.standings(ben.id, [])) == {}

    async def test_of_a_cell_comes_what_is_pinned_then_unread_then_recent(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        threads: list[ThreadId] = []
        for n in range(4):
            post = await store.write(lambda tx, n=n: start_thread(tx, as_author(ada), str(n), at=minute(n)))
            threads.append(post.thread)
        pinned = await store.read(lambda tx: tx.threads.find(COURSE, threads[0], FEED))
        await store.write(lambda tx: tx.threads.change(replace(pinned, pinned=True)))
        for thread in threads[2:]:
            await store.write(lambda tx, thread=thread: tx.marks.advance(ben.id, thread, 1))
        found, counts = await store.read(lambda tx: tx.lists.at_cells(COURSE, NOTEBOOK.id, eyes(ben), 3))
        assert [thread.title for thread in found] == ["0", "1", "3"]
        assert counts == {AnchorId("cell-1"): 4}
