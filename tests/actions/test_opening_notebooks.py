from __future__ import annotations

from dataclasses import replace

import pytest

from jupyter_community.core.cells.notebook import MAX_ANCHORS, MAX_PATH, MAX_TITLE, Anchor
from jupyter_community.core.errors import Invalid, NotFound
from jupyter_community.core.ids import AnchorId

from ..factories import Classroom, Member, notebook


async def test_an_opened_notebook_is_there_for_the_course_and_an_event_says_so(
    tia: Member, ada: Member, room: Classroom
) -> None:
    before = await room.cursor()
    opened = await tia.opens(notebook(id="lesson-2", title="Lesson 2"))
    assert opened in (await ada.board()).notebooks
    [happening] = (await room.news(before)).happenings or ()
    assert happening.notebook == opened


async def test_opening_it_again_unchanged_tells_nobody(tia: Member, room: Classroom) -> None:
    before = await room.cursor()
    await tia.opens(notebook())
    assert await room.cursor() == before


async def test_opening_it_again_adds_new_cells_and_keeps_what_was_said(tia: Member, ada: Member) -> None:
    asked = await ada.starts("Why?", anchor="end")
    await tia.opens(notebook(anchors=("start", "middle"), title="Lesson one"))
    talk = await ada.talk()
    assert [anchor.id for anchor in talk.notebook.anchors] == ["start", "middle"]
    assert talk.notebook.title == "Lesson one"
    assert [thread.thread.id for thread in talk.threads] == [asked.thread.id]
    await ada.replies(asked, "Still here")
    with pytest.raises(NotFound, match="Your text is kept") as refused:
        await ada.starts("New", anchor="end")
    assert refused.value.code == "unknown_anchor"


async def test_several_times_in_one_moment_is_told_each_time(tia: Member, room: Classroom) -> None:
    before = await room.cursor()
    for n in range(5):
        await tia.opens(notebook(title=f"Title {n}"))
    news = await room.news(before)
    assert news.cursor.seq == before.seq + 5
    [happening] = news.happenings or ()
    assert happening.notebook is not None
    assert happening.notebook.title == "Title 4"


@pytest.mark.parametrize(
    "wrong",
    [
        replace(notebook(), anchors=(Anchor(id=AnchorId("a"), kind="telepathy", title="?"),)),
        notebook(anchors=("same", "same")),
        notebook(anchors=tuple(f"a{n}" for n in range(MAX_ANCHORS + 1))),
        notebook(title="x" * (MAX_TITLE + 1)),
        notebook(path="x" * (MAX_PATH + 1)),
    ],
    ids=["unknown kind of cell", "an id twice", "too many cells", "title too long", "path too long"],
)
async def test_what_makes_no_sense_is_refused_whole(tia: Member, wrong: object) -> None:
    before = await tia.talk()
    with pytest.raises(Invalid):
        await tia.opens(wrong)  # type: ignore[arg-type]
    assert await tia.talk() == before
