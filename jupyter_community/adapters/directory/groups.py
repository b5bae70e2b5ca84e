"""What a hub group says about its members: nbgrader's names for courses, and our own for the roles between."""

from __future__ import annotations

from collections.abc import Mapping

from ...core.ids import CourseId, name
from ...core.people import RANK, Membership, Role

ROLES: Mapping[str, Role] = {
    "nbgrader-": Role.LEARNER,
    "formgrade-": Role.INSTRUCTOR,
    "community-ta-": Role.TEACHING_ASSISTANT,
    "community-mentor-": Role.MENTOR,
}
"""By how the group's name begins; the rest of it is the id of the course, whatever dashes it contains."""


def place(group: str) -> tuple[CourseId, Role] | None:
    """The course that the group is about and what its members are there; None if it is about no course.

    Raises:
        Invalid: it is about a course whose id cannot be ours.
    """
    for beginning, role in ROLES.items():
        if group.startswith(beginning):
            return CourseId(name(group.removeprefix(beginning), "course")), role
    return None


def enrol(courses: dict[CourseId, Membership], membership: Membership) -> None:
    """Adds a membership to those of one person; of several roles in a course the highest counts."""
    held = courses.get(membership.course.id)
    if held is None or RANK[held.role] < RANK[membership.role]:
        courses[membership.course.id] = membership
