"""What every directory promises. An adapter's test makes a subclass with the two fixtures, and that is all."""

from __future__ import annotations

import pytest

from jupyter_community.core.errors import NotFound, SignedOut
from jupyter_community.core.ids import CourseId, PersonId, name
from jupyter_community.core.people import Caller, Person
from jupyter_community.ports.directory import Directory


class DirectoryContract:
    @pytest.fixture
    def directory(self) -> Directory:
        raise NotImplementedError("a directory that knows ada, who is in at least one course")

    @pytest.fixture
    def credential(self) -> str:
        raise NotImplementedError("a good credential of ada's")

    async def test_a_credential_names_its_person(self, directory: Directory, credential: str) -> None:
        identity = await directory.identify(credential)
        assert identity.login == "ada"
        assert identity.name is None or identity.name

    async def test_the_same_credential_names_the_same_person_again(self, directory: Directory, credential: str) -> None:
        assert await directory.identify(credential) == await directory.identify(credential)

    @pytest.mark.parametrize(
        "nonsense",
        ["", " ", "nobody", "\n", "a\r\nX-Evil: 1", "a b", "ünïcödé", "\x00", "{}", "[]", "null", '{"login": ""}',
         '{"login": 7}', '{"login": null}', '"ada"', "ada", "x" * 100_000, "[" * 5000],
        ids=lambda text: repr(text[:16]),
    )  # fmt: skip
    async def test_nonsense_is_nobody(self, directory: Directory, nonsense: str) -> None:
        with pytest.raises(SignedOut) as refused:
            await directory.identify(nonsense)
        assert refused.value.message.endswith(".")

    async def test_a_person_has_memberships_each_filed_under_its_course(
        self, directory: Directory, credential: str
    ) -> None:
        identity = await directory.identify(credential)
        memberships = await directory.memberships(identity.login)
        assert memberships
        for course, membership in memberships.items():
            assert membership.course.id == name(course, "course")
            assert membership.course.title

    async def test_memberships_that_did_not_change_are_equal(self, directory: Directory, credential: str) -> None:
        identity = await directory.identify(credential)
        before = await directory.memberships(identity.login)
        assert dict(await directory.memberships(identity.login)) == dict(before)
        assert await directory.memberships(identity.login) == before

    @pytest.mark.parametrize("course", ["", "not a course", "../secrets", "x" * 65, "kurs\n"])
    async def test_what_cannot_be_a_course_is_an_unknown_one(
        self, directory: Directory, credential: str, course: str
    ) -> None:
        identity = await directory.identify(credential)
        caller = Caller(
            person=Person(id=PersonId(1), login=identity.login, name="Ada"),
            memberships=await directory.memberships(identity.login),
        )
        assert CourseId(course) not in caller.memberships
        with pytest.raises(NotFound) as refused:
            caller.membership(CourseId(course))
        assert refused.value.code == "unknown_course"
