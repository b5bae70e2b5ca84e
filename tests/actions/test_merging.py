"""Moving and merging: posts keep their authors, aliases stay apart, unread stays unread, followers follow on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jupyter_community.core.audience import Audience
from jupyter_community.core.discussions.attention import Attention
from jupyter_community.core.discussions.opening import Opens
from jupyter_community.core.discussions.voices import Voices
from jupyter_community.core.errors import Invalid, NotFound, NotPermitted
from jupyter_community.core.people import Alias

from ..factories import LESSON, Classroom, Member, Posted, notebook


async def said(who: Member, thread: str) -> list[tuple[int, str, object]]:
    talk = (await who.thread(thread)).thread.talk
    return [(post.n, post.body, getattr(post.author, "name", post.author)) for post in talk]


async def two_threads(ada: Member, ben: Member, cy: Member) -> tuple[Posted, Posted]:
    """Ada is the asker of the first, and a learner without a name in the second."""
    one = await ada.asks("Why?", nameless=True)
    await ben.replies(one, "Because.")
    other = await cy.asks("How come?", anchor="end", nameless=True)
    await ada.replies(other, "I wonder, too", nameless=True)
    return one, other


@pytest.mark.feature("S23")
async def test_posts_come_behind_those_of_the_other_thread_and_keep_authors_times_and_aliases_of_their_own(
    room: Classroom, ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    one, other = await two_threads(ada, ben, cy)
    merged = await tia.merges(one, into=other)
    assert (merged.id, merged.posts, merged.anchor) == (other.thread.id, 4, "end")
    assert await said(tia, merged.id) == [
        (1, "How come?", Alias(0)),
        (2, "I wonder, too", Alias(1)),
        (3, "Why?", Alias(2)),
        (4, "Because.", "Ben"),
    ]
    with pytest.raises(NotFound):
        await ben.thread(one.thread.id)
    assert [thread.thread.id for thread in (await ben.talk()).threads] == [merged.id]
    assert [post.mine for post in (await ada.thread(merged.id)).thread.talk] == [False, True, True, False]


@pytest.mark.feature("S23", "H05")
async def test_who_had_an_alias_in_both_goes_on_under_that_of_the_thread_and_nobody_gets_the_other(
    ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    one, other = await two_threads(ada, ben, cy)
    await tia.merges(one, into=other)
    again = await ada.replies(other, "Still me", nameless=True)
    assert again.post.author == Alias(1)
    new = await ben.replies(other, "New here", nameless=True)
    assert new.post.author == Alias(3)
    third = await ben.starts("And this?", nameless=True)
    await cy.replies(third, "Hm", nameless=True)
    await tia.merges(other, into=third)  # merged once more
    aliases = {body: author for _, body, author in await said(tia, third.thread.id)}
    assert aliases == {
        "And this?": Alias(0),
        "Hm": Alias(1),
        "How come?": Alias(2),
        "I wonder, too": Alias(3),
        "Why?": Alias(4),
        "Because.": "Ben",
        "Still me": Alias(3),
        "New here": Alias(5),
    }
    assert (await ada.replies(third, "Me", nameless=True)).post.author == Alias(3)


@pytest.mark.feature("S23")
async def test_who_read_both_has_nothing_unread_and_what_one_has_not_read_never_counts_as_read(
    room: Classroom, ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    one, other = await two_threads(ada, ben, cy)
    last_of_one = (await tia.thread(one.thread.id)).thread.talk[-1]
    last_of_other = (await tia.thread(other.thread.id)).thread.talk[-1]
    tess, gus = await room.member("tess"), await room.member("gus")
    for who, posts in ((tess, (last_of_one, last_of_other)), (gus, (last_of_one,)), (tia, (last_of_other,))):
        for post in posts:
            await who.has_read(replace(one, post=post))
    await tia.merges(one, into=other)
    assert [await who.unread(other) for who in (tess, gus, tia)] == [0, 4, 2]


@pytest.mark.feature("S23")
async def test_followers_and_those_who_wonder_come_along_and_links_lead_to_where_it_is_now(
    ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    one, other = await two_threads(ada, ben, cy)
    linked = await ben.starts("The same?")
    await tia.guides(linked, duplicate_of=one.thread.id)
    await tia.attends(one, Attention.FOLLOWED)
    await ben.attends(one, Attention.FOLLOWED)
    await ben.attends(other, Attention.MUTED)
    await ben.wonders(one)
    await tia.merges(one, into=other)
    assert (await tia.thread(other.thread.id)).thread.attention == Attention.FOLLOWED
    assert (await ben.thread(other.thread.id)).thread.attention == Attention.MUTED
    assert (await ben.thread(other.thread.id)).thread.voices == Voices(mine=True, others=0)
    assert (await ben.thread(linked.thread.id)).thread.thread.duplicate_of == other.thread.id


async def test_both_summaries_stay_and_a_link_from_one_to_the_other_goes(ada: Member, ben: Member, tia: Member) -> None:
    one, other = await ada.starts("A"), await ben.starts("B")
    await tia.guides(one, summary="It is A.")
    await tia.guides(other, summary="It is B.", duplicate_of=one.thread.id)
    merged = await tia.merges(one, into=other)
    assert (merged.summary, merged.duplicate_of) == ("It is B.\n\nIt is A.", None)
    assert (await ada.thread(merged.id)).thread.thread == merged


async def test_what_was_asked_only_the_staff_is_not_merged_nor_a_thread_with_itself(
    ada: Member, ben: Member, tia: Member
) -> None:
    open_one, private = await ada.starts("A"), await ben.starts("B", audience=Audience.STAFF)
    for thread, into in ((open_one, private), (private, open_one), (open_one, open_one)):
        with pytest.raises(Invalid):
            await tia.merges(thread, into)
    for who in (ada, ben):
        with pytest.raises(NotPermitted):
            await who.merges(open_one, private)


async def test_a_page_that_was_away_learns_where_the_posts_are_now(
    room: Classroom, ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    cursor = await room.cursor()
    one, other = await two_threads(ada, ben, cy)
    await tia.merges(one, into=other)
    news = (await room.news(cursor)).happenings
    assert all(happening.gone is None for happening in news)
    assert {happening.thread.id for happening in news if happening.post} == {other.thread.id}
    assert [happening.notebook.id for happening in news if happening.reopens] == [LESSON]


@pytest.mark.feature("S23", "S37")
async def test_a_thread_that_moves_behind_a_gate_takes_its_writers_along_and_all_pages_are_told_to_look_again(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    posted = await ada.starts("A guess")
    await tia.says_when(Opens.AFTER_POST, anchor="end")
    cursor = await room.cursor()
    await tia.guides(posted, place=(LESSON, "end"))
    assert (await ada.thread(posted.thread.id)).thread.talk[0].body == "A guess"
    with pytest.raises(NotFound):
        await ben.thread(posted.thread.id)
    assert any(happening.reopens for happening in (await room.news(cursor)).happenings)


@pytest.mark.feature("S23")
async def test_a_thread_moves_to_a_cell_of_another_notebook_and_back_with_what_people_have_read(
    ada: Member, ben: Member, tia: Member
) -> None:
    await tia.opens(notebook(id="lesson-2"))
    posted = await ada.starts("Why?")
    await ben.has_read(posted)
    moved = await tia.guides(posted, place=("lesson-2", "end"))
    assert (moved.notebook, moved.anchor) == ("lesson-2", "end")
    assert [thread.thread.id for thread in (await ben.talk("lesson-2")).threads] == [posted.thread.id]
    assert (await ben.talk()).threads == ()
    assert await ben.unread(posted) == 0
    back = await tia.guides(posted, place=(LESSON, "start"))
    assert (back.notebook, back.anchor) == (LESSON, "start")


@pytest.mark.feature("S23")
async def test_an_alias_that_somebody_blocked_stays_out_of_their_sight_in_the_merged_thread(
    ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    one, other = await two_threads(ada, ben, cy)
    await ben.blocks(one)
    assert [body for _, body, _ in await said(ben, other.thread.id)] == ["How come?", "I wonder, too"]
    await tia.merges(one, into=other)
    seen = [body for _, body, _ in await said(ben, other.thread.id)]
    assert "Why?" not in seen
    assert seen[:2] == ["How come?", "I wonder, too"]
