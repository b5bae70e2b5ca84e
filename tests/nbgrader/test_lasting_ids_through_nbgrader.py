"""Ids that an instructor stamped into the sources of an assignment are in what learners get and hand in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest

from jupyter_community.transports.cli import main

from .course import ASSIGNMENT, LEARNER, Course

pytestmark = [pytest.mark.nbgrader, pytest.mark.timeout(300)]


def ids(path: Path) -> list[Any]:
    notebook = nbformat.read(path, as_version=4)
    return [cell.metadata.get("jupyter_community", {}).get("id") for cell in notebook.cells]


@pytest.mark.feature("S15")
def test_a_cell_has_the_same_id_in_the_source_in_every_copy_and_in_what_is_handed_in(tmp_path: Path) -> None:
    course = Course.found(tmp_path)
    source = course.root / "source" / ASSIGNMENT / "ps1.ipynb"
    assert main(["anchor", str(source)]) == 0
    given = ids(source)
    assert all(given)
    assert len(set(given)) == len(given)
    course.nbgrader("generate_assignment", ASSIGNMENT)
    course.nbgrader("release_assignment", ASSIGNMENT)
    course.nbgrader("fetch_assignment", ASSIGNMENT, as_learner=True)
    course.work()
    course.nbgrader("submit", ASSIGNMENT, as_learner=True)
    course.nbgrader("collect", ASSIGNMENT)
    for copy in (
        course.root / "release" / ASSIGNMENT,
        course.home / ASSIGNMENT,
        course.root / "submitted" / LEARNER / ASSIGNMENT,
    ):
        assert ids(copy / "ps1.ipynb") == given
