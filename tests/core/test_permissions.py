"""The table of rights, role by role: whoever changes it has to change it here as well."""

from __future__ import annotations

import itertools

import pytest

from jupyter_community.core.errors import NotFound, NotPermitted
from jupyter_community.core.ids import CourseId, PersonId
from jupyter_community.core.people import RANK, Caller, Course, Membership, Person, Role
from jupyter_community.core.permissions import TABLE, Permission, allowed, permit

COURSE = CourseId("seminar")
SHIELDS = {Permission.POST_NAMELESS, Permission.BLOCK, Permission.RAISE_HAND}
"""What protects or helps those who have no other rights; the staff have no need of it."""
MAY = {
    (Role.LEARNER, Permission.READ): True,
    (Role.LEARNER, Permission.POST): True,
    (Role.LEARNER, Permission.POST_NAMELESS): True,
    (Role.LEARNER, Permission.READ_PRIVATE): False,
    (Role.LEARNER, Permission.ANNOUNCE): False,
    (Role.LEARNER, Permission.MODERATE): False,
    (Role.LEARNER, Permission.GUIDE): False,
    (Role.LEARNER, Permission.ANSWER): False,
    (Role.LEARNER, Permission.RAISE_HAND): True,
    (Role.LEARNER, Permission.OPEN_NOTEBOOK): False,
    (Role.LEARNER, Permission.REPORT): True,
    (Role.LEARNER, Permission.BLOCK): True,
    (Role.LEARNER, Permission.UNMASK): False,
    (Role.LEARNER, Permission.SET_RULES): False,
    (Role.LEARNER, Permission.AUDIT): False,
    (Role.MENTOR, Permission.READ): True,
    (Role.MENTOR, Permission.POST): True,
    (Role.MENTOR, Permission.POST_NAMELESS): False,
    (Role.MENTOR, Permission.READ_PRIVATE): False,
    (Role.MENTOR, Permission.ANNOUNCE): False,
    (Role.MENTOR, Permission.MODERATE): False,
    (Role.MENTOR, Permission.GUIDE): False,
    (Role.MENTOR, Permission.ANSWER): False,
    (Role.MENTOR, Permission.RAISE_HAND): True,
    (Role.MENTOR, Permission.OPEN_NOTEBOOK): False,
    (Role.MENTOR, Permission.REPORT): True,
    (Role.MENTOR, Permission.BLOCK): True,
    (Role.MENTOR, Permission.UNMASK): False,
    (Role.MENTOR, Permission.SET_RULES): False,
    (Role.MENTOR, Permission.AUDIT): False,
    (Role.TEACHING_ASSISTANT, Permission.READ): True,
    (Role.TEACHING_ASSISTANT, Permission.POST): True,
    (Role.TEACHING_ASSISTANT, Permission.POST_NAMELESS): False,
    (Role.TEACHING_ASSISTANT, Permission.READ_PRIVATE): True,
    (Role.TEACHING_ASSISTANT, Permission.ANNOUNCE): True,
    (Role.TEACHING_ASSISTANT, Permission.MODERATE): True,
    (Role.TEACHING_ASSISTANT, Permission.GUIDE): True,
    (Role.TEACHING_ASSISTANT, Permission.ANSWER): True,
    (Role.TEACHING_ASSISTANT, Permission.RAISE_HAND): False,
    (Role.TEACHING_ASSISTANT, Permission.OPEN_NOTEBOOK): True,
    (Role.TEACHING_ASSISTANT, Permission.REPORT): True,
    (Role.TEACHING_ASSISTANT, Permission.BLOCK): False,
    (Role.TEACHING_ASSISTANT, Permission.UNMASK): True,
    (Role.TEACHING_ASSISTANT, Permission.SET_RULES): True,
    (Role.TEACHING_ASSISTANT, Permission.AUDIT): False,
    (Role.INSTRUCTOR, Permission.READ): True,
    (Role.INSTRUCTOR, Permission.POST): True,
    (Role.INSTRUCTOR, Permission.POST_NAMELESS): False,
    (Role.INSTRUCTOR, Permission.READ_PRIVATE): True,
    (Role.INSTRUCTOR, Permission.ANNOUNCE): True,
    (Role.INSTRUCTOR, Permission.MODERATE): True,
    (Role.INSTRUCTOR, Permission.GUIDE): True,
    (Role.INSTRUCTOR, Permission.ANSWER): True,
    (Role.INSTRUCTOR, Permission.RAISE_HAND): False,
    (Role.INSTRUCTOR, Permission.OPEN_NOTEBOOK): True,
    (Role.INSTRUCTOR, Permission.REPORT): True,
    (Role.INSTRUCTOR, Permission.BLOCK): False,
    (Role.INSTRUCTOR, Permission.UNMASK): True,
    (Role.INSTRUCTOR, Permission.SET_RULES): True,
    (Role.INSTRUCTOR, Permission.AUDIT): True,
}


def caller(role: Role | None) -> Caller:
    course = Course(id=COURSE, title="Studying together")
    memberships = {} if role is None else {COURSE: Membership(course=course, role=role)}
    return Caller(person=Person(id=PersonId(7), login="ada", name="Ada"), memberships=memberships)


def test_the_table_above_names_every_role_and_every_permission() -> None:
    assert set(MAY) == {(role, permission) for role in Role for permission in Permission}
    assert set(TABLE) == set(Permission)


@pytest.mark.parametrize(("role", "permission"), MAY, ids=lambda one: one.value)
def test_every_role_may_do_what_the_table_says_and_nothing_else(role: Role, permission: Permission) -> None:
    assert allowed(role, permission) == MAY[role, permission]
    if MAY[role, permission]:
        assert permit(caller(role), COURSE, permission).role == role
    else:
        with pytest.raises(NotPermitted) as refused:
            permit(caller(role), COURSE, permission)
        assert refused.value.message.endswith(".")


@pytest.mark.parametrize("permission", Permission, ids=lambda one: one.value)
def test_a_course_one_is_not_in_looks_like_a_course_that_does_not_exist(permission: Permission) -> None:
    refusals = []
    for course, role in ((COURSE, None), (CourseId("no-such-course"), Role.INSTRUCTOR)):
        with pytest.raises(NotFound) as refused:
            permit(caller(role), course, permission)
        refusals.append((refused.value.code, refused.value.message.replace(course, "…")))
    assert refusals[0] == refusals[1]
    assert refusals[0][0] == "unknown_course"


def test_of_several_roles_the_one_with_more_rights_counts() -> None:
    assert sorted(Role, key=RANK.__getitem__)[-2:] == [Role.TEACHING_ASSISTANT, Role.INSTRUCTOR]
    ordered = sorted(Role, key=RANK.__getitem__)
    rights = [{permission for permission in Permission if allowed(role, permission)} - SHIELDS for role in ordered]
    assert all(lower <= higher for lower, higher in itertools.pairwise(rights))


@pytest.mark.feature("H06")
def test_only_learners_may_write_without_their_names() -> None:
    assert [role for role in Role if allowed(role, Permission.POST_NAMELESS)] == [Role.LEARNER]
