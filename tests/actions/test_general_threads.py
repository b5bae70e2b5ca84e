"""Threads that belong to no notebook: the general board of a course."""

from __future__ import annotations

import pytest

from jupyter_community.core.audience import Audience
from jupyter_community.core.cells.general import ANYWHERE, GENERAL
from jupyter_community.core.cells.notebook import Anchor
from jupyter_community.core.discussions.opening import Opens
from jupyter_community.core.errors import Invalid, NotFound, NotPermitted
from jupyter_community.core.ids import AnchorId
from jupyter_community.core.people import Alias

from ..factories import Classroom, Member, Posted, cell, named, notebook


async def writes(who: Member, body: str, **more: object) -> Posted:
    return await who.starts(body, **{"notebook": GENERAL, "anchor": ANYWHERE, **more})  # type: ignore[arg-type]


@pytest.mark.feature("S13")
async def test_a_thread_of_no_notebook_is_on_the_board_beside_the_others(
    room: Classroom, ada: Member, ben: Member
) -> None:
    await ada.starts("Why n - 1?")
    room.clock.advance(seconds=1)
    posted = await writes(ada, "Who meets on Thursday?")
    await ben.replies(posted, "I do, in the library.")
    board = await ada.board()
    assert [line.thread.notebook for line in board.threads] == [GENERAL, "lesson-1"]
    assert [each.id for each in board.notebooks] == ["lesson-1"], "it is no notebook, and not listed as one"
    talk = await ben.talk(GENERAL)
    assert [post.body for post in talk.threads[0].talk] == ["Who meets on Thursday?", "I do, in the library."]
    assert await ben.finds("library", notebook=GENERAL) == ["I do, in the library."]


async def test_there_is_one_in_every_course_before_anybody_has_done_anything(ada: Member) -> None:
    talk = await ada.talk(GENERAL)
    assert (talk.notebook.anchors[0].id, talk.threads) == (ANYWHERE, ())


async def test_it_has_one_place_and_no_other(ada: Member) -> None:
    with pytest.raises(NotFound):
        await ada.starts("Anywhere", notebook=GENERAL, anchor="elsewhere")


async def test_aliases_audiences_and_openings_are_as_at_any_cell(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    nameless = await writes(ada, "Is it only me?", nameless=True)
    assert nameless.post.author == Alias(0)
    private = await writes(ada, "May I hand in later?", audience=Audience.STAFF)
    assert private.thread.id not in {line.thread.id for line in (await ben.board()).threads}
    before = await room.cursor()
    await tia.says_when(Opens.CLOSED, notebook=GENERAL, anchor=ANYWHERE)
    news = await room.news(before)
    assert [h.reopens for h in news.happenings or ()] == [True], "pages are told that they have to ask anew"
    with pytest.raises(NotPermitted):
        await writes(ben, "Nobody talks now")
    await writes(ben, "But the staff can be asked", audience=Audience.STAFF)


async def test_no_notebook_takes_its_place(ada: Member, tia: Member) -> None:
    with pytest.raises(Invalid):
        await tia.opens(notebook(id=GENERAL))
    with pytest.raises(Invalid):
        await tia.shares(named("a", "a"), id=GENERAL)
    with pytest.raises(Invalid):
        await ada.holds(cell("a"), id=GENERAL)
    assert (await ada.talk(GENERAL)).notebook.anchors == (Anchor(id=AnchorId("general"), kind="discussion", title=""),)
