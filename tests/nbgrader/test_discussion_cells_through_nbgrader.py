"""Discussion cells go the whole way of an assignment, through the real nbgrader, and come out as they went in."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import nbformat
import pytest

from .course import ANSWER, ASSIGNMENT, HINT, LEARNER, NOTEBOOK, Course, assignment

pytestmark = [pytest.mark.nbgrader, pytest.mark.timeout(300)]

STEPS = {
    "released": Path("course/release") / ASSIGNMENT,
    "fetched": Path("home") / ASSIGNMENT,
    "collected": Path("course/submitted") / LEARNER / ASSIGNMENT,
    "autograded": Path("course/autograded") / LEARNER / ASSIGNMENT,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course after an assignment went all the way to its feedback."""
    folder = tmp_path_factory.mktemp("nbgrader")
    course = Course.found(folder)
    course.nbgrader("generate_assignment", ASSIGNMENT)
    course.nbgrader("release_assignment", ASSIGNMENT)
    course.nbgrader("fetch_assignment", ASSIGNMENT, as_learner=True)
    course.work()
    course.nbgrader("submit", ASSIGNMENT, as_learner=True)
    course.nbgrader("collect", ASSIGNMENT)
    course.nbgrader("autograde", ASSIGNMENT)
    course.nbgrader("generate_feedback", ASSIGNMENT)
    return folder


def talk_of(notebook: Any) -> list[Any]:
    """What makes the conversation: the metadata of each discussion cell."""
    return [cell.metadata.jupyter_community for cell in notebook.cells if "jupyter_community" in cell.metadata]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.feature("M02")
def test_the_conversation_is_still_at_the_same_cells(folder: Path, step: str) -> None:
    notebook = nbformat.read(folder / STEPS[step] / "ps1.ipynb", as_version=4)

    assert notebook.metadata.jupyter_community == NOTEBOOK
    assert talk_of(notebook) == talk_of(assignment())


@pytest.mark.parametrize("step", STEPS)
def test_the_prompts_read_as_their_author_wrote_them(folder: Path, step: str) -> None:
    notebook = nbformat.read(folder / STEPS[step] / "ps1.ipynb", as_version=4)

    for before, after in zip(assignment().cells[:4], notebook.cells[:4], strict=True):
        assert after.cell_type == "markdown"
        assert after.source == before.source


def test_nbgrader_makes_room_for_the_answer_where_a_discussion_is_the_answer_cell(folder: Path) -> None:
    released = nbformat.read(folder / STEPS["released"] / "ps1.ipynb", as_version=4)

    assert released.cells[4].source == "YOUR ANSWER HERE", "so a prompt that must stay belongs into a task"


def test_nbgrader_really_graded_the_copy(folder: Path) -> None:
    released = nbformat.read(folder / STEPS["released"] / "ps1.ipynb", as_version=4)
    autograded = nbformat.read(folder / STEPS["autograded"] / "ps1.ipynb", as_version=4)

    assert "NotImplementedError" in released.cells[5].source, "the solution was taken out"
    assert autograded.cells[4].source == ANSWER, "the learner's own copy came back"
    assert autograded.cells[6].execution_count, "the tests ran"
    assert not autograded.cells[6].outputs, "and passed"


def test_a_locked_prompt_stays_locked_and_an_authors_own_locks_stay(folder: Path) -> None:
    fetched = nbformat.read(folder / STEPS["fetched"] / "ps1.ipynb", as_version=4)

    assert [cell.metadata.get("editable", True) for cell in fetched.cells[:4]] == [True, False, False, False]
    assert [cell.metadata.get("deletable", True) for cell in fetched.cells[:4]] == [True, False, False, False]


def test_the_feedback_page_holds_the_prompts_and_says_what_they_are(folder: Path) -> None:
    page = html.unescape((folder / "course/feedback" / LEARNER / ASSIGNMENT / "ps1.html").read_text(encoding="utf-8"))

    for cell in assignment().cells[:4]:
        assert cell.source.splitlines()[0].removeprefix("### ") in page
    assert page.count(HINT.strip("*")) == 4
