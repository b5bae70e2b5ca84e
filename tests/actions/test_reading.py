from __future__ import annotations

from dataclasses import replace

import pytest

from jupyter_community.actions.showing import PAGE
from jupyter_community.core.errors import NotFound

from ..factories import Classroom, Member, notebook


@pytest.mark.feature("S13")
async def test_the_board_shows_the_threads_of_all_notebooks_the_newest_activity_first(
    ada: Member, ben: Member, room: Classroom
) -> None:
    old = await ada.starts("Old question")
    room.clock.advance(minutes=1)
    new = await ada.starts("New question", anchor="end")
    room.clock.advance(minutes=1)
    await ben.replies(old, "An *answer*\n\nwith more below")
    board = await ada.board()
    assert [thread.thread.title for thread in board.threads] == ["Old question", "New question"]
    assert [thread.last and thread.last.body[:9] for thread in board.threads] == ["An *answe", "New quest"]
    assert [thread.mine for thread in (await ben.board()).threads] == [True, False]
    assert [thread.unread for thread in board.threads] == [1, 0]
    assert [n.id for n in board.notebooks] == ["lesson-1"]
    assert new.thread.notebook == "lesson-1"


async def test_notebooks_are_listed_by_title(tia: Member) -> None:
    await tia.opens(notebook(id="b", title="Zebra"))
    await tia.opens(notebook(id="z", title="Aardvark"))
    assert [n.title for n in (await tia.board()).notebooks] == ["Aardvark", "Lesson 1", "Zebra"]


async def test_a_notebook_that_was_not_opened_says_so(ada: Member) -> None:
    with pytest.raises(NotFound) as refused:
        await ada.talk("lesson-9")
    assert refused.value.code == "unknown_anchor"


async def test_a_long_thread_comes_in_pages_from_the_newest(ada: Member) -> None:
    asked = await ada.starts("1")
    for n in range(2, 2 * PAGE + 4):
        await ada.adds(asked, str(n))
    [thread] = (await ada.talk()).threads
    newest = await ada.thread(asked.thread.id)
    assert [post.n for post in newest.thread.talk] == [1, *range(PAGE + 4, 2 * PAGE + 4)]
    assert (thread.talk, thread.more) == (newest.thread.talk, True)
    older = await ada.thread(asked.thread.id, before=newest.thread.talk[1].n)
    assert [post.n for post in older.thread.talk] == list(range(4, PAGE + 4))
    assert older.thread.more
    oldest = await ada.thread(asked.thread.id, before=4)
    assert [post.body for post in oldest.thread.talk] == ["1", "2", "3"]
    assert not oldest.thread.more
    assert (await ada.thread(asked.thread.id, before=1)).thread.talk == ()


class TestUnread:
    async def test_counts_what_came_after_ones_mark(self, ada: Member, ben: Member, tia: Member) -> None:
        asked = await ada.starts("One")
        two = await tia.adds(asked, "Two")
        await tia.adds(asked, "Three")
        assert (await ada.unread(asked), await ben.unread(asked), await tia.unread(asked)) == (2, 3, 0)
        assert await ben.has_read(two) == (2, 1)
        assert await ben.unread(asked) == 1

    async def test_goes_only_forward(self, ada: Member, ben: Member) -> None:
        asked = await ada.starts("One")
        two = await ada.adds(asked, "Two")
        await ben.has_read(two)
        assert await ben.has_read(asked) == (2, 0)

    async def test_is_nothing_after_writing_oneself(self, ada: Member, ben: Member) -> None:
        asked = await ada.starts("One")
        await ben.adds(asked, "Two")
        assert (await ben.unread(asked), await ada.unread(asked)) == (0, 1)

    async def test_stays_right_when_a_read_post_disappears(self, ada: Member, ben: Member) -> None:
        asked = await ada.starts("One")
        two = await ada.adds(asked, "Two")
        three = await ada.adds(asked, "Three")
        await ada.adds(asked, "Four")
        await ben.has_read(three)
        await ada.takes_back(two)
        assert await ben.unread(asked) == 1
        await ada.takes_back(three)
        assert await ben.unread(asked) == 1

    async def test_stays_right_when_an_unread_post_disappears(self, ada: Member, ben: Member) -> None:
        asked = await ada.starts("One")
        two = await ada.adds(asked, "Two")
        await ada.adds(asked, "Three")
        await ben.has_read(asked)
        await ada.deletes(two)
        assert await ben.unread(asked) == 1

    async def test_of_a_post_that_is_gone_meanwhile_changes_nothing(self, ada: Member, ben: Member) -> None:
        asked = await ada.starts("One")
        two = await ada.adds(asked, "Two")
        await ada.takes_back(two)
        assert await ben.has_read(two) == (0, 1)

    async def test_of_a_post_of_another_thread_changes_nothing(self, ada: Member, ben: Member) -> None:
        one, other = await ada.starts("One"), await ada.starts("Other")
        await ada.adds(other, "More")
        last = await ada.adds(other, "And more")
        astray = replace(last, post=replace(last.post, thread=one.thread.id))
        assert await ben.has_read(astray) == (0, 1)

    async def test_is_ones_own(self, ada: Member, ben: Member, tia: Member) -> None:
        asked = await ada.starts("One")
        await ben.has_read(asked)
        assert await tia.unread(asked) == 1

    async def test_makes_no_event(self, ada: Member, ben: Member, room: Classroom) -> None:
        asked = await ada.starts("One")
        before = await room.cursor()
        await ben.has_read(asked)
        assert await room.cursor() == before
