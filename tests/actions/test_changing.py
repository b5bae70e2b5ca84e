from __future__ import annotations

from dataclasses import replace

import pytest

from jupyter_community.core.errors import Conflict, Gone, Invalid, NotFound, NotPermitted
from jupyter_community.core.people import Role

from ..factories import SEMINAR, Classroom, Member


class TestEditing:
    async def test_shows_the_new_text_and_that_it_was_edited(self, ada: Member, ben: Member, room: Classroom) -> None:
        asked = await ada.starts("Wyh?")
        room.clock.advance(minutes=1)
        edited = await ada.edits(asked, "Why?")
        assert await ben.post(asked) == edited.post
        assert (edited.post.body, edited.post.revision, edited.post.edited_at) == ("Why?", 2, room.clock.now())

    async def test_the_first_post_renames_the_thread(self, ada: Member, ben: Member) -> None:
        asked = await ada.starts("Wyh?")
        reply = await ben.replies(asked, "Because")
        assert (await ada.edits(asked, "# Why?")).thread.title == "Why?"
        assert (await ben.edits(reply, "Just so")).thread.title == "Why?"

    async def test_an_older_version_overwrites_nothing_and_is_told_what_stands(self, ada: Member) -> None:
        asked = await ada.starts("One")
        stands = await ada.edits(asked, "Two")
        with pytest.raises(Conflict) as refused:
            await ada.edits(asked, "Three")
        assert refused.value.current == stands.post
        assert (await ada.post(asked)).body == "Two"

    async def test_into_nothing_is_refused(self, ada: Member) -> None:
        asked = await ada.starts("One")
        with pytest.raises(Invalid):
            await ada.edits(asked, " ")

    async def test_a_deleted_post_is_refused(self, ada: Member, ben: Member, tia: Member) -> None:
        asked = await ada.starts("One")
        await ben.replies(asked, "Two")
        await ada.deletes(asked)
        with pytest.raises(Gone):
            await tia.edits(asked, "Three", reason="To see", revision=2)

    async def test_keeps_ones_place_in_the_thread(self, ada: Member, ben: Member) -> None:
        asked = await ada.starts("One")
        reply = await ben.replies(asked, "Two")
        assert (await ada.edits(asked, "Uno")).thread.posts == 2
        assert [post.id for post in (await ada.thread(asked.thread.id)).thread.talk] == [asked.post.id, reply.post.id]


class TestStaffEditing:
    @pytest.mark.parametrize("reason", [None, "", "  "], ids=repr)
    async def test_needs_a_reason(self, ada: Member, tia: Member, reason: str | None) -> None:
        asked = await ada.starts("Ben got it wrong")
        with pytest.raises(Invalid):
            await tia.edits(asked, "Somebody got it wrong", reason=reason)
        with pytest.raises(Invalid):
            await tia.deletes(asked, reason=reason)

    async def test_shows_the_reason_to_the_author_and_to_staff_only(
        self, ada: Member, ben: Member, tia: Member, room: Classroom
    ) -> None:
        asked = await ada.starts("Ben got it wrong")
        before = await room.cursor()
        await tia.edits(asked, "Somebody got it wrong", reason="No names, please")
        for login in ("ada", "tess", "tia"):
            assert (await (await room.member(login)).post(asked)).reason == "No names, please"
        for login in ("ben", "cy", "gus"):
            peer = await room.member(login)
            [thread] = (await peer.talk()).threads
            posts = [await peer.post(asked), *thread.talk, *(await peer.thread(asked.thread.id)).thread.talk]
            assert {post.reason for post in posts} == {None}
            assert {post.edited_by and post.edited_by.name for post in posts} == {"Tia"}
        [happening] = (await room.news(before)).happenings or ()
        assert happening.post is not None
        assert happening.post.reason is None

    async def test_the_board_tells_no_reason(self, ada: Member, ben: Member, tia: Member) -> None:
        await tia.edits(await ada.starts("One"), "Two", reason="Secret")
        assert "Secret" not in repr((await ben.board()).threads)

    async def test_the_authors_next_edit_ends_the_reason(self, ada: Member, tia: Member) -> None:
        edited = await tia.edits(await ada.starts("One"), "Two", reason="No names")
        again = await ada.edits(edited, "Three")
        assert again.post.reason is None
        assert again.post.edited_at is not None
        assert again.post.edited_by is None

    async def test_staff_need_no_reason_for_their_own_posts(self, tia: Member) -> None:
        said = await tia.starts("Welcome")
        assert (await tia.edits(said, "Welcome, all")).post.reason is None
        assert (await tia.deletes(said)).thread is None


