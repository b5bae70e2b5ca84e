"""Writing without one's name: an alias in each thread, and nothing anywhere that says who it is."""

from __future__ import annotations

import pytest

from jupyter_community.core.people import Alias

from ..factories import Classroom, Member


@pytest.mark.feature("S15", "M10")
async def test_who_asks_is_the_asker_and_the_others_are_told_apart(ada: Member, ben: Member, cy: Member) -> None:
    asked = await ada.asks("Is it only me?", nameless=True)
    first = await ben.replies(asked, "Me too", nameless=True)
    second = await cy.replies(asked, "And me", nameless=True)
    again = await ben.replies(second, "Phew", nameless=True)
    back = await ada.replies(again, "Thanks", nameless=True)
    assert [p.post.author for p in (asked, first, second, again, back)] == [*map(Alias, (0, 1, 2, 1, 0))]
    assert asked.thread.started_by == Alias(0)


@pytest.mark.feature("H05", "M09")
async def test_nobody_is_told_who_it_is_not_even_the_staff(room: Classroom, ada: Member, ben: Member) -> None:
    start = await room.cursor()
    asked = await ada.asks("Is it only me?", nameless=True)
    await ada.edits(asked, "Am I the only one?")
    reply = await ben.replies(asked, "No")
    await ada.replies(reply, "Good", nameless=True)
    for login in ("ben", "cy", "gus", "tess", "tia"):
        who = await room.member(login)
        seen = repr((await who.board(), await who.talk(), await who.thread(asked.thread.id), await who.post(asked)))
        assert "Ada" not in seen
        assert "'ada'" not in seen
        assert f"Author(id={ada.caller.person.id}," not in seen
    assert "Ada" not in repr(await room.news(start))


@pytest.mark.feature("H05")
async def test_an_alias_is_another_one_in_every_thread(ada: Member, ben: Member, cy: Member) -> None:
    one, two = await cy.starts("One"), await cy.starts("Two")
    await ben.replies(one, "First here", nameless=True)
    assert (await ada.replies(one, "Second here", nameless=True)).post.author == Alias(2)
    assert (await ada.replies(two, "First here", nameless=True)).post.author == Alias(1)


async def test_a_named_reply_beside_a_nameless_question_says_nothing_about_who_asked(ada: Member, cy: Member) -> None:
    asked = await ada.asks("Why?", nameless=True)
    await ada.replies(asked, "I wonder as well")
    by = [post.author for post in (await cy.thread(asked.thread.id)).thread.talk]
    assert by[0] == Alias(0)
    assert not isinstance(by[1], Alias)
    assert by[1] is not None
    assert by[1].name == "Ada"


async def test_only_the_author_is_told_which_nameless_posts_are_theirs(ada: Member, ben: Member, tia: Member) -> None:
    asked = await ada.asks("Why?", nameless=True)
    assert asked.post.mine
    for who, mine in ((ada, True), (ben, False), (tia, False)):
        [post] = (await who.thread(asked.thread.id)).thread.talk
        assert post.mine is mine
        assert (await who.post(asked)).mine is mine
        assert (await who.talk()).threads[0].talk[0].mine is mine


async def test_the_author_may_edit_and_delete_it_and_take_it_back_as_any_post(ada: Member, ben: Member) -> None:
    asked = await ada.asks("Whyy?", nameless=True)
    edited = await ada.edits(asked, "Why?")
    assert (edited.post.author, edited.post.edited_by, edited.post.mine) == (Alias(0), None, True)
    reply = await ben.replies(asked, "Hm", nameless=True)
    await ben.takes_back(reply)
    assert (await ada.deletes(edited)).thread is None


@pytest.mark.feature("H12")
async def test_the_staff_change_it_with_a_reason_that_its_author_reads(ada: Member, ben: Member, tia: Member) -> None:
    asked = await ada.asks("Rude word", nameless=True)
    await tia.edits(asked, "Word", reason="No rude words")
    assert (await ada.post(asked)).reason == "No rude words"
    assert (await ben.post(asked)).reason is None
    assert (await tia.post(asked)).author == Alias(0)


async def test_a_post_sent_again_is_still_nameless_and_mine(ada: Member) -> None:
    asked = await ada.asks("Why?", nameless=True)
    again = await ada.asks("Why?", nameless=True, id=asked.post.id)
    assert again.again
    assert again.post == asked.post


async def test_a_stub_of_it_is_nobodys(ada: Member, ben: Member) -> None:
    asked = await ada.asks("Why?", nameless=True)
    await ben.replies(asked, "Because")
    removed = await ada.deletes(asked)
    assert removed.stub is not None
    assert removed.stub.author is None
    assert removed.thread is not None
    assert removed.thread.started_by is None
    [stub, _] = (await ben.thread(asked.thread.id)).thread.talk
    assert stub.author is None
    assert not stub.mine
