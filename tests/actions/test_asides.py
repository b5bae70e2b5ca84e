"""To stay behind, or to talk about a test that fails: the learner and the staff, and nobody else."""

from __future__ import annotations

import pytest

from jupyter_community.core.audience import Audience
from jupyter_community.core.discussions.opening import Opens
from jupyter_community.core.errors import Invalid, NotFound
from jupyter_community.core.ids import AnchorId, NotebookId

from ..factories import HOMEWORK, LESSON, Classroom, Member, by_itself, cell
from ..shown import shown

END = "staff.end"
CELL = shown(("source", "1 / 0"))


@pytest.mark.feature("S06", "S17")
async def test_who_stays_behind_is_read_by_the_staff_and_sees_only_what_they_wrote_themselves(
    ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    hers = await ada.asks("May I be slow?", anchor=END, audience=Audience.STAFF, cell=CELL)
    his = await cy.asks("Me, too?", anchor="staff.test.squares", audience=Audience.STAFF)
    answer = await tia.replies(hers, "You may.")
    assert {t.thread.title for t in (await tia.talk()).threads} == {"May I be slow?", "Me, too?"}
    assert [t.thread.title for t in (await ada.talk()).threads] == ["May I be slow?"]
    assert (await ben.talk()).threads == ()
    assert (await ben.board()).threads == ()
    for post in (hers, his, answer):
        for ask in (ben.post, ben.sees_cell):
            with pytest.raises(NotFound):
                await ask(post)
    assert [waiting.thread.id for waiting in await tia.inbox()] == [his.thread.id], "hers is answered"


async def test_nothing_can_be_said_there_to_everyone_nor_brought_there_nor_out_of_there(
    ada: Member, tia: Member
) -> None:
    with pytest.raises(Invalid):
        await ada.starts("Hello, all", anchor=END)
    public = await ada.starts("Hello, all")
    place = (NotebookId(LESSON), AnchorId(END))
    with pytest.raises(Invalid):
        await tia.guides(public, place=place)
    with pytest.raises(Invalid):
        await ada.attaches(public, END)
    private = await ada.starts("Hello, staff", audience=Audience.STAFF)
    assert (await tia.guides(private, place=place)).anchor == END
    back = await ada.attaches(private, "start")
    assert (back.anchor, back.audience) == ("start", Audience.STAFF)


@pytest.mark.feature("H22", "S06")
async def test_an_exam_closes_cells_and_nobody_is_kept_from_asking_the_staff(ada: Member, tia: Member) -> None:
    await tia.says_when(Opens.CLOSED)
    await tia.says_when(Opens.CLOSED, anchor=END)
    assert (await ada.asks("Is this a trick?", anchor=END, audience=Audience.STAFF)).thread.anchor == END


async def test_a_notebook_that_nobody_opened_has_no_aside(ada: Member, ben: Member) -> None:
    there = {"notebook": NotebookId(HOMEWORK), "anchor": END, "audience": Audience.STAFF}
    with pytest.raises(NotFound) as unknown:
        await ada.starts("Hello?", **there)
    await ada.holds(cell("a"))
    await ada.starts("Why?", notebook=NotebookId(HOMEWORK), anchor=by_itself("a"))
    assert await ada.starts("Hello?", **there)
    await ben.holds(cell("b"))
    assert await ben.starts("Hello?", **there), "whose copy was said"
    assert unknown.value.code == "unknown_anchor"


async def test_a_notebook_of_somebody_s_own_is_not_told_by_its_aside(room: Classroom, ada: Member, ben: Member) -> None:
    """A notebook that only copies tell of looks like one that never was."""
    await ada.holds(cell("a"))
    there = {"anchor": END, "audience": Audience.STAFF}
    with pytest.raises(NotFound) as known:
        await ben.starts("Hello?", notebook=NotebookId(HOMEWORK), **there)
    with pytest.raises(NotFound) as invented:
        await ben.starts("Hello?", notebook=NotebookId("nb.nowhere"), **there)
    assert known.value.code == invented.value.code
