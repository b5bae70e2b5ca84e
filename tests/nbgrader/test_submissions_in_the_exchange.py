"""What nbgrader itself leaves in its exchange is what we find there."""

from __future__ import annotations

from pathlib import Path

import pytest

from jupyter_community.adapters.exchange.folder import FolderExchange
from jupyter_community.core.ids import CourseId

from .course import ASSIGNMENT, LEARNER, Course

pytestmark = pytest.mark.nbgrader


@pytest.mark.feature("S32", "M41")
async def test_a_submission_is_found_as_soon_as_the_learner_has_submitted(tmp_path: Path) -> None:
    course = Course.found(tmp_path)
    exchange, seminar = FolderExchange(tmp_path / "exchange"), CourseId("seminar")
    course.nbgrader("generate_assignment", ASSIGNMENT)
    course.nbgrader("release_assignment", ASSIGNMENT)
    course.nbgrader("fetch_assignment", ASSIGNMENT, as_learner=True)
    assert not await exchange.has(seminar, ASSIGNMENT, LEARNER)
    course.nbgrader("submit", ASSIGNMENT, as_learner=True)
    assert await exchange.has(seminar, ASSIGNMENT, LEARNER)
    assert not await exchange.has(seminar, ASSIGNMENT, "somebody-else")
    assert not await exchange.has(CourseId("another"), ASSIGNMENT, LEARNER)
