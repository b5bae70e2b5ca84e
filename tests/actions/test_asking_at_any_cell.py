"""Asking at cells that are not discussion cells: those of a shared outline, an agreed one, or one's own copy."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_community.actions.outlines import MAX_FOUNDED, OnShelf
from jupyter_community.core.audience import Audience
from jupyter_community.core.cells.outline import OutlineConflict, hashes_of
from jupyter_community.core.discussions.opening import Opens
from jupyter_community.core.errors import NotFound, NotPermitted
from jupyter_community.core.ids import NotebookId

from ..factories import HOMEWORK, LESSON, Classroom, Member, Posted, by_itself, cell, named

pytestmark = pytest.mark.feature("S15")
PAGE = (cell("a"), cell("b"), cell("c"))


async def at_homework(member: Member, text: str, body: str = "Why?", **more: Any) -> Posted:
    return await member.starts(body, notebook=HOMEWORK, anchor=by_itself(text), **more)


def told(shelf: list[OnShelf]) -> list[tuple[str, int]]:
    return [(each.notebook.id, each.shelved.release) for each in shelf]


# An outline that staff shared


async def test_a_thread_stands_at_any_cell_of_a_shared_outline(tia: Member, ada: Member) -> None:
    await tia.shares(named("a", "cell.1.first"), named("b", "grade.mean", grade="mean"))
    asked = await ada.asks("Why the mean?", anchor="grade.mean")
    assert asked.thread.anchor == "grade.mean"
    assert [thread.thread.id for thread in (await ada.talk()).threads] == [asked.thread.id]


async def test_a_forged_anchor_is_refused_and_leaves_nothing(tia: Member, ada: Member, room: Classroom) -> None:
    await tia.shares(named("a", "cell.1.first"))
    before = await room.cursor()
    for forged in ("cell.1.forged", by_itself("b"), "grade.a", "first"):
        with pytest.raises(NotFound) as refused:
            await ada.asks("Let me in", anchor=forged)
        assert refused.value.code == "unknown_anchor"
        assert "Your text is kept" in refused.value.message
    assert await room.cursor() == before


async def test_a_copy_that_holds_a_forged_cell_opens_nothing_once_staff_have_shared(tia: Member, ada: Member) -> None:
    await ada.holds(*PAGE, id=LESSON)
    await tia.shares(named("a", by_itself("a")))
    assert await ada.holds(cell("forged"), id=LESSON) is not None
    for text in ("b", "forged"):
        with pytest.raises(NotFound):
            await ada.asks("Let me in", anchor=by_itself(text))


async def test_a_cell_that_is_gone_from_the_newest_release_keeps_its_threads_and_can_still_be_asked_at(
    tia: Member, ada: Member, ben: Member
) -> None:
    await tia.shares(named("a", "first"), named("b", "second"))
    asked = await ada.asks("Why?", anchor="second")
    await tia.shares(named("a", "first"), release=2)
    assert asked.thread.id in [thread.thread.id for thread in (await ben.board()).threads]
    await ben.replies(asked, "Because")
    assert (await ben.asks("I have the old copy", anchor="second")).thread.anchor == "second"


async def test_a_release_that_is_not_the_next_is_refused_with_the_newest_one(tia: Member) -> None:
    first = await tia.shares(named("a", "first"))
    for wrong in (0, 1, 3):
        with pytest.raises(OutlineConflict, match="release 2 is next") as refused:
            await tia.shares(named("b", "other"), release=wrong)
        assert refused.value.outline == first
    assert await tia.outline(LESSON) == first


async def test_sharing_the_same_again_changes_nothing_and_tells_nobody(tia: Member, room: Classroom) -> None:
    await tia.shares(named("a", "first"))
    before = await room.cursor()
    await tia.shares(named("a", "first"))
    assert await room.cursor() == before


async def test_pages_hear_of_a_new_outline(tia: Member, room: Classroom) -> None:
    before = await room.cursor()
    await tia.shares(named("a", "first"), title="Lesson one")
    [happening] = (await room.news(before)).happenings or ()
    assert happening.outline
    assert happening.notebook is not None
    assert happening.notebook.title == "Lesson one"


async def test_sharing_keeps_the_discussion_cells_of_the_notebook(tia: Member, ada: Member) -> None:
    before = (await ada.talk()).notebook.anchors
    await tia.shares(named("a", "first"))
    assert (await ada.talk()).notebook.anchors == before
    assert (await ada.starts("Still here", anchor="start")).thread.anchor == "start"


# Gates, and attaching by hand


async def test_talk_at_a_cell_of_the_outline_opens_as_staff_say(tia: Member, ada: Member, ben: Member) -> None:
    await tia.shares(named("a", "first"))
    asked = await ada.asks("Why?", anchor="first")
    await tia.says_when(Opens.AFTER_POST, anchor="first")
    assert (await ben.talk()).threads == ()
    await ben.just_reads("first")
    assert [thread.thread.id for thread in (await ben.talk()).threads] == [asked.thread.id]


async def test_who_asked_attaches_their_thread_to_another_cell(tia: Member, ada: Member, room: Classroom) -> None:
    await tia.shares(named("a", "first"), named("b", "second"))
    asked = await ada.asks("Why?", anchor="first", nameless=True)
    before = await room.cursor()
    assert (await ada.attaches(asked, "second")).anchor == "second"
    [happening] = (await room.news(before)).happenings or ()
    assert happening.thread is not None
    assert happening.thread.anchor == "second"


async def test_nobody_else_but_staff_attaches_it_and_never_to_a_cell_that_is_none(
    tia: Member, ada: Member, ben: Member
) -> None:
    await tia.shares(named("a", "first"), named("b", "second"))
    asked = await ada.asks("Why?", anchor="first")
    with pytest.raises(NotPermitted):
        await ben.attaches(asked, "second")
    for somebody in (ada, tia):
        with pytest.raises(NotFound):
            await somebody.attaches(asked, "forged")
    assert (await tia.attaches(asked, "second")).anchor == "second"


async def test_a_thread_is_not_carried_through_a_gate_by_who_asked(tia: Member, ada: Member) -> None:
    await tia.shares(named("a", "first"), named("b", "second"), named("c", "third"))
    await tia.says_when(Opens.AFTER_POST, anchor="first")
    await tia.says_when(Opens.AT_ONCE, anchor="third", nameless=False)
    gated = await ada.asks("Why?", anchor="first")
    free = await ada.asks("Why?", anchor="second", nameless=True)
    for thread, anchor, why in ((gated, "second", "staff"), (free, "first", "staff"), (free, "third", "name")):
        with pytest.raises(NotPermitted, match=why):
            await ada.attaches(thread, anchor)
    await tia.guides(free, locked="Enough was said")
    await tia.shares(named("a", "first"), named("d", "fourth"), release=2)
    with pytest.raises(NotPermitted, match="Enough was said"):
        await ada.attaches(free, "fourth")


# Notebooks that nobody shared


async def test_a_question_stands_at_a_cell_that_ones_own_copy_holds(ada: Member, ben: Member) -> None:
    assert await ada.holds(*PAGE) is None
    asked = await at_homework(ada, "b")
    assert [thread.thread.id for thread in (await ben.talk(HOMEWORK)).threads] == [asked.thread.id]
    for text in ("elsewhere", ""):
        with pytest.raises(NotFound) as refused:
            await at_homework(ada, text)
        assert refused.value.code == "unknown_anchor"


async def test_anothers_copy_lends_no_cells(ada: Member, ben: Member) -> None:
    await ada.holds(*PAGE)
    with pytest.raises(NotFound):
        await at_homework(ben, "a")
    await ben.holds(cell("a"), told=False)
    assert await at_homework(ben, "a")


async def test_a_later_copy_takes_the_place_of_the_earlier_one(ada: Member) -> None:
    await ada.holds(*PAGE)
    await ada.holds(cell("a"), cell("b2"))
    assert await at_homework(ada, "b2")
    with pytest.raises(NotFound):
        await at_homework(ada, "b")


async def test_what_three_copies_hold_is_agreed_and_everybody_can_ask_there(
    ada: Member, ben: Member, cy: Member, tia: Member, room: Classroom
) -> None:
    await ada.holds(*PAGE)
    assert await ben.holds(cell("a"), cell("own"), cell("c"), told=False) is None
    before = await room.cursor()
    agreed = await cy.holds(cell("a"), cell("b2"), cell("c"), told=False)
    assert agreed is not None
    assert agreed.agreed
    assert [each.anchor for each in agreed.cells] == [by_itself("a"), by_itself("c")]
    assert await tia.outline() == agreed
    assert [h.outline for h in (await room.news(before)).happenings or ()] == [True]
    assert await at_homework(tia, "c")


async def test_one_person_who_comes_again_counts_once(ada: Member) -> None:
    for _ in range(4):
        assert await ada.holds(*PAGE) is None


async def test_what_was_agreed_stays_when_people_go_on_to_edit(ada: Member, ben: Member, cy: Member) -> None:
    for member in (ada, ben, cy):
        await member.holds(*PAGE)
    agreed = await ada.outline()
    for n, member in enumerate((ada, ben, cy)):
        await member.holds(cell("a"), cell(f"edited {n}"))
    assert await ada.outline() == agreed


async def test_what_copies_said_is_deleted_when_staff_share(
    tia: Member, ada: Member, ben: Member, cy: Member, room: Classroom
) -> None:
    for member in (ada, ben, cy):
        await member.holds(*PAGE)
    asked = await at_homework(ada, "a")
    shared = await tia.shares(named("a", by_itself("a")), id=HOMEWORK)
    assert await ada.holds(cell("z")) == shared
    left = await room.community.store.read(lambda tx: tx.copies.newest(ada.course, HOMEWORK, 10))
    described = await room.community.store.read(lambda tx: tx.copies.described(ada.course, HOMEWORK))
    assert (list(left), described) == ([], {})
    assert [thread.thread.id for thread in (await ben.talk(HOMEWORK)).threads] == [asked.thread.id]


async def test_hashes_alone_bring_no_notebook_to_the_course(ada: Member, tia: Member) -> None:
    assert await ada.holds(*PAGE, told=False) is None
    assert told(await ada.shelf()) == told(await tia.shelf()) == [(LESSON, 0)]


async def test_nobody_brings_notebooks_without_end(ada: Member, ben: Member) -> None:
    for n in range(MAX_FOUNDED):
        await ada.holds(*PAGE, id=f"nb.{n}")
    with pytest.raises(NotPermitted, match="Your text is kept"):
        await ada.holds(*PAGE, id="nb.more")
    await ada.holds(cell("a"), id="nb.0")
    await ben.holds(*PAGE, id="nb.more")
    await ada.holds(*PAGE, id="nb.more")


# Nothing tells who asked


async def test_a_title_is_read_by_others_when_two_copies_say_it(ada: Member, ben: Member, cy: Member) -> None:
    await ada.holds(*PAGE, title="Homework of Ada", path="ada/hw.ipynb")
    await at_homework(ada, "a", nameless=True)
    [seen] = [each for each in (await cy.board()).notebooks if each.id == HOMEWORK]
    assert (seen.title, seen.path) == ("", "")
    for member in (ben, cy):
        await member.holds(*PAGE, title="Homework", path=f"{member.caller.person.login}/hw.ipynb", told=False)
    [seen] = [each for each in (await cy.board()).notebooks if each.id == HOMEWORK]
    assert (seen.title, seen.path) == ("Homework", "")


async def test_where_only_the_staff_were_asked_others_find_no_sign_of_a_notebook(
    ada: Member, ben: Member, tia: Member, room: Classroom
) -> None:
    before, shelf, board = await room.cursor(), told(await ben.shelf()), (await ben.board()).notebooks
    await ada.holds(*PAGE)
    await at_homework(ada, "a", audience=Audience.STAFF)
    assert told(await ben.shelf()) == shelf
    assert (await ben.board()).notebooks == board
    with pytest.raises(NotFound) as hidden:
        await ben.talk(HOMEWORK)
    with pytest.raises(NotFound) as absent:
        await ben.talk("nb.none")
    assert hidden.value.message == absent.value.message
    happenings = (await room.news(before)).happenings or ()
    assert happenings
    assert not any(h.readers.include(ben.caller.person.id, private=False) for h in happenings)
    assert any(h.notebook and h.readers.include(tia.caller.person.id, private=True) for h in happenings)
    assert HOMEWORK in [each.id for each in (await tia.board()).notebooks]
    assert HOMEWORK in [each.id for each in (await ada.board()).notebooks]


async def test_a_question_to_the_staff_hides_no_news_of_one_to_everybody(
    ada: Member, ben: Member, room: Classroom
) -> None:
    before = await room.cursor()
    await ada.holds(*PAGE)
    await at_homework(ada, "a")
    await at_homework(ada, "b", audience=Audience.STAFF)
    happenings = (await room.news(before)).happenings or ()
    heard = [h for h in happenings if h.readers.include(ben.caller.person.id, private=False)]
    assert [h.notebook.id for h in heard if h.notebook] == [NotebookId(HOMEWORK)]


async def test_copies_change_no_title_that_staff_gave(tia: Member, ada: Member, ben: Member) -> None:
    before = (await tia.talk()).notebook
    for member in (ada, ben):
        await member.holds(*PAGE, id=LESSON, title="Ha", path="ha.ipynb")
    assert (await tia.talk()).notebook == before


async def test_staff_take_over_a_notebook_that_copies_brought(tia: Member, ada: Member, ben: Member) -> None:
    await ada.holds(*PAGE)
    await tia.shares(named("a", by_itself("a")), id=HOMEWORK, title="Homework 1", path="hw/1.ipynb")
    [seen] = [each for each in (await ben.board()).notebooks if each.id == HOMEWORK]
    assert (seen.title, seen.path) == ("Homework 1", "hw/1.ipynb")


async def test_a_notebook_of_one_copy_is_found_on_the_shelf_by_what_that_copy_holds(ada: Member, ben: Member) -> None:
    await ada.holds(*PAGE)
    await at_homework(ada, "a")
    [found] = [each for each in await ben.shelf() if each.notebook.id == HOMEWORK]
    assert found.shelved.hashes == hashes_of(PAGE)


async def test_staff_move_a_thread_to_a_cell_where_others_asked_in_a_notebook_that_nobody_shared(
    tia: Member, ada: Member, ben: Member
) -> None:
    await ada.holds(*PAGE)
    await ben.holds(*PAGE, told=False)
    asked, other = await at_homework(ada, "a"), await at_homework(ben, "b")
    assert (await tia.attaches(asked, other.thread.anchor)).anchor == other.thread.anchor
    with pytest.raises(NotFound):
        await tia.attaches(asked, by_itself("nowhere"))
