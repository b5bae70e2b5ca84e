"""“Found this hard”: cells are counted, people never; and nobody can watch who comes and goes."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from jupyter_community.core.cells.outline import CellType
from jupyter_community.core.discussions.difficulty import Sort
from jupyter_community.core.discussions.voices import Voices
from jupyter_community.core.errors import NotFound, NotPermitted
from jupyter_community.core.people import Role

from ..factories import HOMEWORK, SEMINAR, Classroom, Member, by_itself, cell, named


async def learners(room: Classroom, count: int) -> list[Member]:
    logins = [f"learner-{n}" for n in range(count)]
    room.roster.enrol(SEMINAR, dict.fromkeys(logins, Role.LEARNER))
    return [await room.member(login) for login in logins]


async def listed(who: Member) -> list[tuple[str, object]]:
    return [(hard.cell.anchor, hard.others) for hard in (await who.difficulty()).hard]


READING = replace(named("What a mean is", "reading"), type=CellType.MARKDOWN)
OUTLINE = (READING, named("x = 1", "code"), named("y = 2", "more"))


@pytest.mark.feature("S18", "S33", "M08")
async def test_a_reading_cell_that_four_found_hard_is_first_in_the_teachers_list_with_four(
    room: Classroom, tia: Member
) -> None:
    await tia.shares(*OUTLINE)
    everybody = await learners(room, 4)
    for who in everybody:
        await who.finds_hard("reading")
    for who in everybody[:2]:
        await who.finds_hard("code")
    found = await tia.difficulty()
    assert [(hard.cell.anchor, hard.cell.sort, hard.cell.n, hard.others) for hard in found.hard] == [
        ("reading", Sort.READING, 1, 4),
        ("code", Sort.CODE, 2, "few"),
    ]
    assert (await everybody[0].talk()).hard["reading"] == Voices(mine=True, others=3)
    assert "learner" not in repr(found).lower()


@pytest.mark.feature("S18")
async def test_cells_at_which_nobody_talks_are_listed_and_those_with_talk_are_not(ada: Member, tia: Member) -> None:
    await tia.shares(*OUTLINE)
    await ada.starts("Why?", anchor="code")
    await ada.starts("Hello", anchor="start")
    quiet = [(cell.anchor, cell.sort, cell.title) for cell in (await tia.difficulty()).quiet]
    assert quiet == [
        ("reading", Sort.READING, ""),
        ("more", Sort.CODE, ""),
        ("end", Sort.DISCUSSION, "What about end?"),
    ]


async def test_pressed_twice_it_counts_once_and_it_is_taken_back_as_easily(ada: Member, tia: Member) -> None:
    assert await ada.finds_hard() == Voices(mine=True, others=0)
    assert await ada.finds_hard() == Voices(mine=True, others=0)
    assert await listed(tia) == [("start", "few")]
    assert await ada.finds_hard(given=False) == Voices()
    assert await ada.finds_hard(given=False) == Voices()
    assert await listed(tia) == []


@pytest.mark.feature("H19", "S18")
async def test_nobody_hears_of_it_and_a_few_look_the_same_whether_one_or_two_and_in_whatever_order_they_came(
    room: Classroom, ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    before = await room.cursor()
    await ada.finds_hard("end")
    one = await tia.difficulty(), (await cy.talk()).hard
    await ben.finds_hard("end")
    two = await tia.difficulty(), (await cy.talk()).hard
    assert one == two
    await ada.finds_hard("start")
    both = await tia.difficulty()
    assert [hard.cell.anchor for hard in both.hard] == ["start", "end"]  # as in the notebook, though end has more
    await ada.finds_hard("end", given=False)
    assert await tia.difficulty() == both
    assert await room.cursor() == before


@pytest.mark.feature("H19")
async def test_pressing_oneself_tells_no_more_of_the_others(
    room: Classroom, ada: Member, ben: Member, cy: Member, tia: Member
) -> None:
    """Whoever presses and takes it back, to see a number turn, sees none."""
    await ada.finds_hard()
    await ben.finds_hard()
    for who in (cy, tia):
        assert await who.finds_hard() == Voices(mine=True, others="few")
        assert await who.finds_hard(given=False) == Voices(mine=False, others="few")
    await tia.finds_hard()
    assert await listed(tia) == [("start", "few")]


async def test_only_the_staff_see_the_list(ada: Member) -> None:
    with pytest.raises(NotPermitted):
        await ada.difficulty()


async def test_a_cell_that_was_forged_in_a_copy_cannot_be_hard(ada: Member, tia: Member) -> None:
    with pytest.raises(NotFound):
        await ada.finds_hard("forged")
    assert await listed(tia) == []


@pytest.mark.feature("H05")
async def test_a_cell_that_only_ones_own_copy_has_is_told_to_nobody_else(ada: Member, ben: Member, tia: Member) -> None:
    """Its anchor says what the cell says; who else has it would know whose it is."""
    await ada.holds(cell("a"), cell("my own try"))
    await ben.holds(cell("a"))
    await ada.finds_hard(by_itself("my own try"), id=HOMEWORK)
    await ada.finds_hard(by_itself("a"), id=HOMEWORK)
    assert set((await ada.talk(HOMEWORK)).hard) == {by_itself("my own try"), by_itself("a")}
    assert set((await ben.talk(HOMEWORK)).hard) == {by_itself("a")}
    assert await listed(tia) == []


async def test_a_mark_stays_where_a_new_release_has_no_such_cell(ada: Member, tia: Member) -> None:
    await tia.shares(*OUTLINE)
    await ada.finds_hard("code")
    await tia.shares(READING, release=2)
    [hard] = (await tia.difficulty()).hard
    assert (hard.cell.anchor, hard.cell.sort, hard.cell.n) == ("code", Sort.EARLIER, None)


@pytest.mark.feature("S18")
async def test_the_store_keeps_no_time_and_no_order_of_who_pressed(room: Classroom, ada: Member, ben: Member) -> None:
    await ben.finds_hard()
    await ada.finds_hard()
    with sqlite3.connect(room.database) as database:
        columns = [row[1] for row in database.execute("PRAGMA table_info(difficulty)")]
        people = [row[0] for row in database.execute("SELECT person FROM difficulty")]
    assert columns == ["course", "notebook", "anchor", "person"]
    assert people == sorted(people)
    with pytest.raises(sqlite3.OperationalError), sqlite3.connect(room.database) as database:
        database.execute("SELECT rowid FROM difficulty")
