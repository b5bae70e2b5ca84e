from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from jupyter_community.actions.discussions.publishing import Draft
from jupyter_community.core.errors import Conflict, Gone, Invalid, NotFound, TooLarge
from jupyter_community.core.ids import AnchorId, CourseId, NotebookId, PostId, ThreadId
from jupyter_community.core.people import Role

from ..factories import LESSON, Classroom, Member, new_id


@pytest.mark.feature("S01")
async def test_a_post_at_a_cell_is_there_for_everybody_in_the_course(ada: Member, ben: Member) -> None:
    asked = await ada.starts("Why **n - 1**?")
    [thread] = (await ben.talk()).threads
    assert (thread.thread.title, thread.thread.anchor, thread.thread.posts) == ("Why n - 1?", "start", 1)
    [post] = thread.talk
    assert post == replace(asked.post, reactions=())
    assert post.author is not None
    assert (post.author.name, post.author.role, post.n) == ("Ada", Role.LEARNER, 1)


async def test_a_reply_takes_the_next_place_in_its_thread(ada: Member, ben: Member) -> None:
    asked = await ada.starts("Why?")
    answered = await ben.replies(asked, "Because.")
    assert (answered.post.n, answered.post.reply_to, answered.thread.posts) == (2, asked.post.id, 2)
    assert answered.thread.last_at == answered.post.at


async def test_the_author_is_the_caller_whatever_is_sent(ada: Member) -> None:
    assert not {"author", "by", "person", "at", "n", "revision"} & set(Draft.__dataclass_fields__)
    posted = await ada.starts("Me")
    assert posted.post.author is not None
    assert posted.post.author.id == ada.caller.person.id


class TestSentAgain:
    async def test_is_answered_with_the_first_one(self, ada: Member, room: Classroom) -> None:
        first = await ada.starts("Once")
        before = await room.cursor()
        again = await ada.starts("Once", id=first.post.id)
        assert again.again
        assert not first.again
        assert (again.post, again.thread) == (first.post, first.thread)
        assert await room.cursor() == before

    async def test_with_another_text_does_not_overwrite_the_first(self, ada: Member) -> None:
        first = await ada.starts("Once")
        assert (await ada.starts("Twice", id=first.post.id)).post.body == "Once"

    async def test_at_the_same_moment_is_done_once(self, ada: Member, room: Classroom) -> None:
        before = await room.cursor()
        id = new_id()
        answers = await asyncio.gather(*(ada.starts("Once", id=id) for _ in range(20)))
        assert [answer.again for answer in answers].count(False) == 1
        assert len({answer.post for answer in answers}) == 1
        assert (await room.cursor()).seq == before.seq + 1

    async def test_by_somebody_else_is_refused_without_showing_them_anything(self, ada: Member, ben: Member) -> None:
        first = await ada.starts("Between us")
        with pytest.raises(Conflict) as refused:
            await ben.starts("Mine", id=first.post.id)
        assert refused.value.current is None
        assert "Between us" not in refused.value.message
        assert "Ada" not in refused.value.message

    async def test_from_another_course_is_refused_in_the_same_words(self, ada: Member, room: Classroom) -> None:
        physics = CourseId("physics")
        room.roster.enrol(physics, {"ada": Role.INSTRUCTOR, "ben": Role.LEARNER})
        first = await ada.starts("In the seminar")
        messages = set()
        for login, course in (("ada", physics), ("ben", physics), ("ben", ada.course)):
            other = await room.member(login, course)
            with pytest.raises(Conflict) as refused:
                await other.starts("Here too", id=first.post.id)
            messages.add(refused.value.message)
        assert len(messages) == 1

    async def test_after_it_was_taken_back_is_gone(self, ada: Member) -> None:
        first = await ada.starts("Oh no")
        await ada.takes_back(first)
        with pytest.raises(Gone):
            await ada.starts("Oh no", id=first.post.id)

    async def test_after_it_was_taken_back_and_left_a_stub_is_gone(self, ada: Member, ben: Member) -> None:
        first = await ada.starts("Oh no")
        await ben.replies(first, "Never mind")
        await ada.takes_back(first)
        with pytest.raises(Gone):
            await ada.starts("Oh no", id=first.post.id)

    async def test_after_staff_deleted_it_is_gone(self, ada: Member, tia: Member) -> None:
        first = await ada.starts("Rude")
        await tia.deletes(first, reason="Be kind")
        with pytest.raises(Gone):
            await ada.starts("Rude", id=first.post.id)