class TestDeleting:
    async def test_a_post_without_replies_leaves_nothing(self, ada: Member, ben: Member) -> None:
        asked = await ada.starts("One")
        remark = await ada.adds(asked, "Two")
        last = await ben.adds(asked, "Three")
        assert (await ada.deletes(remark)).stub is None
        talk = (await ben.thread(asked.thread.id)).thread.talk
        assert [(post.id, post.n) for post in talk] == [(asked.post.id, 1), (last.post.id, 2)]

    async def test_a_post_with_a_reply_leaves_a_stub_without_text_or_author(self, ada: Member, ben: Member) -> None:
        asked = await ada.starts("My secret")
        await ben.replies(asked, "Oh")
        removed = await ada.deletes(asked)
        [stub, _] = (await ben.thread(asked.thread.id)).thread.talk
        assert removed.stub == replace(stub, reactions=None)  # of which only who asks is told
        assert (stub.deleted, stub.author, stub.body, stub.n) == (True, None, "", 1)
        assert removed.thread is not None

    async def test_the_first_post_leaves_a_stub_once_anybody_wrote_after_it(self, ada: Member, ben: Member) -> None:
        asked = await ada.starts("My secret")
        await ben.adds(asked, "Me too")
        assert (await ada.deletes(asked)).stub is not None
        thread = (await ben.thread(asked.thread.id)).thread.thread
        assert thread.started_by is None
        assert "secret" not in thread.title

    async def test_the_last_post_takes_the_thread_with_it(self, ada: Member) -> None:
        asked = await ada.starts("One")
        assert (await ada.deletes(asked)).thread is None
        assert (await ada.board()).threads == ()
        assert (await ada.talk()).threads == ()
        with pytest.raises(NotFound):
            await ada.thread(asked.thread.id)

    async def test_the_last_reply_takes_the_stub_and_the_thread_with_it(self, ada: Member, ben: Member) -> None:
        asked = await ada.starts("One")
        reply = await ben.replies(asked, "Two")
        await ada.deletes(asked)
        assert (await ben.deletes(reply)).thread is None
        assert (await ada.board()).threads == ()

    async def test_stubs_that_answered_each_other_go_together(self, ada: Member, ben: Member, room: Classroom) -> None:
        asked = await ada.starts("One")
        chain = [await ben.replies(asked, "Two")]
        for n in range(30):
            chain.append(await ada.replies(chain[-1], f"And {n}"))
        first, *rest, last = chain
        await ben.deletes(first)
        for posted in rest:
            await ada.deletes(posted)
        before = await room.cursor()
        assert (await ada.deletes(last)).thread is not None
        assert [p.id for p in (await ada.thread(asked.thread.id)).thread.talk] == [asked.post.id]
        gone = {happening.gone for happening in (await room.news(before)).happenings or ()}
        assert gone == {posted.post.id for posted in chain}

    async def test_a_stub_that_somebody_else_answered_too_stays(self, ada: Member, ben: Member) -> None:
        asked = await ada.starts("One")
        remark = await ada.adds(asked, "Two")
        answers = [await ben.replies(remark, "Three"), await ben.replies(remark, "Four")]
        await ada.deletes(remark)
        await ben.deletes(answers[0])
        talk = (await ada.thread(asked.thread.id)).thread.talk
        assert [(post.id, post.deleted) for post in talk] == [
            (asked.post.id, False),
            (remark.post.id, True),
            (answers[1].post.id, False),
        ]

    async def test_twice_is_refused(self, ada: Member, ben: Member, tia: Member) -> None:
        asked = await ada.starts("One")
        await ben.replies(asked, "Two")
        await ada.deletes(asked)
        with pytest.raises(Gone):
            await tia.deletes(asked, reason="Again")
        with pytest.raises((Gone, NotPermitted)):
            await ada.deletes(asked)


class TestTakingBack:
    async def test_leaves_no_trace(self, ada: Member, ben: Member, room: Classroom) -> None:
        asked = await ada.starts("Oops")
        room.clock.advance(seconds=10)
        assert (await ada.takes_back(asked)).thread is None
        assert (await ben.board()).threads == ()

    async def test_leaves_a_stub_where_somebody_was_quicker(self, ada: Member, ben: Member) -> None:
        asked = await ada.starts("Oops")
        await ben.replies(asked, "What?")
        stub = (await ada.takes_back(asked)).stub
        assert stub is not None
        assert (stub.body, stub.author) == ("", None)

    async def test_is_too_late_after_the_ten_seconds_and_their_grace(self, ada: Member, room: Classroom) -> None:
        asked = await ada.starts("Oops")
        room.clock.advance(seconds=15.001)
        with pytest.raises(NotPermitted):
            await ada.takes_back(asked)
        assert (await ada.post(asked)).body == "Oops"

    async def test_is_for_the_author_only_staff_included(self, ada: Member, tia: Member, ben: Member) -> None:
        asked = await ada.starts("Oops")
        for other in (tia, ben):
            with pytest.raises(NotPermitted):
                await other.takes_back(asked)


async def test_who_changed_roles_is_still_the_same_author(room: Classroom, ada: Member) -> None:
    asked = await ada.starts("As a learner")
    room.roster.enrol(SEMINAR, {"ada": Role.TEACHING_ASSISTANT})
    promoted = await room.member("ada")
    edited = await promoted.edits(asked, "As a learner, edited later")
    assert edited.post.reason is None
    assert edited.post.author is not None
    assert edited.post.author.role is Role.LEARNER
