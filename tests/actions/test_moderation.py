"""Reports, hidden posts and appeals: who sees what, on every way out."""

from __future__ import annotations

import pytest

from jupyter_community.core.discussions.inbox import Why
from jupyter_community.core.discussions.moderation import Cause
from jupyter_community.core.discussions.post import NodKind
from jupyter_community.core.errors import CommunityError, Gone, Invalid, NotFound, NotPermitted
from jupyter_community.core.people import Alias

from ..factories import Classroom, Member, Posted

INSULT = "You are all hopeless"


async def everything(who: Member, posted: Posted) -> str:
    """All that this person can read of a post, as text."""
    seen: list[object] = [await who.board(), await who.talk(), await who.thread(posted.thread.id)]
    seen += [await who.post(posted), await who.searches("hopeless")]
    try:
        seen.append(await who.history(posted))
    except (NotPermitted, NotFound) as refused:
        seen.append(refused.message)
    return repr(seen)


async def heard(room: Classroom, who: Member, since: object, *, private: bool = False) -> str:
    """What this person's page is told since then."""
    news = await room.news(since)  # type: ignore[arg-type]
    assert news.happenings is not None
    me = who.caller.person.id
    return repr([h for h in news.happenings if h.readers.include(me, private=private)])


@pytest.mark.feature("M27", "H14")
async def test_a_post_is_hidden_until_the_staff_have_looked_once_three_learners_have_asked_them(
    room: Classroom, ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    gus = await room.member("gus")
    posted = await ada.starts(INSULT)
    for who in (ben, cy, ben):
        await who.reports(posted)
    assert INSULT in await everything(gus, posted)
    assert INSULT in await everything(ada, posted)
    await gus.reports(posted)
    for who in (ben, cy, gus):
        assert INSULT not in await everything(who, posted)
    for who in (ada, tia):
        assert INSULT in await everything(who, posted)
    hidden = (await ada.post(posted)).hidden
    assert hidden is not None
    assert hidden.cause is Cause.REPORTS


@pytest.mark.feature("H14")
async def test_one_report_by_the_staff_is_enough_and_so_is_what_the_course_says(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    first, second = await ada.starts(INSULT), await ada.starts(INSULT)
    await tia.reports(first)
    assert INSULT not in repr(await ben.post(first))
    await tia.sets_rules(hide_after=1)
    await ben.reports(second)
    assert INSULT not in repr(await ben.post(second))
    for wrong in (0, 21):
        with pytest.raises(Invalid):
            await tia.sets_rules(hide_after=wrong)


@pytest.mark.feature("M27")
async def test_what_was_reported_is_counted_for_the_staff_who_never_learn_by_whom(
    room: Classroom, ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    posted = await ada.starts(INSULT)
    await ben.reports(posted, "This is about me.")
    [waiting] = [w for w in await tia.inbox() if w.why is Why.REPORTED]
    assert waiting.post == posted.post.id
    reports = (await tia.post(posted)).reports
    assert reports is not None
    assert (reports.count, reports.lines) == (None, ("This is about me.",))
    for who in (cy, await room.member("gus")):
        await who.reports(posted)
    reports = (await tia.post(posted)).reports
    assert reports is not None
    assert reports.count == 3
    for seen in (await tia.inbox(), await tia.board(), await tia.talk(), await tia.audit()):
        assert all(name not in repr(seen) for name in ("Ben", "Cy", "Gus"))
    for who in (ada, ben, cy):
        assert (await who.post(posted)).reports is None
        assert "about me" not in await everything(who, posted)


async def test_a_report_is_told_to_the_staff_alone(room: Classroom, ada: Member, ben: Member, tia: Member) -> None:
    since = await room.cursor()
    posted = await ada.starts("Hello")
    await ben.reports(posted, "Hm")
    assert "Hm" in await heard(room, tia, since, private=True)
    for who in (ada, ben):
        told = await heard(room, who, since)
        assert "Hm" not in told
        assert "Hello" in told, "the post itself was published in the same breath"


async def test_what_staff_wrote_is_not_hidden_by_the_reports_of_others(
    room: Classroom, ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    posted = await tia.starts("Hand in on Friday")
    for who in (ada, ben, cy, await room.member("gus")):
        await who.reports(posted)
    assert "Friday" in repr(await ada.post(posted))
    assert [w.why for w in await tia.inbox()] == [Why.REPORTED]


async def test_nobody_reports_what_is_their_own_or_gone(ada: Member, ben: Member) -> None:
    posted = await ada.starts("Mine")
    await ben.replies(posted, "And mine")
    with pytest.raises(Invalid):
        await ada.reports(posted)
    await ada.deletes(posted)
    with pytest.raises(Invalid):
        await ben.reports(posted)


@pytest.mark.feature("S47", "H14", "M28")
async def test_the_author_reads_why_and_asks_for_another_look_once(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    posted = await ada.starts(INSULT)
    with pytest.raises(Invalid):
        await tia.hides(posted, "  ")
    await tia.hides(posted, "This hurts people.")
    hidden = (await ada.post(posted)).hidden
    assert hidden is not None
    assert hidden.reason == "This hurts people."
    stub = await ben.post(posted)
    assert stub.hidden is not None
    assert (stub.author, stub.body, stub.hidden.reason, stub.hidden.by) == (None, "", None, None)
    with pytest.raises(NotPermitted):
        await ben.appeals(posted)
    await ada.appeals(posted, "I was quoting the film.")
    [waiting] = await tia.inbox()
    assert (waiting.why, waiting.post) == (Why.APPEAL, posted.post.id)
    await tia.hides(posted, "Then say so in the post.")
    hidden = (await ada.post(posted)).hidden
    assert hidden is not None
    assert (hidden.reason, hidden.answer) == ("This hurts people.", "Then say so in the post.")
    assert await tia.inbox() == []
    with pytest.raises(NotPermitted):
        await ada.appeals(posted, "Please")
    await tia.shows(posted)
    assert INSULT in await everything(ben, posted)


@pytest.mark.feature("H14")
async def test_after_a_look_the_same_reports_hide_nothing_again(
    room: Classroom, ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    gus = await room.member("gus")
    posted = await ada.starts("I disagree")
    for who in (ben, cy, gus):
        await who.reports(posted)
    await tia.shows(posted)
    for who in (ben, cy, gus):
        await who.reports(posted)
    assert "disagree" in repr(await ben.post(posted))
    assert await tia.inbox() == [] or all(w.why is not Why.REPORTED for w in await tia.inbox())


@pytest.mark.feature("H14", "M28")
@pytest.mark.parametrize("nameless", [False, True], ids=["named", "nameless"])
async def test_a_hidden_post_goes_out_on_no_way_and_its_author_and_staff_keep_it(
    room: Classroom, ada: Member, ben: Member, cy: Member, tia: Member, nameless: bool
) -> None:
    since = await room.cursor()
    posted = await ada.starts(INSULT, nameless=nameless)
    await ada.edits(posted, f"{INSULT}, all of you")
    await ben.replies(posted, "Why?")
    await tia.hides(posted)
    await tia.nods(posted, NodKind.SEEN)
    await ben.replies(posted, "Still there?")
    for who in (ben, cy, await room.member("gus")):
        assert "hopeless" not in await everything(who, posted)
        assert "hopeless" not in await heard(room, who, since)
        assert "Ada" not in repr(await who.post(posted))
    assert "hopeless" in await heard(room, ada, since)
    assert "hopeless" in await heard(room, tia, since, private=True)
    assert "It hurts." in await heard(room, ada, since)
    if nameless:
        mine = await ada.post(posted)
        assert mine.author == Alias(0)
        assert mine.mine
        assert "Ada" not in repr(await tia.post(posted))


async def test_a_reply_in_a_hidden_thread_does_not_lose_its_title(ada: Member, ben: Member, tia: Member) -> None:
    posted = await ada.asks(INSULT)
    await tia.hides(posted)
    await tia.replies(posted, "What is your question?", asks_back=True)
    await ben.replies(posted, "Yes, what?")
    await tia.shows(posted)
    assert (await ben.board()).threads[0].thread.title == INSULT


async def test_a_reader_who_may_not_see_a_hidden_post_may_not_change_it(ada: Member, ben: Member, tia: Member) -> None:
    posted = await ada.starts(INSULT)
    await ben.replies(posted, "Why?")
    await tia.hides(posted)
    for act in (ben.edits(posted, "x"), ben.deletes(posted), ben.appeals(posted), ben.hides(posted)):
        with pytest.raises(CommunityError):
            await act
    edited = await ada.edits(posted, "Sorry")
    assert edited.post.hidden is not None
    assert "Sorry" not in repr(await ben.post(posted))
    await ada.deletes(posted)
    stub = await ben.post(posted)
    assert stub.deleted
    assert stub.hidden is None
    with pytest.raises(Gone):
        await tia.hides(posted)
