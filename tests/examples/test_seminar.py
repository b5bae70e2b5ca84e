"""The example course holds what its notebooks promise, and runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest

from jupyter_community.core import ids
from jupyter_community.core.cells import kind
from jupyter_community.core.cells.notebook import Anchor, Notebook, checked
from jupyter_community.core.ids import AnchorId, CourseId, NotebookId

from .seminar import NOTEBOOKS, ROOT, closing_line, discussions, read

pytestmark = pytest.mark.slow

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def run(path: Path) -> Any:
    """The notebook after a real kernel ran all of it."""
    notebook = read(path)
    nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    return notebook


def printed(cell: Any) -> str:
    return "".join(output.get("text", "") for output in cell.outputs)


def cell(notebook: Any, id: str) -> Any:
    return next(cell for cell in notebook.cells if cell.id == id)


def test_there_is_a_notebook_0_and_two_lessons() -> None:
    assert [path.name[:2] for path in NOTEBOOKS] == ["00", "01", "02"]


@each_notebook
def test_a_notebook_is_valid_and_comes_without_outputs(path: Path) -> None:
    notebook = read(path)

    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert all(
        cell.outputs == [] and cell.execution_count is None for cell in notebook.cells if cell.cell_type == "code"
    )


@each_notebook
def test_a_course_can_open_a_notebook_as_it_is(path: Path) -> None:
    notebook = read(path)
    about = notebook.metadata.jupyter_community
    anchors = tuple(
        Anchor(
            id=AnchorId(ids.name(c.metadata.jupyter_community.id, "cell")),
            kind=c.metadata.jupyter_community.kind,
            title="",
        )
        for c in discussions(notebook)
    )

    assert (about.version, about.course) == (1, "seminar")
    assert all(kind(anchor.kind).threads for anchor in anchors)
    assert all(
        c.metadata.jupyter_community.version == kind(c.metadata.jupyter_community.kind).version
        for c in discussions(notebook)
    )
    checked(
        Notebook(
            course=CourseId(about.course),
            id=NotebookId(ids.name(about.notebook, "notebook")),
            title="",
            path=path.name,
            anchors=anchors,
        )
    )


def test_no_two_notebooks_share_an_id() -> None:
    ids = [read(path).metadata.jupyter_community.notebook for path in NOTEBOOKS]

    assert len(set(ids)) == len(ids)


@each_notebook
def test_a_discussion_cell_asks_something_and_says_what_it_is_without_the_extension(path: Path) -> None:
    cells = discussions(read(path))

    assert 2 <= len(cells) <= 4
    for discussion in cells:
        prompt, _, last = discussion.source.rpartition("\n\n")
        assert discussion.cell_type == "markdown"
        assert re.match(r"### \S", prompt), "a prompt begins with a heading, which is its name on the board"
        assert len(prompt.split()) > 40, "a prompt takes a stance; it does not only ask for questions"
        assert last == closing_line()


def test_the_insert_command_writes_the_closing_line_that_the_guide_shows() -> None:
    cells = ROOT / "labextension" / "src" / "cells"

    assert any(closing_line() in source.read_text(encoding="utf-8") for source in cells.rglob("*.ts*"))


@pytest.mark.feature("S62")
def test_notebook_0_is_frank_and_the_teacher_can_rewrite_all_of_it() -> None:
    notebook = read(NOTEBOOKS[0])
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")

    assert "Feeling alone is common" in text
    for heading in (
        "It has good sides",
        "What helps",
        "What this tool shows, and what it does not",
        "How to be quiet",
        "Where support is",
    ):
        assert re.search(rf"^## {heading}", text, flags=re.MULTILINE), heading
    assert "whether you are **here** | nobody" in text
    assert "skipping is fine" in text
    assert all(cell.metadata.get("editable", True) and cell.metadata.get("deletable", True) for cell in notebook.cells)


@each_notebook
def test_a_notebook_runs_from_top_to_bottom_without_a_word_of_complaint(path: Path) -> None:
    notebook = run(path)

    for code in (c for c in notebook.cells if c.cell_type == "code"):
        assert not any(output.output_type == "error" or output.get("name") == "stderr" for output in code.outputs), (
            code.id
        )
        assert code.outputs, f"{code.id} shows nothing"


def test_the_walk_does_what_the_lesson_says_it_does() -> None:
    notebook = run(NOTEBOOKS[1])

    middle, sides = (int(share) for share in re.findall(r"(\d+)% of all walks", printed(cell(notebook, "arcsine"))))
    assert middle < 10, "an even split is rare"
    assert sides > 35, "a walk on one side is not"
    for line in printed(cell(notebook, "spread")).splitlines()[1:]:
        _, _, root_mean_square, root = (float(number.replace(",", "")) for number in line.split())
        assert root_mean_square == pytest.approx(root, rel=0.06)
    factors = [float(factor) for factor in re.findall(r"that is ([\d.]+) times", printed(cell(notebook, "persistent")))]
    assert factors == pytest.approx([1, (1.4 / 0.6) ** 0.5, 3], rel=0.06)


def test_the_means_hide_what_the_lesson_says_they_hide() -> None:
    notebook = run(NOTEBOOKS[2])

    assert printed(cell(notebook, "buses-data")).count("10.0 minutes") == 2
    summaries = [line.split(maxsplit=1)[1] for line in printed(cell(notebook, "anscombe-numbers")).splitlines()[1:]]
    assert len(summaries) == 4
    assert len(set(summaries)) == 1, "the four data sets have the same summary"
    assert [int(rate) for rate in re.findall(r"(\d+)%", printed(cell(notebook, "totals")))] == [78, 83]
    assert [int(rate) for rate in re.findall(r"(\d+)%", printed(cell(notebook, "split")))] == [93, 87, 73, 69]
    assert [int(rate) for rate in re.findall(r"(\d+)%", printed(cell(notebook, "same-weights")))] == [83, 78]
