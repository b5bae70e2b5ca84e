"""A single Jupyter server: whoever Jupyter let in is an instructor of whatever course they ask for."""

from __future__ import annotations

import json

import pytest

from jupyter_community.adapters.directory.local import LocalDirectory
from jupyter_community.core.ids import CourseId
from jupyter_community.core.people import Role


async def test_jupyter_s_own_identity_counts() -> None:
    identity = await LocalDirectory(titles={}).identify(json.dumps({"login": "a1b2", "name": "Anonymous Metis"}))
    assert (identity.login, identity.name) == ("a1b2", "Anonymous Metis")


@pytest.mark.parametrize("name", [None, ""])
async def test_somebody_without_a_name_has_none(name: str | None) -> None:
    assert (await LocalDirectory(titles={}).identify(json.dumps({"login": "ada", "name": name}))).name is None


async def test_every_course_that_is_asked_for_is_there_with_its_title_or_its_id() -> None:
    memberships = await LocalDirectory(titles={"seminar": "Studying together"}).memberships("anybody")
    for course, title in [("seminar", "Studying together"), ("calc.2026-27", "calc.2026-27")]:
        membership = memberships[CourseId(course)]
        assert (membership.course.id, membership.course.title) == (course, title)
        assert membership.role is Role.INSTRUCTOR


async def test_only_the_courses_with_titles_are_listed() -> None:
    memberships = await LocalDirectory(titles={"b": "B", "a": ""}).memberships("anybody")
    assert memberships["elsewhere"].course.title == "elsewhere"
    assert {course: membership.course.title for course, membership in memberships.items()} == {"b": "B", "a": "a"}
    assert len(memberships) == 2


async def test_a_server_without_courses_is_a_course_itself() -> None:
    memberships = await LocalDirectory(titles={}).memberships("anybody")
    assert [(course, membership.course.title) for course, membership in memberships.items()] == [
        ("local", "This server")
    ]


async def test_a_course_that_cannot_be_one_is_left_out_with_a_line(caplog: pytest.LogCaptureFixture) -> None:
    memberships = await LocalDirectory(titles={"Calculus 101": "Calculus", "seminar": "S"}).memberships("anybody")
    assert list(memberships) == ["seminar"]
    assert caplog.text.count("Calculus 101") == 1
