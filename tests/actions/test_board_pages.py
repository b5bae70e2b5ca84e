"""The board and a notebook's talk of a large course: what comes first, what comes later, and for whom."""

from __future__ import annotations

import uuid

import pytest

from jupyter_community.actions.board import Board
from jupyter_community.core.audience import Audience
from jupyter_community.core.discussions.attention import Attention
from jupyter_community.core.discussions.board import AT_CELL, PAGE, Place, Show
from jupyter_community.core.discussions.opening import Opens
from jupyter_community.core.errors import Invalid

from ..factories import LESSON, Classroom, Member

MANY = PAGE + 7


def titles(board: Board) -> list[str]:
    return [thread.thread.title for thread in board.threads]


async def starts_many(room: Classroom, member: Member, count: int = MANY, anchor: str = "start") -> None:
    for n in range(count):
        await member.starts(f"Thread {n}", anchor=anchor)
        room.clock.advance(seconds=1)


@pytest.mark.feature("S13")
async def test_the_board_comes_in_pages_without_gap_or_repetition(room: Classroom, ada: Member) -> None:
    await starts_many(room, ada)
    first = await ada.board()
    second = await ada.board(before=first.more)
    assert titles(first) + titles(second) == [f"Thread {n}" for n in reversed(range(MANY))]
    assert len(first.threads) == PAGE
    assert second.more is None


async def test_threads_of_the_same_moment_are_on_one_page_each(room: Classroom, ada: Member) -> None:
    for n in range(MANY):
        await ada.starts(f"Thread {n}")
    first = await ada.board()
    second = await ada.board(before=first.more)
    assert sorted(titles(first) + titles(second)) == sorted(f"Thread {n}" for n in range(MANY))


async def test_what_is_unread_is_there_at_once_however_old_it_is(room: Classroom, ada: Member, ben: Member) -> None:
    old = await ben.starts("Old and unread")
    room.clock.advance(seconds=1)
    muted = await ben.starts("Old and muted")
    await ada.attends(muted, Attention.MUTED)
    room.clock.advance(minutes=1)
    await starts_many(room, ada)
    board = await ada.board()
    assert titles(board)[PAGE:] == ["Old and unread"]
    assert titles(await ada.board(before=board.more))[-2:] == ["Old and muted", "Old and unread"]
    await ada.has_read(old)
    assert len((await ada.board()).threads) == PAGE


@pytest.mark.feature("S13")
async def test_each_filter_finds_its_threads_wherever_they_are(room: Classroom, ada: Member, ben: Member) -> None:
    question = await ada.asks("A question")
    room.clock.advance(seconds=1)
    wondered = await ada.starts("Wondered about", anchor="end")
    await ben.wonders(wondered)
    room.clock.advance(seconds=1)
    await ben.adds(question, "Me")
    room.clock.advance(minutes=1)
    await starts_many(room, ada)
    assert titles(await ben.board(show=Show.MINE)) == ["A question"]
    assert titles(await ben.board(show=Show.FOLLOWED)) == ["A question", "Wondered about"]
    assert titles(await ben.board(show=Show.UNANSWERED)) == ["A question"]
    assert titles(await ben.board(notebook=LESSON, anchor="end")) == ["Wondered about"]
    await ben.attends(question, Attention.MUTED)
    assert titles(await ben.board(show=Show.FOLLOWED)) == ["Wondered about"]


async def test_no_page_and_no_filter_shows_what_is_not_for_the_reader(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    await ada.asks("For the staff", audience=Audience.STAFF)
    await tia.says_when(Opens.AFTER_POST, anchor="end")
    await ada.asks("Behind the gate", anchor="end")
    room.clock.advance(minutes=1)
    await starts_many(room, tia, anchor="start")
    seen: set[str] = set()
    for show in Show:
        page = await ben.board(show=show)
        seen |= set(titles(page))
        while page.more is not None:
            page = await ben.board(show=show, before=page.more)
            seen |= set(titles(page))
    assert seen == {f"Thread {n}" for n in range(MANY)}
    talk = await ben.talk()
    assert {thread.thread.title for thread in talk.threads} <= seen
    assert talk.earlier == {"start": MANY - AT_CELL}


async def test_of_each_cell_come_the_threads_that_people_look_for_first(
    room: Classroom, ada: Member, tia: Member
) -> None:
    pinned = await ada.starts("Pinned")
    room.clock.advance(seconds=1)
    unread = await tia.starts("Unread")
    await tia.guides(pinned, pinned=True)
    room.clock.advance(minutes=1)
    await starts_many(room, ada, 2 * AT_CELL)
    await ada.starts("Elsewhere", anchor="end")
    talk = await ada.talk()
    newest = [f"Thread {n}" for n in range(AT_CELL + 2, 2 * AT_CELL)]
    assert [thread.thread.title for thread in talk.threads] == ["Pinned", "Unread", *newest, "Elsewhere"]
    assert talk.earlier == {"start": 2 * AT_CELL + 2 - AT_CELL}
    assert unread.thread.id in {thread.thread.id for thread in talk.threads}


async def test_a_busy_notebook_brings_the_first_post_and_the_newest_of_each_thread(ada: Member) -> None:
    for anchor in ("start", "end"):
        for n in range(5):
            asked = await ada.starts(f"{n}", anchor=anchor)
            for more in range(2, 42):
                await ada.adds(asked, str(more))
    talk = await ada.talk()
    assert {tuple(post.n for post in thread.talk) for thread in talk.threads} == {(1, *range(12, 42))}
    assert all(thread.more for thread in talk.threads)


@pytest.mark.parametrize(
    "text", ["", "x", "1", "1.2", "-1." + str(uuid.UUID(int=0)), "9" * 18 + "." + str(uuid.UUID(int=0))]
)
def test_a_page_begins_only_where_one_has_ended(text: str) -> None:
    with pytest.raises(Invalid):
        Place.of(text)
