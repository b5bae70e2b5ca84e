from __future__ import annotations

from dataclasses import replace

import pytest

from jupyter_community.core.cells import KINDS, kind
from jupyter_community.core.cells.notebook import MAX_ANCHORS, MAX_PATH, MAX_TITLE, Anchor, Notebook, checked
from jupyter_community.core.errors import Invalid
from jupyter_community.core.ids import AnchorId, CourseId, NotebookId


def cell(id: str, title: str = "What surprised you?") -> Anchor:
    return Anchor(id=AnchorId(id), kind="discussion", title=title)


NOTEBOOK = Notebook(
    course=CourseId("seminar"), id=NotebookId("nb"), title="Week 1", path="week1.ipynb", anchors=(cell("a"), cell("b"))
)


def test_a_notebook_knows_its_cells() -> None:
    assert NOTEBOOK.has(AnchorId("b"))
    assert not NOTEBOOK.has(AnchorId("forged"))


def test_a_notebook_at_every_limit_is_taken() -> None:
    full = replace(
        NOTEBOOK,
        title="t" * MAX_TITLE,
        path="p" * MAX_PATH,
        anchors=tuple(cell(f"c{n}", "t" * MAX_TITLE) for n in range(MAX_ANCHORS)),
    )
    assert checked(full) == full
    assert checked(replace(NOTEBOOK, anchors=())).anchors == ()


@pytest.mark.parametrize(
    "change",
    [
        {"title": "t" * (MAX_TITLE + 1)},
        {"path": "p" * (MAX_PATH + 1)},
        {"anchors": (cell("a", "t" * (MAX_TITLE + 1)),)},
        {"anchors": tuple(cell(f"c{n}") for n in range(MAX_ANCHORS + 1))},
    ],
    ids=["title", "path", "cell's title", "cells"],
)
def test_a_notebook_over_a_limit_is_refused_with_the_limit(change: dict[str, object]) -> None:
    with pytest.raises(Invalid, match=r"at most \d+"):
        checked(replace(NOTEBOOK, **change))


def test_two_cells_with_one_id_are_refused_with_what_to_do() -> None:
    with pytest.raises(Invalid, match="Delete one and insert it again"):
        checked(replace(NOTEBOOK, anchors=(cell("a"), cell("b"), cell("a"))))


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_is_found_by_its_name(name: str) -> None:
    assert kind(name).name == name
    assert kind(name).label


@pytest.mark.parametrize("name", ["", "poll ", "Discussion", None, 7, ["discussion"]])
def test_an_unknown_kind_of_cell_is_refused_with_a_guess_why(name: object) -> None:
    with pytest.raises(Invalid, match="ask the admin to update"):
        kind(name)
