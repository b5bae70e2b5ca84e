"""What waits for the staff, and how soon they mean to answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from jupyter_community.core.discussions.inbox import LATELY, UNSEEN_FOR, Promise, Why
from jupyter_community.core.discussions.post import NodKind, PostKind
from jupyter_community.core.discussions.question import State
from jupyter_community.core.errors import Invalid, NotPermitted

from ..factories import Classroom, Member


async def waiting(member: Member) -> list[tuple[str, str, float]]:
    """Of what is in the inbox: the title, why, and for how many minutes."""
    now = member.room.clock.now()
    return [
        (item.thread.title, item.why.value, (now - item.since).total_seconds() / 60) for item in await member.inbox()
    ]


@pytest.mark.feature("S14", "H11")
async def test_open_questions_come_first_and_the_oldest_of_them_first(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    await ben.starts("An idea")
    room.clock.advance(minutes=5)
    await ada.asks("First?")
    room.clock.advance(minutes=10)
    await ben.asks("Second?", nameless=True)
    room.clock.advance(minutes=1)
    assert await waiting(tia) == [
        ("First?", "question", 11),
        ("Second?", "question", 1),
        ("An idea", "unseen", 16),
    ]


@pytest.mark.feature("S14")
async def test_a_question_leaves_when_it_is_answered_and_waits_anew_when_the_asker_comes_back(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    asked = await ada.asks("Why?")
    room.clock.advance(minutes=30)
    await ben.replies(asked, "Because, I think.")
    assert await waiting(tia) == [("Why?", "question", 30)]
    back = await tia.replies(asked, "What did you try?", asks_back=True)
    assert await waiting(tia) == []
    room.clock.advance(minutes=10)
    await ada.replies(back, "This.")
    room.clock.advance(minutes=2)
    assert await waiting(tia) == [("Why?", "question", 2)]
    await tia.replies(asked, "Then so.")
    room.clock.advance(minutes=2)
    await ada.says(asked, State.OPEN)
    room.clock.advance(minutes=4)
    assert await waiting(tia) == [("Why?", "question", 4)]
    await ada.says(asked, State.RESOLVED)
    assert await waiting(tia) == []


async def test_what_is_left_to_peers_closed_or_the_same_as_another_does_not_wait(
    room: Classroom, ada: Member, tia: Member
) -> None:
    left, closed, same = [await ada.asks(f"{word}?") for word in ("Left", "Closed", "Same")]
    await tia.guides(left, peers_first=4)
    await tia.guides(closed, locked="We have talked about this in class.")
    await tia.guides(same, duplicate_of=left.thread.id)
    assert await waiting(tia) == []
    room.clock.advance(hours=4, minutes=7)
    assert await waiting(tia) == [("Left?", "question", 7)]


@pytest.mark.parametrize("kind", list(NodKind))
async def test_what_a_learner_said_last_leaves_once_somebody_of_the_staff_took_note(
    ada: Member, tia: Member, kind: NodKind
) -> None:
    idea = await ada.starts("An idea", kind=PostKind.IDEA)
    assert [why for _, why, _ in await waiting(tia)] == [Why.UNSEEN.value]
    await tia.nods(idea, kind)
    assert await waiting(tia) == []
    await ada.replies(idea, "And another one")
    assert [why for _, why, _ in await waiting(tia)] == [Why.UNSEEN.value]
    await tia.replies(idea, "Both are good.")
    assert await waiting(tia) == []


async def test_what_staff_and_mentors_write_and_what_nobody_saw_for_two_weeks_is_not_there(
    room: Classroom, ada: Member, tia: Member
) -> None:
    await (await room.member("gus")).starts("A mentor's note")
    await tia.starts("From Friday on in room 4", kind=PostKind.ANNOUNCEMENT)
    await ada.starts("An idea")
    room.clock.advance(seconds=UNSEEN_FOR.total_seconds())
    assert [title for title, _, _ in await waiting(tia)] == ["An idea"]
    room.clock.advance(seconds=1)
    assert await waiting(tia) == []


@pytest.mark.feature("S14", "H11")
@pytest.mark.parametrize("login", ["ada", "gus"])
async def test_learners_and_mentors_see_no_inbox_and_promise_nothing(room: Classroom, login: str) -> None:
    member = await room.member(login)
    with pytest.raises(NotPermitted, match="Only the course's staff"):
        await member.inbox()
    with pytest.raises(NotPermitted, match="Only the course's staff"):
        await member.promises(minutes=5)


async def answered_after(room: Classroom, asker: Member, teacher: Member, **span: Any) -> None:
    asked = await asker.asks("Why?")
    room.clock.advance(**span)
    await teacher.replies(asked, "Because.")
    await teacher.replies(asked, "And that is all.")


@pytest.mark.feature("S21")
async def test_the_usual_time_is_the_median_of_the_first_answers_of_the_last_week(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    assert (await tia.reply_time()).usual is None
    await answered_after(room, ada, tia, days=3)
    room.clock.advance(seconds=LATELY.total_seconds() + 1)
    for minutes in (10, 40, 90):
        await answered_after(room, ben, tia, minutes=minutes)
    await answered_after(room, tia, await room.member("tess"), minutes=1)
    peer = await ada.asks("Does a peer know?")
    await ben.replies(peer, "Yes.")
    assert (await tia.reply_time()).usual == timedelta(minutes=40)


@pytest.mark.feature("S21")
async def test_learners_are_told_the_usual_time_only_where_the_staff_say_so_and_never_of_two_answers(
    room: Classroom, ada: Member, tia: Member
) -> None:
    for _ in range(3):
        assert (await ada.reply_time()).usual is None
        await answered_after(room, ada, tia, minutes=20)
    assert (await ada.reply_time()).usual is None
    await tia.promises(minutes=60, shown=True)
    told = await ada.reply_time()
    assert (told.promise, told.usual) == (Promise(minutes=60, shown=True), timedelta(minutes=20))
    room.clock.advance(seconds=LATELY.total_seconds())
    assert (await ada.reply_time()).usual is None


@pytest.mark.parametrize("minutes", [0, -5, 60 * 24 * 61])
async def test_a_promise_that_makes_no_sense_is_refused_and_the_old_one_stands(tia: Member, minutes: int) -> None:
    await tia.promises(minutes=60)
    with pytest.raises(Invalid, match="between a minute and sixty days"):
        await tia.promises(minutes=minutes)
    assert (await tia.reply_time()).promise == Promise(minutes=60)
    assert (await tia.promises(minutes=None)).promise == Promise()
