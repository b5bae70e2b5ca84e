"""What people are told of: replies where they want to know, and mentions; with nobody's secret in it."""

from __future__ import annotations

import pytest

from jupyter_community.core.audience import Audience
from jupyter_community.core.discussions.attention import Attention
from jupyter_community.core.discussions.opening import Opens
from jupyter_community.core.errors import Invalid, NotFound
from jupyter_community.core.notices.notice import Why
from jupyter_community.core.notices.telling import Told
from jupyter_community.core.people import Alias

from ..factories import Classroom, Member

pytestmark = pytest.mark.feature("H10", "M23")


async def told(who: Member) -> list[tuple[str, Why, bool]]:
    return [(notice.post.body, notice.why, notice.new) for notice in await who.notices()]


async def test_who_asked_is_told_of_replies_and_nobody_else_is(ada: Member, ben: Member, cy: Member) -> None:
    posted = await ada.asks("Why n - 1?")
    await ben.replies(posted, "Because of the mean.")
    assert await told(ada) == [("Because of the mean.", Why.REPLY, True)]
    assert await told(ben) == []
    assert await told(cy) == []


async def test_what_is_read_at_its_place_or_marked_as_seen_is_new_no_more(
    room: Classroom, ada: Member, ben: Member
) -> None:
    posted = await ada.asks("Why n - 1?")
    reply = await ben.replies(posted, "Because of the mean.")
    await ada.has_read(reply)
    assert await told(ada) == [("Because of the mean.", Why.REPLY, False)]
    room.clock.advance(minutes=1)
    await ben.replies(posted, "And its mean.")
    [newest, _] = await ada.notices()
    assert newest.new
    await ada.sees(newest)
    assert not any(notice.new for notice in await ada.notices())
    room.clock.advance(minutes=1)
    await ben.replies(posted, "Seen?")
    assert [new for _, _, new in await told(ada)] == [True, False, False]


async def test_a_mention_reaches_whoever_is_named_by_their_id_whatever_they_are_called(
    ada: Member, ben: Member, cy: Member
) -> None:
    await cy.starts("I am here")
    posted = await ada.starts(f"Ask {cy.named()}, not @[Cy](p99999) or `{ben.named()}`")
    assert [(person.id, person.name) for person in posted.post.mentions] == [(cy.caller.person.id, "Cy")]
    assert [why for _, why, _ in await told(cy)] == [Why.MENTION]
    assert await told(ben) == []
    seen = await ben.post(posted)
    assert [person.name for person in seen.mentions] == ["Cy"]