class TestRefused:
    @pytest.mark.parametrize("body", ["", " \n\t", "\u200b", "\x00", "\u0301"], ids=repr)
    async def test_with_nothing_to_read_in_it(self, ada: Member, body: str) -> None:
        with pytest.raises(Invalid):
            await ada.starts(body)
        assert (await ada.board()).threads == ()

    async def test_over_64_kib_and_not_a_byte_less(self, ada: Member) -> None:
        assert (await ada.starts("é" * (32 * 1024))).post.n == 1
        with pytest.raises(TooLarge):
            await ada.starts("é" * (32 * 1024) + "!")

    async def test_at_a_cell_that_was_not_opened(self, ada: Member) -> None:
        with pytest.raises(NotFound) as refused:
            await ada.starts("Forged", anchor="a-cell-of-my-own")
        assert refused.value.code == "unknown_anchor"

    async def test_in_a_notebook_that_was_not_opened(self, ada: Member) -> None:
        id = new_id()
        draft = Draft(
            id=PostId(id), thread=ThreadId(id), body="x", notebook=NotebookId("other"), anchor=AnchorId("start")
        )
        with pytest.raises(NotFound) as refused:
            await ada.sends(draft)
        assert refused.value.code == "unknown_anchor"

    async def test_as_a_new_thread_without_a_place(self, ada: Member) -> None:
        id = new_id()
        with pytest.raises(Invalid):
            await ada.sends(Draft(id=PostId(id), thread=ThreadId(id), body="x", notebook=LESSON))

    async def test_in_a_thread_that_is_not_there(self, ada: Member) -> None:
        with pytest.raises(NotFound):
            await ada.sends(Draft(id=PostId(new_id()), thread=ThreadId(new_id()), body="x"))

    async def test_in_a_thread_of_another_course(self, ada: Member, room: Classroom) -> None:
        asked = await ada.starts("Why?")
        room.roster.enrol(CourseId("physics"), {"ben": Role.LEARNER})
        stranger = await room.member("ben", CourseId("physics"))
        with pytest.raises(NotFound):
            await stranger.adds(asked, "Let me in")

    async def test_as_a_reply_to_a_post_of_another_thread(self, ada: Member, room: Classroom) -> None:
        one, other = await ada.starts("One"), await ada.starts("Other")
        before = await room.cursor()
        with pytest.raises(Invalid):
            await ada.sends(Draft(id=PostId(new_id()), thread=one.thread.id, reply_to=other.post.id, body="x"))
        id = new_id()
        astray = Draft(
            id=PostId(id), thread=ThreadId(id), reply_to=one.post.id, body="x", notebook=LESSON, anchor=AnchorId("end")
        )
        with pytest.raises(Invalid):
            await ada.sends(astray)
        assert await room.cursor() == before


async def test_a_reply_to_a_post_that_was_taken_back_meanwhile_stands_on_its_own(ada: Member, ben: Member) -> None:
    asked = await ada.starts("Why?")
    remark = await ada.adds(asked, "Wait")
    await ada.takes_back(remark)
    assert (await ben.replies(remark, "I will")).post.reply_to is None


async def test_a_refused_post_spoils_nothing_for_those_sent_at_the_same_moment(ada: Member, ben: Member) -> None:
    good = [ada.starts(f"Post {n}") for n in range(10)]
    bad = [ben.starts("Forged", anchor="nowhere") for _ in range(10)]
    answers = await asyncio.gather(
        *(one for pair in zip(good, bad, strict=True) for one in pair), return_exceptions=True
    )
    assert [isinstance(answer, NotFound) for answer in answers] == [False, True] * 10
    assert len((await ada.board()).threads) == 10
