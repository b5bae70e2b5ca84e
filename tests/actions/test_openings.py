"""When talk opens at a cell: what is behind a closed gate is nowhere to be found, and its keepers are never counted."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from jupyter_community.core.audience import Audience
from jupyter_community.core.discussions.opening import Opens
from jupyter_community.core.errors import Invalid, NotFound, NotPermitted
from jupyter_community.core.people import Alias, Role
from jupyter_community.core.permissions import TABLE, Permission

from ..factories import CLASS, NOON, Classroom, Member, Posted

HELD_BACK = [Opens.AFTER_POST, Opens.AFTER_SUBMIT, Opens.AFTER_DUE, Opens.STAFF, Opens.CLOSED]
LATER = NOON + timedelta(hours=1)


async def shuts(tia: Member, opens: Opens, **more: Any) -> None:
    needs = {Opens.AFTER_DUE: {"due": LATER}, Opens.AFTER_SUBMIT: {"assignment": "ps1"}}.get(opens, {})
    await tia.says_when(opens, **needs, **more)


async def hears(room: Classroom, who: Member, since: Any) -> list[str]:
    """What a page of this person is told."""
    news = (await room.news(since)).happenings or ()
    role = who.caller.membership(who.course).role
    private = role in TABLE[Permission.READ_PRIVATE]
    told = [h for h in news if h.readers.include(who.caller.person.id, private=private)]
    return [h.post.body for h in told if h.post]


@pytest.mark.feature("S32", "M41")
@pytest.mark.parametrize("opens", HELD_BACK)
async def test_what_is_behind_a_closed_gate_is_nowhere_to_be_found(
    room: Classroom, ada: Member, ben: Member, tia: Member, opens: Opens
) -> None:
    posted = await ada.starts("Before it closed")
    await shuts(tia, opens)
    start = await room.cursor()
    await tia.replies(posted, "Behind it")
    assert (await ben.board()).threads == (await ben.talk()).threads == ()
    for look in (ben.post, ben.has_read, lambda p: ben.thread(p.thread.id), lambda p: ben.replies(p, "Hm")):
        with pytest.raises(NotFound):
            await look(posted)
    assert await hears(room, ben, start) == []
    [gate] = (await ben.talk()).gates.values()
    assert (gate.open, gate.posts) == (False, 2)


@pytest.mark.parametrize("opens", HELD_BACK)
async def test_the_staff_and_who_wrote_there_go_on_reading(
    room: Classroom, ada: Member, tia: Member, opens: Opens
) -> None:
    posted = await ada.starts("Before it closed")
    await shuts(tia, opens)
    start = await room.cursor()
    await tia.replies(posted, "Behind it")
    for who in (ada, tia):
        assert [post.body for post in (await who.thread(posted.thread.id)).thread.talk][-1] == "Behind it"
        assert await hears(room, who, start) == ["Behind it"]


@pytest.mark.feature("S37", "M40")
async def test_who_posts_sees_what_the_others_posted(room: Classroom, ada: Member, ben: Member, tia: Member) -> None:
    await shuts(tia, Opens.AFTER_POST)
    await ada.starts("I guess ten")
    assert (await ben.talk()).threads == ()
    await ben.starts("I guess two")
    assert sorted(thread.thread.title for thread in (await ben.talk()).threads) == ["I guess ten", "I guess two"]
    start = await room.cursor()
    await ada.starts("Or eleven")
    assert await hears(room, ben, start) == ["Or eleven"]
    assert (await ben.talk()).gates["start"].open  # type: ignore[index]


async def test_who_has_come_through_at_one_cell_has_not_at_another(ada: Member, ben: Member, tia: Member) -> None:
    await ada.starts("Ada's guess", anchor="start")
    await ada.starts("Ada's other guess", anchor="end")
    for anchor in ("start", "end"):
        await tia.says_when(Opens.AFTER_POST, anchor=anchor)
    await ben.starts("Ben's guess", anchor="start")
    assert {t.thread.title for t in (await ben.board()).threads} == {"Ada's guess", "Ben's guess"}
    await ben.just_reads("end")
    assert "Ada's other guess" in {t.thread.title for t in (await ben.board()).threads}


async def test_who_posted_there_before_has_come_through(ada: Member, ben: Member, cy: Member, tia: Member) -> None:
    posted = await ada.starts("I guess ten")
    await ben.replies(posted, "I guess two", nameless=True)
    await cy.asks("Between us: three?", audience=Audience.STAFF)
    await shuts(tia, Opens.AFTER_POST)
    assert [len((await who.talk()).threads) for who in (ada, ben, cy)] == [1, 1, 1]
    assert (await ben.talk()).threads[0].thread.id == posted.thread.id
    assert (await cy.talk()).threads[0].thread.audience == Audience.STAFF


@pytest.mark.feature("S37", "H09")
async def test_who_just_wants_to_read_does_and_nobody_is_told(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    await shuts(tia, Opens.AFTER_POST)
    await ada.starts("I guess ten")
    before = await room.cursor()
    await ben.just_reads()
    await ben.just_reads()
    assert [thread.thread.title for thread in (await ben.talk()).threads] == ["I guess ten"]
    assert await room.cursor() == before


@pytest.mark.parametrize("opens", [Opens.AT_ONCE, Opens.STAFF, Opens.CLOSED])
async def test_what_is_closed_to_all_cannot_be_skipped(ben: Member, tia: Member, opens: Opens) -> None:
    await tia.says_when(opens)
    with pytest.raises(NotPermitted, match="skipped"):
        await ben.just_reads()


@pytest.mark.feature("S32", "M41")
async def test_at_its_time_it_opens_for_everybody(room: Classroom, ada: Member, ben: Member, tia: Member) -> None:
    await shuts(tia, Opens.AFTER_DUE)
    with pytest.raises(NotPermitted, match="opens later") as refused:
        await ada.starts("Early")
    assert refused.value.code == "not_open"
    await tia.starts("For later")
    assert (await ben.talk()).threads == ()
    room.clock.advance(hours=1)
    await ada.starts("In time")
    assert len((await ben.talk()).threads) == 2


@pytest.mark.feature("H22")
@pytest.mark.parametrize("opens", [Opens.STAFF, Opens.CLOSED, Opens.AFTER_DUE])
async def test_the_staff_can_be_asked_while_it_is_closed(ada: Member, ben: Member, tia: Member, opens: Opens) -> None:
    await shuts(tia, opens)
    asked = await ada.asks("Is task 2 about means?", audience=Audience.STAFF)
    await tia.replies(asked, "It is.")
    assert [post.body for post in (await ada.thread(asked.thread.id)).thread.talk] == [
        "Is task 2 about means?",
        "It is.",
    ]
    with pytest.raises(NotFound):
        await ben.thread(asked.thread.id)


@pytest.mark.feature("H20")
async def test_names_can_be_asked_for_from_now_on_and_nobody_is_unmasked(ada: Member, ben: Member, tia: Member) -> None:
    asked = await ada.asks("Why?", nameless=True)
    await tia.says_when(Opens.AT_ONCE, nameless=False)
    with pytest.raises(NotPermitted, match="switched off here") as refused:
        await ada.replies(asked, "Anybody?", nameless=True)
    assert refused.value.code == "named_only"
    await ada.replies(asked, "Anybody?")
    [first, second] = (await ben.thread(asked.thread.id)).thread.talk
    assert first.author == Alias(0)
    assert not isinstance(second.author, Alias)


async def test_a_time_is_given_where_it_is_needed_and_nowhere_else(tia: Member) -> None:
    with pytest.raises(Invalid, match="Say when"):
        await tia.says_when(Opens.AFTER_DUE)
    with pytest.raises(Invalid, match="only for"):
        await tia.says_when(Opens.CLOSED, due=LATER)


async def test_a_change_is_told_and_the_same_again_is_not(room: Classroom, tia: Member) -> None:
    start = await room.cursor()
    await tia.says_when(Opens.CLOSED)
    [news] = (await room.news(start)).happenings or ()
    assert news.reopens
    before = await room.cursor()
    await tia.says_when(Opens.CLOSED)
    assert await room.cursor() == before


@pytest.mark.parametrize("login", sorted(CLASS))
async def test_a_learners_post_counts_as_coming_through_and_a_question_to_the_staff_does_not(
    room: Classroom, tia: Member, login: str
) -> None:
    who = await room.member(login)
    await shuts(tia, Opens.AFTER_POST)
    await who.asks("Between us?", audience=Audience.STAFF)
    is_staff = CLASS[login] in (Role.INSTRUCTOR, Role.TEACHING_ASSISTANT)
    assert (await who.talk()).gates["start"].open is is_staff  # type: ignore[index]


async def test_a_cell_of_which_nothing_was_said_has_no_gate(ada: Member, ben: Member) -> None:
    posted: Posted = await ada.starts("Hello")
    talk = await ben.talk()
    assert talk.gates == {}
    assert [thread.thread.id for thread in talk.threads] == [posted.thread.id]
