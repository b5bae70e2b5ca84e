"""Questions: from asked to answered, and whose turn it is."""

from __future__ import annotations

import pytest

from jupyter_community.core.discussions.post import PostKind
from jupyter_community.core.discussions.question import State
from jupyter_community.core.errors import Invalid

from ..factories import Classroom, Member


@pytest.mark.feature("S30", "M05")
async def test_a_question_goes_from_open_to_waiting_to_resolved_for_everybody(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    asked = await ada.asks("Why twice?")
    assert asked.thread.state == State.OPEN
    start = await room.cursor()
    back = await tia.replies(asked, "What did you try?", asks_back=True)
    assert back.thread.state == State.WAITING
    tried = await ada.replies(back, "This.")
    assert tried.thread.state == State.OPEN
    answer = await tia.replies(tried, "Then so.")
    assert answer.thread.state == State.ANSWERED
    done = await ada.says(asked, State.RESOLVED, accepted=answer)
    assert (done.state, done.accepted) == (State.RESOLVED, answer.post.id)
    assert (await ben.thread(asked.thread.id)).thread.thread == done
    told = (await room.news(start)).happenings
    assert told
    assert [news.thread.state for news in told if news.thread and not news.post] == [State.RESOLVED]


async def test_peers_answer_without_deciding_that_it_is_answered(ada: Member, ben: Member) -> None:
    asked = await ada.asks("Why?")
    answer = await ben.replies(asked, "Because.", asks_back=True)
    assert answer.thread.state == State.OPEN
    with pytest.raises(Invalid, match="person who asked"):
        await ben.says(asked, State.RESOLVED, accepted=answer)


async def test_the_asker_can_say_that_it_is_not_answered_after_all(ada: Member, tia: Member) -> None:
    asked = await ada.asks("Why?")
    answer = await tia.replies(asked, "Because.")
    await ada.says(asked, State.RESOLVED, accepted=answer)
    again = await ada.says(asked, State.OPEN)
    assert (again.state, again.accepted) == (State.OPEN, None)


async def test_the_answer_must_be_a_reply_of_this_thread(ada: Member, tia: Member) -> None:
    asked, other = await ada.asks("Why?"), await ada.asks("How?")
    elsewhere = await tia.replies(other, "So.")
    for wrong in (asked, elsewhere):
        with pytest.raises(Invalid, match="Only a reply"):
            await ada.says(asked, State.RESOLVED, accepted=wrong)


async def test_an_answer_that_is_deleted_is_the_answer_no_longer(ada: Member, tia: Member) -> None:
    asked = await ada.asks("Why?")
    answer = await tia.replies(asked, "Because.")
    await ada.says(asked, State.RESOLVED, accepted=answer)
    removed = await tia.deletes(answer)
    assert removed.thread is not None
    assert removed.thread.accepted is None


async def test_saying_the_same_again_tells_nobody_anything(room: Classroom, ada: Member) -> None:
    asked = await ada.asks("Why?")
    await ada.says(asked, State.RESOLVED)
    before = await room.cursor()
    await ada.says(asked, State.RESOLVED)
    assert await room.cursor() == before


async def test_what_is_no_question_cannot_be_answered(ada: Member) -> None:
    note = await ada.starts("I saw this.")
    assert note.thread.state is None
    with pytest.raises(Invalid, match="Only a question"):
        await ada.says(note, State.RESOLVED)


@pytest.mark.feature("S35")
@pytest.mark.parametrize("kind", [kind for kind in PostKind if kind != PostKind.ANNOUNCEMENT])
async def test_a_post_is_of_the_kind_its_author_chose(ada: Member, ben: Member, kind: PostKind) -> None:
    posted = await ada.starts("Look", kind=kind)
    reply = await ben.replies(posted, "Hm", kind=PostKind.DIFFERENT_VIEW)
    talk = await ben.thread(posted.thread.id)
    assert talk.thread.thread.kind == kind
    assert [post.kind for post in talk.thread.talk] == [kind, reply.post.kind]


async def test_an_announcement_is_no_reply(ada: Member, tia: Member) -> None:
    posted = await ada.starts("Look")
    with pytest.raises(Invalid, match="thread of its own"):
        await tia.replies(posted, "Hear", kind=PostKind.ANNOUNCEMENT)
