"""People follow threads and mute them, for themselves alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jupyter_community.core.audience import Audience
from jupyter_community.core.discussions.attention import Attention
from jupyter_community.core.errors import NotFound

from ..factories import Classroom, Member


@pytest.mark.parametrize("attention", list(Attention))
async def test_what_somebody_says_of_a_thread_stands_until_they_take_it_back_wherever_they_look(
    ada: Member, ben: Member, attention: Attention
) -> None:
    posted = await ada.starts("Hello")
    await ben.attends(posted, attention)
    [on_board] = (await ben.board()).threads
    [in_notebook] = (await ben.talk()).threads
    alone = (await ben.thread(posted.thread.id)).thread
    assert {on_board.attention, in_notebook.attention, alone.attention} == {attention}
    await ben.attends(posted, None)
    assert (await ben.thread(posted.thread.id)).thread.attention is None


async def test_nobody_else_can_tell(room: Classroom, ada: Member, ben: Member, tia: Member) -> None:
    posted = await ada.starts("Hello")
    before = [await member.board() for member in (ada, tia)]
    start = await room.cursor()
    await ben.attends(posted, Attention.MUTED)
    assert [await member.board() for member in (ada, tia)] == before
    assert (await room.news(start)).happenings == ()


async def test_a_thread_that_is_not_for_somebody_can_be_neither_followed_nor_found_out_by_it(
    ada: Member, ben: Member
) -> None:
    hidden = await ada.starts("May I hand in later?", audience=Audience.STAFF)
    with pytest.raises(NotFound) as refused:
        await ben.attends(hidden, Attention.FOLLOWED)
    await ada.takes_back(hidden)
    with pytest.raises(NotFound) as after:
        await ben.attends(replace(hidden), Attention.FOLLOWED)
    assert str(refused.value) == str(after.value)


async def test_a_thread_that_goes_takes_what_was_said_of_it_along(ada: Member, ben: Member) -> None:
    posted = await ada.starts("Hello")
    await ben.attends(posted, Attention.FOLLOWED)
    await ada.takes_back(posted)
    assert (await ben.board()).threads == ()
