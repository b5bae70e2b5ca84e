"""A word or two of a post: counted roughly, never by name; and in what tone the post is meant."""

from __future__ import annotations

import pytest

from jupyter_community.actions.discussions.publishing import Posted
from jupyter_community.core.audience import Audience
from jupyter_community.core.discussions.reactions import Reaction, ReactionKind, Tone, reactions
from jupyter_community.core.discussions.voices import Voices
from jupyter_community.core.errors import Gone, Invalid, NotFound
from jupyter_community.core.people import Role

from ..factories import SEMINAR, Classroom, Member

THANKS, HELPED, DIFFERENTLY = ReactionKind.THANK_YOU, ReactionKind.HELPED, ReactionKind.DIFFERENTLY


def said(kind: ReactionKind, others: int | str, *, mine: bool = False) -> Reaction:
    return Reaction(kind=kind, voices=Voices(mine=mine, others=others))  # type: ignore[arg-type]


async def sees(member: Member, posted: Posted) -> tuple[Reaction, ...] | None:
    talk = (await member.talk()).threads[0].talk
    [found] = [post.reactions for post in talk if post.id == posted.post.id]
    assert (await member.thread(posted.post.thread)).thread.talk[posted.post.n - 1].reactions == found
    return found


@pytest.mark.feature("S49")
def test_they_stand_in_one_order_and_never_by_how_many() -> None:
    assert reactions({DIFFERENTLY: 9, THANKS: 1, HELPED: 0}, frozenset()) == (said(THANKS, "few"), said(DIFFERENTLY, 9))


@pytest.mark.feature("S49", "M22", "H19")
async def test_counts_are_right_after_adding_and_after_removing_and_rough_while_few(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    posted = await ada.starts("I think it is the mean")
    assert await sees(ben, posted) == ()
    assert await ben.reacts(posted, THANKS) == (said(THANKS, 0, mine=True),)
    await ben.reacts(posted, THANKS)
    assert await tia.reacts(posted, THANKS) == (said(THANKS, "few", mine=True),)
    assert await sees(ada, posted) == (said(THANKS, "few"),)
    room.roster.enrol(SEMINAR, {f"learner-{n}": Role.LEARNER for n in range(2)})
    more = [await room.member(f"learner-{n}") for n in range(2)]
    for member in more:
        await member.reacts(posted, THANKS)
    assert await sees(ada, posted) == (said(THANKS, 4),)
    assert await ben.reacts(posted, THANKS, given=False) == (said(THANKS, 3),)
    for member in (tia, *more):
        await member.reacts(posted, THANKS, given=False)
    assert await sees(ada, posted) == ()


@pytest.mark.feature("S49")
async def test_one_can_say_several_things_and_nothing_of_ones_own_post(ada: Member, ben: Member) -> None:
    posted = await ada.starts("I think it is the mean")
    await ben.reacts(posted, DIFFERENTLY)
    assert await ben.reacts(posted, HELPED) == (said(HELPED, 0, mine=True), said(DIFFERENTLY, 0, mine=True))
    assert await ada.reacts(posted, THANKS) == (said(HELPED, "few"), said(DIFFERENTLY, "few"))
    nameless = await ada.starts("I wonder", nameless=True)
    assert await ada.reacts(nameless, THANKS) == ()


@pytest.mark.feature("S49", "H19")
async def test_nobody_hears_of_it(room: Classroom, ada: Member, ben: Member) -> None:
    posted = await ada.starts("I think it is the mean")
    before = await room.cursor()
    await ben.reacts(posted, THANKS)
    await ben.reacts(posted, THANKS, given=False)
    assert await room.cursor() == before
    edited = await ada.edits(posted, "I think it is the median")
    news = await room.news(before)
    assert [happening.post.reactions for happening in news.happenings or () if happening.post] == [None]
    assert edited.post.reactions is None


@pytest.mark.feature("S49")
async def test_a_post_that_one_cannot_read_cannot_be_reacted_to_and_a_deleted_one_forgets(
    ada: Member, ben: Member, tia: Member
) -> None:
    private = await ada.asks("May I be late?", audience=Audience.STAFF)
    with pytest.raises(NotFound):
        await ben.reacts(private, THANKS)
    posted = await ada.starts("I think it is the mean", tone=Tone.JOKING)
    await ben.reacts(posted, THANKS)
    await ben.replies(posted, "Why?")
    await ada.deletes(posted)
    with pytest.raises((Invalid, Gone)):
        await ben.reacts(posted, THANKS)
    stub = (await tia.thread(posted.thread.id)).thread.talk[0]
    assert (stub.deleted, stub.reactions, stub.tone) == (True, (), None)


@pytest.mark.feature("S49")
async def test_a_tone_stays_with_the_post_through_an_edit(ada: Member, ben: Member) -> None:
    posted = await ada.starts("What if all buses came at once?", tone=Tone.HALF_BAKED)
    await ada.edits(posted, "What if they all came at once?")
    assert (await ben.post(posted)).tone == Tone.HALF_BAKED
    assert (await ben.post(await ada.starts("Hello"))).tone is None
