"""Raising a hand: who knows of it, who comes, and that nothing is left of it."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing

import pytest

from jupyter_community.actions import hands
from jupyter_community.core.errors import Conflict, Invalid, NotFound, NotPermitted
from jupyter_community.core.hands.hand import HandState, Queue
from jupyter_community.core.ids import AnchorId, HandId, NotebookId

from ..factories import LESSON, Classroom, Member, new_id

pytestmark = pytest.mark.feature("S05")


async def raises(
    member: Member, line: str = "", *, id: str | None = None, anchor: str = "start", **more: bool
) -> HandId:
    hand = HandId(id or new_id())
    wish = hands.Wish(notebook=NotebookId(LESSON), anchor=AnchorId(anchor), line=line, **more)
    await member._do(hands.raise_hand, hand, wish)
    return hand


async def looks(member: Member) -> Queue:
    return await member._ask(hands.read_queue)


async def names(member: Member) -> list[str]:
    return [hand.by.name for hand in (await looks(member)).hands]


async def test_ada_raises_her_hand_and_tia_who_comes_is_named_to_her(ada: Member, tia: Member, room: Classroom) -> None:
    hand = await raises(ada, "  Why is it\nnot in the table? ")
    [seen] = (await looks(tia)).hands
    assert (seen.by.name, seen.line, seen.anchor) == ("Ada", "Why is it not in the table?", "start")
    room.clock.advance(minutes=2)
    await tia._do(hands.come_to, hand, True)
    [mine] = (await looks(ada)).hands
    assert mine.state == HandState.HELPED
    assert mine.helper is not None
    assert mine.helper.name == "Tia"
    await tia._do(hands.lower_hand, hand)
    assert await names(ada) == []


async def test_the_longest_up_is_first_and_everybody_knows_their_own_place(
    ada: Member, ben: Member, cy: Member, tia: Member, room: Classroom
) -> None:
    up = []
    for member in (ada, ben, cy):
        up.append(await raises(member))
        room.clock.advance(seconds=30)
    assert await names(tia) == ["Ada", "Ben", "Cy"]
    assert [(await looks(member)).ahead for member in (ada, ben, cy)] == [0, 1, 2]
    await ada._do(hands.go_away, up[0], True)
    assert (await looks(cy)).ahead == 2, "who will be back keeps the place"
    await tia._do(hands.come_to, up[0], True)
    assert [(await looks(member)).ahead for member in (ada, ben, cy)] == [None, 0, 1]
    await tia._do(hands.come_to, up[0], False)
    assert await names(tia) == ["Ada", "Ben", "Cy"], "a hand that is put back has its place again"


async def test_a_private_hand_is_known_to_the_staff_and_to_nobody_else(
    ada: Member, ben: Member, tia: Member, room: Classroom
) -> None:
    hand = await raises(ada, "I feel slow", private=True)
    room.clock.advance(seconds=30)
    await raises(ben)
    assert await names(tia) == ["Ada", "Ben"]
    assert await names(ada) == ["Ada", "Ben"]
    assert await names(ben) == ["Ben"]
    assert (await looks(ben)).ahead == 1
    await ben._do(hands.lower_hand, hand)
    assert await names(tia) == ["Ada", "Ben"], "as if there were no such hand"
    with pytest.raises(NotFound):
        await ben._do(hands.go_away, hand, True)


async def test_of_two_staff_who_come_in_the_same_instant_one_does_and_the_other_is_told_who(
    ada: Member, tia: Member, room: Classroom
) -> None:
    tess = await room.member("tess")
    hand = await raises(ada)
    came = await asyncio.gather(
        *(staff._do(hands.come_to, hand, True) for staff in (tia, tess)), return_exceptions=True
    )
    [refused] = [outcome for outcome in came if isinstance(outcome, Conflict)]
    [seen] = (await looks(tia)).hands
    assert seen.helper is not None
    assert refused.message == f"{seen.helper.name} is with Ada already. Choose another hand."
    with pytest.raises(Conflict, match="is with you"):
        await ada._do(hands.go_away, hand, True)


async def test_one_has_one_hand_which_can_say_something_else_at_its_place(
    ada: Member, ben: Member, tia: Member, room: Classroom
) -> None:
    hand = await raises(ada, "It")
    room.clock.advance(minutes=1)
    await raises(ben)
    with pytest.raises(Conflict, match="up at another cell"):
        await raises(ada, anchor="end")
    await raises(ada, "It is the mean", id=hand)
    assert [(hand.by.name, hand.line) for hand in (await looks(tia)).hands] == [("Ada", "It is the mean"), ("Ben", "")]
    with pytest.raises(Conflict, match="Try again"):
        await raises(await room.member("cy"), id=hand)


async def test_what_nobody_may_is_refused_with_a_sentence(ada: Member, ben: Member, tia: Member) -> None:
    hand = await raises(ada)
    for refused, action, given in (
        (ben, hands.come_to, (hand, True)),
        (ben, hands.go_away, (hand, True)),
        (ben, hands.lower_hand, (hand,)),
        (ben, hands.take_hands, (True,)),
    ):
        with pytest.raises(NotPermitted):
            await refused._do(action, *given)
    with pytest.raises(NotPermitted, match="hands are raised for you"):
        await raises(tia)
    with pytest.raises(Invalid, match="post it as a question"):
        await raises(ben, "x" * 281)
    with pytest.raises(NotFound):
        await raises(ben, anchor="nowhere")
    with pytest.raises(NotFound, match="down already"):
        await tia._do(hands.come_to, HandId(new_id()), True)


async def test_learners_read_who_takes_hands_until_they_stop_or_have_gone_home(
    ada: Member, tia: Member, room: Classroom
) -> None:
    assert (await looks(ada)).duty == ()
    await tia._do(hands.take_hands, True)
    assert [staff.name for staff in (await looks(ada)).duty] == ["Tia"]
    await tia._do(hands.take_hands, False)
    assert (await looks(ada)).duty == ()
    await tia._do(hands.take_hands, True)
    room.clock.advance(hours=3)
    assert (await looks(ada)).duty == ()


async def test_nothing_is_left_of_a_hand_that_is_down_and_the_log_names_nobody(
    ada: Member, tia: Member, room: Classroom
) -> None:
    before = await room.cursor()
    hand = await raises(ada, "xyzzy", private=True)
    news = await room.news(before)
    assert news.happenings is not None
    assert [happening.hands for happening in news.happenings] == [True]
    await tia._do(hands.come_to, hand, True)
    await ada._do(hands.lower_hand, hand)
    with closing(sqlite3.connect(room.database)) as database:
        assert database.execute("select count(*) from hand").fetchone() == (0,)
        events = database.execute("select * from event where kind = 'hands_changed'").fetchall()
    assert len(events) == 3
    assert not any(hand in repr(event) for event in events)
    authors = {ada.caller.person.id, tia.caller.person.id}
    assert not authors & {value for event in events for value in event if isinstance(value, int)} - {1, 2, 3, 4, 5}
    room.clock.advance(hours=13)
    await raises(ada)
    room.clock.advance(hours=13)
    assert await names(tia) == [], "who forgot theirs has gone home"
