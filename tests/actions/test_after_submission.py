"""Talk that opens to each who has submitted: nbgrader says who has, and no page can say it for anybody."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_community.core.discussions.opening import Opens
from jupyter_community.core.errors import Invalid, NotFound, NotPermitted

from ..factories import Classroom, Member
from .test_openings import hears


def submits(room: Classroom, login: str, assignment: str = "ps1", course: str = "seminar") -> None:
    """What nbgrader's submit leaves in its exchange."""
    name = f"{login}+{assignment}+2026-11-25 10:00:00.000000 UTC+x7Fq"
    (room.database.parent / "exchange" / course / "inbound" / name).mkdir(parents=True)


@pytest.mark.feature("S32", "M41")
async def test_who_submits_comes_through_and_nobody_else_does(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    await tia.says_when(Opens.AFTER_SUBMIT, assignment="ps1")
    solution = await tia.starts("The mean is 3")
    for early in (ada, ben):
        assert not await early.looks_for_submission()
        [gate] = (await early.talk()).gates.values()
        assert (gate.open, gate.posts, gate.opening.assignment) == (False, 1, "ps1")
        with pytest.raises(NotPermitted):
            await early.starts("I say 3")
        assert (await early.searches("mean")).found == 0
    submits(room, "ada")
    start = await room.cursor()
    assert await ada.looks_for_submission()
    assert not await ben.looks_for_submission()
    assert [t.thread.id for t in (await ada.talk()).threads] == [solution.thread.id]
    assert (await ada.searches("mean")).found == 1
    answer = await ada.starts("I say 3, too")
    assert await hears(room, ada, start) == ["I say 3, too"]
    assert await hears(room, ben, start) == []
    with pytest.raises(NotFound):
        await ben.post(answer)


@pytest.mark.parametrize(
    ("login", "assignment", "course"),
    [("ben", "ps1", "seminar"), ("ada", "ps10", "seminar"), ("ada", "ps1", "another"), ("adam", "ps1", "seminar")],
)
async def test_another_submission_opens_nothing(
    room: Classroom, ada: Member, tia: Member, login: str, assignment: str, course: str
) -> None:
    await tia.says_when(Opens.AFTER_SUBMIT, assignment="ps1")
    submits(room, login, assignment, course)
    assert not await ada.looks_for_submission()


async def test_a_name_with_marks_in_it_is_no_pattern_and_no_path(room: Classroom, ada: Member, tia: Member) -> None:
    submits(room, "ada")
    for assignment in ("*", "p?1", "..", "ps"):
        await tia.says_when(Opens.AFTER_SUBMIT, assignment=assignment)
        assert not await ada.looks_for_submission()


@pytest.mark.feature("S32")
async def test_staff_report_who_submitted_and_nobody_else_can(ada: Member, ben: Member, tia: Member) -> None:
    await tia.says_when(Opens.AFTER_SUBMIT, assignment="ps1")
    await tia.starts("The mean is 3")
    with pytest.raises(NotPermitted):
        await ada.names_submitters("ada")
    assert await tia.names_submitters("ada", "somebody-new") == "ps1"
    assert await ada.looks_for_submission()
    assert len((await ada.talk()).threads) == 1
    assert (await ben.talk()).threads == ()


async def test_whoever_came_through_by_posting_has_not_submitted(ada: Member, tia: Member) -> None:
    await tia.says_when(Opens.AFTER_POST)
    await ada.starts("I think 3")
    await tia.says_when(Opens.AFTER_SUBMIT, assignment="ps1")
    await tia.starts("The mean is 3")
    assert [t.thread.title for t in (await ada.talk()).threads] == ["I think 3"], "her own"
    with pytest.raises(NotPermitted):
        await ada.just_reads()


async def test_nothing_is_let_in_where_nothing_is_awaited(ada: Member, tia: Member) -> None:
    await tia.says_when(Opens.CLOSED)
    assert await tia.names_submitters("ada") is None
    assert not await ada.looks_for_submission()
    assert await ada.looks_for_submission(anchor="end"), "it is open to everybody"


@pytest.mark.parametrize(
    "opening",
    [
        {"opens": Opens.AFTER_SUBMIT},
        {"opens": Opens.AT_ONCE, "assignment": "ps1"},
        {"opens": Opens.AFTER_SUBMIT, "assignment": ""},
        {"opens": Opens.AFTER_SUBMIT, "assignment": "../ps1"},
        {"opens": Opens.AFTER_SUBMIT, "assignment": "a+b"},
        {"opens": Opens.AFTER_SUBMIT, "assignment": "x" * 121},
    ],
)
async def test_an_assignment_is_said_where_one_is_awaited_and_by_its_name(tia: Member, opening: Any) -> None:
    with pytest.raises(Invalid):
        await tia.says_when(**opening)
