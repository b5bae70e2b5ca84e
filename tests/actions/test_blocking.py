"""Blocking is silent, counts both ways between two names, and tells nobody who is behind an alias."""

from __future__ import annotations

import pytest

from jupyter_community.core.errors import Invalid, NotFound, NotPermitted
from jupyter_community.core.people import Role

from ..factories import SEMINAR, Classroom, Member


async def sees(who: Member) -> set[str]:
    """All texts that this person finds on the board, in the notebook, in each thread and by searching."""
    talk = await who.talk()
    texts = {post.body for thread in talk.threads for post in thread.talk}
    for thread in talk.threads:
        again = await who.thread(thread.thread.id)
        assert {post.body for post in again.thread.talk} == {post.body for post in thread.talk}
    board = await who.board()
    assert {t.thread.id for t in board.threads} == {t.thread.id for t in talk.threads}
    excerpts = {t.last.body for t in board.threads if t.last}
    found = set(await who.finds("word"))
    assert found == texts
    assert excerpts <= texts
    return texts


async def hears(room: Classroom, who: Member, since: object) -> set[str]:
    news = await room.news(since)  # type: ignore[arg-type]
    me = who.caller.person.id
    return {h.post.body for h in news.happenings or () if h.post and h.readers.include(me, private=False)}


@pytest.mark.feature("H14")
async def test_two_people_of_whom_one_blocked_the_other_do_not_see_each_other_and_others_see_both(
    room: Classroom, ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    theirs = await ben.starts("A word of Ben")
    shared = await cy.starts("A word of Cy")
    await ben.replies(shared, "A word of Ben to Cy")
    await ada.replies(shared, "A word of Ada to Cy")
    await ada.starts("A word of Ada")
    since = await room.cursor()
    [block] = await ada.blocks(theirs)
    await ada.replies(shared, "A late word of Ada")
    await ben.replies(shared, "A late word of Ben")
    assert await sees(ada) == {"A word of Cy", "A word of Ada to Cy", "A word of Ada", "A late word of Ada"}
    assert await sees(ben) == {"A word of Ben", "A word of Cy", "A word of Ben to Cy", "A late word of Ben"}
    for who in (cy, tia):
        assert len(await sees(who)) == 7
    assert await hears(room, ada, since) == {"A late word of Ada"}
    assert await hears(room, ben, since) == {"A late word of Ben"}
    assert len(await hears(room, cy, since)) == 2
    for look in (ada.post(theirs), ada.thread(theirs.thread.id), ada.replies(theirs, "word")):
        with pytest.raises(NotFound):
            await look
    assert await ada.unblocks(block.block.id) == []
    assert len(await sees(ada)) == len(await sees(ben)) == 7


@pytest.mark.feature("H14")
async def test_what_one_will_never_see_is_not_unread(ada: Member, ben: Member, cy: Member) -> None:
    shared = await cy.starts("A word")
    await ben.replies(shared, "One")
    await ada.has_read(shared)
    assert await ada.unread(shared) == 1
    await ada.blocks(await ben.replies(shared, "Two"))
    assert await ada.unread(shared) == 0
    await cy.replies(shared, "Three")
    assert await ada.unread(shared) == 1


@pytest.mark.feature("H14", "H05")
async def test_a_block_through_a_name_leaves_aliases_alone_so_that_nobody_can_look_what_vanishes(
    room: Classroom, ada: Member, ben: Member, cy: Member
) -> None:
    named = await ben.starts("A word of Ben")
    masked = await ben.starts("A nameless word", nameless=True)
    shared = await cy.starts("A word of Cy")
    await ben.replies(shared, "A nameless word to Cy", nameless=True)
    await ada.starts("A nameless word of Ada", nameless=True)
    since = await room.cursor()
    before_ada, before_ben = await sees(ada), await sees(ben)
    await ada.blocks(named)
    await ben.replies(masked, "A late nameless word", nameless=True)
    assert before_ada - await sees(ada) == {"A word of Ben"}
    assert before_ben - await sees(ben) == set()
    assert await hears(room, ada, since) == {"A late nameless word"}


@pytest.mark.feature("H14", "H05")
async def test_a_block_through_an_alias_counts_for_it_in_its_thread_and_says_nothing_else(
    room: Classroom, ada: Member, ben: Member, cy: Member
) -> None:
    """Were the person behind it not to see the blocker any more, a glance at their screen would tell who it is."""
    shared = await cy.starts("A word of Cy")
    masked = await ben.replies(shared, "A nameless word", nameless=True)
    await ben.replies(shared, "A word of Ben")
    await ben.starts("Another nameless word", nameless=True)
    before_ben = await sees(ben)
    [block] = await ada.blocks(masked)
    assert "Ben" not in repr(block)
    assert block.block.blocked is None
    await ada.replies(shared, "A word of Ada")
    since = await room.cursor()
    await ben.replies(shared, "A second nameless word", nameless=True)
    assert await sees(ada) == {"A word of Cy", "A word of Ben", "Another nameless word", "A word of Ada"}
    assert await hears(room, ada, since) == set()
    assert await sees(ben) == {*before_ben, "A word of Ada", "A second nameless word"}
    asked = await ben.asks("A nameless question, in a word", nameless=True)
    await ada.blocks(asked)
    assert "A nameless question, in a word" not in await sees(ada)


@pytest.mark.feature("H14")
async def test_staff_are_seen_by_everybody_and_see_everybody(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    with pytest.raises(NotPermitted):
        await ada.blocks(await tia.starts("A word"))
    mine = await ada.starts("My own word")
    with pytest.raises(NotPermitted):
        await tia.blocks(mine)
    with pytest.raises(Invalid):
        await ada.blocks(mine)
    theirs = await ben.starts("A word of Ben")
    await ada.blocks(theirs)
    room.roster.enrol(SEMINAR, {"ben": Role.TEACHING_ASSISTANT})
    await (await room.member("ben")).starts("A word of the staff")
    assert "A word of the staff" in await sees(ada)
    assert "A word of Ben" not in await sees(ada)


async def test_blocks_are_for_who_made_them_and_count_once(ada: Member, ben: Member, cy: Member) -> None:
    theirs = await ben.starts("A word")
    await ada.blocks(theirs)
    for who in (ben, cy):
        assert await who.blocked() == []
        [block] = await ada.blocked()
        with pytest.raises(NotFound):
            await who.unblocks(block.block.id)
    masked = await ben.replies(await cy.starts("Another word"), "A nameless word", nameless=True)
    await ada.blocks(masked)
    assert len(await ada.blocked()) == 2


async def test_a_blocked_alias_stays_so_when_its_thread_is_merged_into_another(
    ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    shared, other = await cy.starts("A word of Cy"), await cy.starts("Another word")
    await ben.replies(other, "Another nameless word", nameless=True)
    await ada.blocks(await ben.replies(shared, "A nameless word", nameless=True))
    await tia.merges(shared, other)
    assert await sees(ada) == {"A word of Cy", "Another word", "Another nameless word"}