async def test_who_does_not_want_to_be_mentioned_or_wrote_under_no_name_is_offered_to_nobody(
    ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    await ben.starts("Hm", nameless=True)
    assert await ada.can_mention() == []
    assert (await ada.starts(f"Hello {ben.named()}")).post.mentions == ()
    assert await told(ben) == []
    await cy.starts("May I?", audience=Audience.STAFF)
    assert await ada.can_mention() == [], "what is asked of the staff tells peers of nobody"
    assert await tia.can_mention() == ["Ada", "Cy"]
    await cy.starts("Hello")
    assert await ada.can_mention("c") == ["Cy"]
    await cy.wants(mentionable=False)
    assert await ada.can_mention("c") == []
    await tia.comes()
    assert await ada.can_mention("ti") == ["Tia"]
    await ben.wants(listed=True)
    await ben.comes()
    assert await ada.can_mention("b") == ["Ben"]


async def test_an_alias_is_mentioned_within_its_thread_and_stays_an_alias(ada: Member, ben: Member, cy: Member) -> None:
    posted = await ada.asks("Is it only me?", nameless=True)
    await ben.replies(posted, "No, @[Asker](a0), me, too", nameless=True)
    [notice] = await ada.notices()
    assert (notice.why, notice.post.author) == (Why.MENTION, Alias(1))
    await cy.replies(posted, "Hello @[Learner A](a1) and @[nobody](a7)")
    assert [(notice.why, notice.new) for notice in await ben.notices()] == [(Why.MENTION, True)]
    assert await told(cy) == []


async def test_whoever_mentions_the_staff_reaches_all_of_them(ada: Member, ben: Member, tia: Member) -> None:
    await ada.starts("@[Staff](staff), is there a lab today?")
    assert [why for _, why, _ in await told(tia)] == [Why.MENTION]
    assert await told(ben) == []


async def test_what_is_hidden_behind_a_gate_or_deleted_since_is_told_to_nobody(
    ada: Member, ben: Member, tia: Member
) -> None:
    posted = await ben.starts("First")
    reply = await ada.replies(posted, f"Look, {ben.named()}")
    assert len(await told(ben)) == 1
    secret = await tia.starts(f"About {ben.named()}", audience=Audience.STAFF)
    assert len(await told(ben)) == 1
    assert secret.thread.id
    await tia.says_when(Opens.STAFF)
    assert await told(ben) == [("Look, @[Ben](p3)".replace("p3", f"p{ben.caller.person.id}"), Why.MENTION, True)], (
        "it is ben's own thread"
    )
    await tia.says_when(Opens.AT_ONCE)
    await ada.deletes(reply)
    assert await told(ben) == []


async def test_a_muted_thread_or_person_is_silent_but_an_alias_is_nobody(ada: Member, ben: Member, cy: Member) -> None:
    posted = await ada.asks("Why?")
    await ben.replies(posted, "By name")
    await ben.replies(posted, "By none", nameless=True)
    await ada.mutes(ben)
    assert [body for body, _, _ in await told(ada)] == ["By none"], "else it would tell who wrote it"
    await ada.mutes(ben, given=False)
    assert len(await told(ada)) == 2
    await ada.attends(posted, Attention.MUTED)
    assert await told(ada) == []
    with pytest.raises(Invalid):
        await ada.mutes(ada)
    with pytest.raises(NotFound):
        await ada.mutes(cy)


async def test_people_choose_what_they_are_told_of(ada: Member, ben: Member) -> None:
    posted = await ada.asks("Why?")
    await ben.replies(posted, "Because")
    await ben.replies(posted, f"You see, {ada.named()}?")
    assert len(await told(ada)) == 2
    await ada.wants(told=Told.MENTIONS)
    assert [why for _, why, _ in await told(ada)] == [Why.MENTION]
    await ada.wants(told=Told.NOTHING)
    assert await told(ada) == []
    with pytest.raises(Invalid):
        await ada.wants(quiet_from=60)


async def test_an_edit_mentions_anew_and_takes_back(ada: Member, ben: Member) -> None:
    await ben.starts("I am here")
    posted = await ada.starts("Nobody yet")
    edited = await ada.edits(posted, f"Hello {ben.named()}")
    assert len(await told(ben)) == 1
    await ada.edits(edited, "Nobody again")
    assert await told(ben) == []


@pytest.mark.feature("S59")
async def test_who_comes_back_after_ten_days_hears_what_is_new_and_not_what_they_missed(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    posted = await ada.asks("Why?")
    other = await ben.asks("How?")
    assert (await ada.comes()).since is None
    room.clock.advance(days=3)
    await ben.replies(posted, "Because")
    room.clock.advance(days=8)
    await tia.guides(other, summary="In three steps.")
    came = await ada.comes()
    assert came.since is not None
    assert [(item.why.value, item.thread.id) for item in came.items] == [
        ("answered", posted.thread.id),
        ("summed_up", other.thread.id),
    ]
    assert (await ada.comes()).since == came.since, "it stays until it was looked at"
    assert (await ada.comes(welcomed=True)).since is None
    room.clock.advance(days=9)
    assert (await ada.comes()).since is None


async def test_who_was_mentioned_by_an_alias_is_so_after_threads_were_merged_and_nobody_else(
    ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    one = await ada.asks("Is it only me?", nameless=True)
    other = await ben.asks("And is it me?", nameless=True)
    await cy.replies(other, "Hello, @[Asker](a0)")
    await tia.merges(other, one)
    assert [why for _, why, _ in await told(ben)] == [Why.MENTION]
    assert Why.MENTION not in [why for _, why, _ in await told(ada)]
    talk = (await cy.thread(one.thread.id)).thread.talk
    [asked] = [post for post in talk if post.body == "And is it me?"]
    assert isinstance(asked.author, Alias)
    assert f"Hello, @[Asker](a{asked.author.n})" in [post.body for post in talk]


async def test_what_is_hidden_or_written_by_somebody_whom_one_blocked_is_told_to_nobody(
    ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    posted = await ada.asks("Why?")
    rude = await cy.replies(posted, f"Silly, {ada.named()}")
    await ben.replies(posted, f"Because, {ada.named()}")
    assert len(await told(ada)) == 2
    await tia.hides(rude)
    assert [body for body, _, _ in await told(ada)] == [f"Because, {ada.named()}"]
    assert (await ada.post(rude)).mentions == ()
    blocked = await ben.adds(posted, "And so on")
    await ada.blocks(blocked)
    assert await told(ada) == []
    assert "Ben" not in await ada.can_mention()
    assert "Ada" not in await ben.can_mention(), "it is silent both ways"
    await ada.replies(posted, f"Hello {ben.named()}")
    assert await told(ben) == []
