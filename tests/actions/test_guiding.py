"""Guiding a discussion: what the staff do to threads and posts, and what everybody then finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from jupyter_community.core.audience import Audience
from jupyter_community.core.discussions.post import NodKind
from jupyter_community.core.errors import Invalid, NotFound, NotPermitted
from jupyter_community.core.ids import AnchorId, NotebookId

from ..factories import LESSON, NOON, Classroom, Member, Posted, new_id


@pytest.fixture
async def asked(ada: Member) -> Posted:
    return await ada.asks("Why?")


@pytest.mark.feature("S23")
async def test_what_the_staff_do_to_a_thread_is_there_for_everybody_and_told_once(
    room: Classroom, asked: Posted, ben: Member, tia: Member
) -> None:
    start = await room.cursor()
    await tia.guides(asked, pinned=True)
    guided = await tia.guides(asked, summary="**Because.** See section 2.", peers_first=4)
    assert (guided.pinned, guided.summary) == (True, "**Because.** See section 2.")
    assert guided.peers_first == NOON + timedelta(hours=4)
    assert (await ben.thread(asked.thread.id)).thread.thread == guided
    [news] = (await room.news(start)).happenings or ()
    assert (news.thread, news.post) == (guided, None)
    before = await room.cursor()
    await tia.guides(asked, pinned=True)
    assert await room.cursor() == before


@pytest.mark.feature("S23")
async def test_in_a_closed_thread_only_the_staff_write_and_the_reason_is_read_by_all(
    asked: Posted, ada: Member, ben: Member, tia: Member
) -> None:
    reply = await ben.replies(asked, "Because")
    await tia.guides(asked, locked="We talk about this in week 3")
    for who in (ada, ben):
        with pytest.raises(NotPermitted, match=r"We talk about this in week 3\. Your text is kept") as refused:
            await who.replies(asked, "But")
        assert refused.value.code == "locked"
    await tia.replies(asked, "See you then.")
    await ben.edits(reply, "Because of that")
    await tia.guides(asked, locked=None)
    await ada.replies(asked, "Thanks")


async def test_a_reply_sent_again_into_a_thread_closed_meanwhile_is_the_one_that_arrived(
    asked: Posted, ben: Member, tia: Member
) -> None:
    id = new_id()
    await ben.replies(asked, "Because", id=id)
    await tia.guides(asked, locked="Done.")
    assert (await ben.replies(asked, "Because", id=id)).again


@pytest.mark.feature("S23")
async def test_a_thread_moves_to_another_cell_with_all_that_is_said(asked: Posted, ben: Member, tia: Member) -> None:
    await tia.guides(asked, place=(NotebookId(LESSON), AnchorId("end")))
    [thread] = (await ben.talk()).threads
    assert (thread.thread.anchor, [post.body for post in thread.talk]) == ("end", ["Why?"])


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"place": (NotebookId("nowhere"), AnchorId("end"))}, NotFound, "not been opened"),
        ({"place": (NotebookId(LESSON), AnchorId("nowhere"))}, NotFound, "not been opened"),
        ({"locked": "  "}, Invalid, "why nobody can write"),
        ({"locked": "x" * 501}, Invalid, "too long"),
        ({"summary": "\n"}, Invalid, "a summary"),
        ({"summary": "x" * 20_000}, Invalid, "too long"),
        ({"peers_first": 0}, Invalid, "1 to 336 hours"),
        ({"peers_first": 10_000}, Invalid, "1 to 336 hours"),
    ],
)
async def test_what_makes_no_sense_changes_nothing_and_says_why(
    asked: Posted, tia: Member, change: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        await tia.guides(asked, **change)
    assert (await tia.thread(asked.thread.id)).thread.thread == asked.thread


async def test_a_thread_is_linked_to_the_one_in_which_the_same_is_talked_about(
    asked: Posted, ben: Member, tia: Member
) -> None:
    again = await ben.asks("Why though?")
    assert (await tia.guides(again, duplicate_of=asked.thread.id)).duplicate_of == asked.thread.id
    with pytest.raises(Invalid, match="its own duplicate"):
        await tia.guides(asked, duplicate_of=asked.thread.id)
    assert (await tia.guides(again, duplicate_of=None)).duplicate_of is None


async def test_a_link_never_leads_where_not_everybody_may_follow(asked: Posted, ada: Member, tia: Member) -> None:
    private = await ada.asks("Between us: why?", audience=Audience.STAFF)
    for one, other in ((asked, private), (private, asked)):
        with pytest.raises(Invalid, match="Not everybody"):
            await tia.guides(one, duplicate_of=other.thread.id)


@pytest.mark.feature("S23", "S27", "M06")
async def test_staff_endorse_a_post_and_say_that_they_have_seen_one(
    room: Classroom, asked: Posted, ada: Member, ben: Member, tia: Member
) -> None:
    answer = await ben.replies(asked, "Because")
    start = await room.cursor()
    await tia.nods(answer, NodKind.ENDORSED)
    await tia.nods(answer, NodKind.SEEN)
    await (await room.member("tess")).nods(answer, NodKind.SEEN)
    seen = await ada.post(answer)
    said = {(nod.kind, nod.by.name) for nod in seen.nods}
    assert said == {(NodKind.ENDORSED, "Tia"), (NodKind.SEEN, "Tess"), (NodKind.SEEN, "Tia")}
    assert replace(seen, reactions=()) == (await ada.thread(asked.thread.id)).thread.talk[1]
    [news] = (await room.news(start)).happenings or ()
    assert news.post == seen


async def test_a_nod_is_given_once_and_taken_back_without_a_trace(
    room: Classroom, asked: Posted, ben: Member, tia: Member
) -> None:
    await tia.nods(asked, NodKind.SEEN)
    before = await room.cursor()
    await tia.nods(asked, NodKind.SEEN)
    assert await room.cursor() == before
    assert (await tia.nods(asked, NodKind.SEEN, given=False)).nods == ()
    assert (await ben.post(asked)).nods == ()


async def test_a_deleted_post_takes_what_was_said_of_it_along(asked: Posted, ben: Member, tia: Member) -> None:
    answer = await ben.replies(asked, "Because")
    await tia.nods(answer, NodKind.ENDORSED)
    await ben.deletes(answer)
    await ben.replies(asked, "Because", id=new_id())
    assert [post.nods for post in (await ben.thread(asked.thread.id)).thread.talk] == [(), ()]
