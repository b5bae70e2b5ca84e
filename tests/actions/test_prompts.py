"""Prompts that appear at their time: nothing tells of them before, and each appears once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jupyter_community.core.audience import Audience
from jupyter_community.core.discussions.prompt import Echo, PromptState
from jupyter_community.core.errors import Conflict, Invalid, NotFound, NotPermitted
from jupyter_community.core.people import Role

from ..factories import LESSON, NOON, SEMINAR, Classroom, Member, classroom, notebook


async def everything(who: Member) -> str:
    """All that a learner can ask for."""
    return repr((await who.board(), await who.talk(), await who.room.news(await who.room.cursor())))


@pytest.mark.feature("S29")
async def test_a_prompt_is_unknown_to_learners_before_its_time_and_appears_with_the_teachers_name(
    room: Classroom, ada: Member, tia: Member
) -> None:
    before, cursor = await everything(ada), await room.cursor()
    prompt = await tia.schedules("What surprised you?", minutes=1)
    await room.community.publish_due()
    assert await everything(ada) == before
    assert await room.cursor() == cursor, "no number of the log is used up"
    with pytest.raises(NotFound):
        await ada.thread(prompt.id)
    assert await ada.finds("surprised") == []

    room.clock.advance(minutes=1)
    await room.community.publish_due()
    thread = (await ada.thread(prompt.id)).thread
    assert [(post.body, post.author.name) for post in thread.talk] == [("What surprised you?", "Tia")]
    assert [happening.post.id for happening in (await room.news(cursor)).happenings] == [prompt.id]
    assert thread.thread.at == NOON + timedelta(minutes=1)


@pytest.mark.feature("S29")
async def test_it_appears_once_however_often_somebody_looks_and_after_a_restart_too(
    room: Classroom, ada: Member, tia: Member
) -> None:
    prompt = await tia.schedules("What surprised you?", minutes=1)
    async with classroom(room.database) as again:  # another process on the same store, or this one after its restart
        again.clock.time = room.clock.time
        for community in (again, room):
            community.clock.advance(minutes=5)
            await community.community.publish_due()
            await community.community.publish_due()
    assert [thread.thread.id for thread in (await ada.talk()).threads] == [prompt.id]
    assert [(p.id, p.state) for p in (await tia.calendar()).prompts] == [(prompt.id, PromptState.PUBLISHED)]


async def test_until_its_time_who_signed_it_changes_it_and_any_of_the_staff_deletes_it(
    room: Classroom, ada: Member, tia: Member
) -> None:
    tess = await room.member("tess")
    prompt = await tia.schedules("What surprised you?", minutes=1)
    with pytest.raises(NotPermitted):
        await tess.schedules("What bored you?", id=prompt.id, minutes=1)
    await tia.schedules("What annoyed you?", id=prompt.id, anchor="end", minutes=3)
    room.clock.advance(minutes=2)
    await room.community.publish_due()
    assert (await ada.talk()).threads == ()
    room.clock.advance(minutes=2)
    await room.community.publish_due()
    [thread] = (await ada.talk()).threads
    assert (thread.talk[0].body, thread.thread.anchor) == ("What annoyed you?", "end")
    with pytest.raises(Invalid):
        await tia.schedules("Too late", id=prompt.id, minutes=1)
    with pytest.raises(Invalid):
        await tia.cancels(prompt)

    other = await tia.schedules("Or this?", minutes=1)
    await tess.cancels(other)
    with pytest.raises(NotFound):
        await tess.cancels(other)
    room.clock.advance(minutes=2)
    await room.community.publish_due()
    assert len((await ada.talk()).threads) == 1


async def test_a_time_that_is_past_or_far_away_an_empty_text_and_a_strange_cell_are_refused(tia: Member) -> None:
    for refused in ({"minutes": 0}, {"minutes": -1}, {"days": 500}):
        with pytest.raises(Invalid):
            await tia.schedules("When?", **refused)
    with pytest.raises(Invalid):
        await tia.schedules("   ", minutes=1)
    with pytest.raises(NotFound):
        await tia.schedules("Where?", anchor="nowhere", minutes=1)


async def test_the_id_of_a_post_is_no_id_of_a_prompt(ada: Member, tia: Member) -> None:
    posted = await ada.starts("Hello")
    with pytest.raises(Conflict):
        await tia.schedules("Mine now", id=posted.post.id, minutes=1)


@pytest.mark.parametrize("leaves", [True, False], ids=["left", "a learner now"])
async def test_a_prompt_of_somebody_who_is_not_staff_any_more_is_held_and_says_why(
    room: Classroom, ada: Member, tia: Member, leaves: bool
) -> None:
    tess = await room.member("tess")
    prompt = await tess.schedules("What surprised you?", minutes=1)
    if leaves:
        del room.roster.courses[SEMINAR]["tess"]
    else:
        room.roster.enrol(SEMINAR, {"tess": Role.LEARNER})
    room.clock.advance(minutes=1)
    await room.community.publish_due()
    [held] = (await tia.calendar()).prompts
    assert (held.id, held.state, held.problem) == (
        prompt.id,
        PromptState.HELD,
        "Tess, who signed it, is not staff of this course any more.",
    )
    assert (await ada.talk()).threads == ()
    await tia.cancels(held)


async def test_a_prompt_that_was_held_waits_again_for_another_time(room: Classroom, ada: Member, tia: Member) -> None:
    await tia.opens(notebook(id="lesson-2", anchors=("gone",)))
    prompt = await tia.schedules("Here?", notebook="lesson-2", anchor="gone", minutes=1)
    await tia.opens(notebook(id="lesson-2", anchors=()))
    room.clock.advance(minutes=1)
    await room.community.publish_due()
    [held] = (await tia.calendar()).prompts
    assert held.state == PromptState.HELD
    assert held.problem
    await tia.schedules("Here!", id=prompt.id, minutes=1)
    room.clock.advance(minutes=1)
    await room.community.publish_due()
    assert (await ada.thread(prompt.id)).thread.talk[0].body == "Here!"


async def test_one_that_is_held_does_not_keep_others_back(room: Classroom, ada: Member, tia: Member) -> None:
    tess = await room.member("tess")
    await tess.schedules("First?", minutes=1)
    second = await tia.schedules("Second?", minutes=2)
    room.roster.enrol(SEMINAR, {"tess": Role.LEARNER})
    room.clock.advance(minutes=2)
    await room.community.publish_due()
    assert [thread.thread.id for thread in (await ada.talk()).threads] == [second.id]


@pytest.mark.feature("S42")
async def test_how_a_prompt_did_is_told_as_a_number_of_posts_from_three_on(
    room: Classroom, ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    for who in (ada, ben):
        await who.starts("A guess")
    [echo] = (await tia.calendar()).echoes
    assert (echo.anchor, echo.replies, echo.deeper) == ("start", "few", 0)
    guess = await cy.starts("Another", nameless=True)
    await ada.replies(guess, "Really?")
    [echo] = (await tia.calendar()).echoes
    assert echo == Echo(notebook=LESSON, anchor="start", prompt=None, replies=3, deeper="few")


@pytest.mark.feature("S42")
async def test_how_a_scheduled_prompt_did_is_counted_in_its_thread(
    room: Classroom, ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    prompt = await tia.schedules("Which mean?", minutes=1)
    room.clock.advance(minutes=1)
    await room.community.publish_due()
    asked = (await tia.thread(prompt.id)).thread.talk[0]
    answers = [await who.replies(asked, "The median.") for who in (ada, ben, cy)]
    for who in (ada, ben, cy):
        await who.replies(answers[0], "Why?")
    await ada.starts("Between us", audience=Audience.STAFF)
    [echo] = (await tia.calendar()).echoes
    assert (echo.prompt, echo.replies, echo.deeper) == (prompt.id, 3, 3)


async def test_the_calendar_is_the_staffs(ada: Member, tia: Member) -> None:
    prompt = await tia.schedules("When?", minutes=1)
    for attempt in (ada.calendar(), ada.cancels(prompt), ada.schedules("Mine", id=prompt.id, minutes=1)):
        with pytest.raises(NotPermitted):
            await attempt


async def test_whoever_tries_the_id_of_a_waiting_prompt_takes_nothing_from_it(
    room: Classroom, ada: Member, tia: Member
) -> None:
    """Ids cannot be guessed; if one were, its prompt is held and says so."""
    prompt = await tia.schedules("When?", minutes=1)
    posted = await ada.starts("I was first", id=prompt.id)
    room.clock.advance(minutes=1)
    await room.community.publish_due()
    [held] = (await tia.calendar()).prompts
    assert (held.state, (await ada.thread(posted.thread.id)).thread.talk[0].body) == (PromptState.HELD, "I was first")
