"""Who is in which course on a hub: read for everybody together, about once a minute."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping

import pytest
from tornado.web import RequestHandler

from jupyter_community.adapters.directory.hub import HubDirectory
from jupyter_community.core.errors import Unavailable
from jupyter_community.core.people import Membership, Role

from .conftest import Seconds
from .fake_hub import FakeHub, status


def roles(memberships: Mapping[str, Membership]) -> dict[str, str]:
    return {course: membership.role.value for course, membership in memberships.items()}


async def courses(directory: HubDirectory, login: str) -> dict[str, str]:
    return roles(await directory.memberships(login))


async def test_groups_with_nbgrader_s_names_and_ours_are_courses(hub: FakeHub, directory: HubDirectory) -> None:
    hub.groups = {
        "nbgrader-calc": ["ada"],
        "formgrade-algebra": ["ada"],
        "community-ta-seminar": ["ada"],
        "community-mentor-logic.2026-27": ["ada"],
        "nbgrader-other": ["ben"],
        "staff": ["ada"],
        "nbgrader": ["ada"],
        "Nbgrader-upper": ["ada"],
        "community-x": ["ada"],
    }
    assert await courses(directory, "ada") == {
        "calc": "learner",
        "algebra": "instructor",
        "seminar": "teaching_assistant",
        "logic.2026-27": "mentor",
    }


@pytest.mark.parametrize("listed", [1, -1], ids=["lowest first", "highest first"])
async def test_of_several_roles_in_a_course_the_highest_counts(
    hub: FakeHub, directory: HubDirectory, listed: int
) -> None:
    hub.groups = {
        group: ["ada"]
        for group in ["nbgrader-a", "community-mentor-a", "nbgrader-b", "community-mentor-b", "community-ta-b",
                      "nbgrader-c", "community-ta-c", "formgrade-c"][::listed]
    }  # fmt: skip
    assert await courses(directory, "ada") == {"a": "mentor", "b": "teaching_assistant", "c": "instructor"}
    await directory.identify(hub.token("ada"))
    await hub.stop()
    assert await courses(directory, "ada") == {"a": "mentor", "b": "teaching_assistant", "c": "instructor"}


async def test_a_group_whose_course_cannot_be_one_is_left_out_with_one_line(
    hub: FakeHub, directory: HubDirectory, seconds: Seconds, caplog: pytest.LogCaptureFixture
) -> None:
    hub.groups = {"nbgrader-Calculus 101": ["ada"], "formgrade-": ["ada"], "nbgrader-seminar": ["ada"]}
    for _ in range(3):
        assert await courses(directory, "ada") == {"seminar": "learner"}
        await directory.identify(hub.token("ada"))
        seconds.advance(61)
    assert caplog.text.count("Calculus 101") == 1
    assert caplog.text.count("formgrade-") == 1


async def test_a_course_is_called_what_the_admin_says_then_what_the_hub_says_then_its_id(
    hub: FakeHub, directory: HubDirectory
) -> None:
    hub.groups = {
        "nbgrader-seminar": ["ada"],
        "formgrade-calc": [],
        "nbgrader-calc": ["ada"],
        "nbgrader-x": ["ada"],
        "nbgrader-y": ["ada"],
    }
    hub.titles = {
        "nbgrader-seminar": "hub's",
        "nbgrader-calc": "Calculus (students)",
        "formgrade-calc": " Calculus ",
        "nbgrader-x": 7,
        "nbgrader-y": " ",
    }
    memberships = await directory.memberships("ada")
    titles = {course: membership.course.title for course, membership in memberships.items()}
    assert titles == {"seminar": "Studying together", "calc": "Calculus", "x": "x", "y": "y"}


async def test_titles_stay_when_a_page_renews_its_session(hub: FakeHub, directory: HubDirectory) -> None:
    hub.groups, hub.titles = {"nbgrader-calc": ["ada"]}, {"nbgrader-calc": "Calculus"}
    before = await directory.memberships("ada")
    await directory.identify(hub.token("ada"))
    assert await directory.memberships("ada") == before


async def test_a_thousand_people_cost_one_question(hub: FakeHub, directory: HubDirectory, seconds: Seconds) -> None:
    people = [f"learner{n}" for n in range(1000)]
    hub.groups = {"nbgrader-seminar": people}
    found = await asyncio.gather(*(courses(directory, login) for login in people))
    assert found == [{"seminar": "learner"}] * 1000
    seconds.advance(59)
    await asyncio.gather(*(courses(directory, login) for login in people))
    assert hub.asked["groups"] == 1


async def test_one_question_is_under_way_at_a_time(hub: FakeHub, directory: HubDirectory, seconds: Seconds) -> None:
    hub.groups = {f"nbgrader-c{n}": ["ada"] for n in range(7)}
    hub.page = 2
    for _ in range(3):
        hub.hold("groups")
        asking = [asyncio.ensure_future(courses(directory, login)) for login in ["ada", "ben", "tia"] * 10]
        hub.release("groups")
        await asyncio.gather(*asking)
        seconds.advance(61)
    assert hub.most_at_once == 1
    assert hub.asked["groups"] == 12, "four pages, three times"


async def test_who_gives_up_waiting_does_not_spoil_it_for_the_others(hub: FakeHub, directory: HubDirectory) -> None:
    hub.groups = {"nbgrader-seminar": ["ada", "ben"]}
    hub.hold("groups")
    impatient = asyncio.ensure_future(courses(directory, "ada"))
    patient = asyncio.ensure_future(courses(directory, "ben"))
    await hub.somebody_waits("groups")
    impatient.cancel()
    hub.release("groups")
    assert await patient == {"seminar": "learner"}
    assert hub.asked["groups"] == 1


async def test_a_hub_with_more_groups_than_a_page_is_read_to_the_end(hub: FakeHub, directory: HubDirectory) -> None:
    hub.page = 3
    hub.groups = {f"nbgrader-c{n}": ["ada"] for n in range(10)}
    assert len(await courses(directory, "ada")) == 10
    assert hub.asked["elsewhere"] == 0, "the next page is found by its number, not at whatever address is given"


async def test_a_group_deleted_between_two_pages_costs_nobody_their_course(
    hub: FakeHub, directory: HubDirectory
) -> None:
    hub.page = 2
    hub.groups = {"old": [], "nbgrader-a": ["ada"], "nbgrader-b": ["ada"], "nbgrader-c": ["ada"]}
    hub.between_pages = lambda: hub.groups.pop("old", None)
    assert set(await courses(directory, "ada")) == {"a", "b", "c"}


async def test_a_list_that_goes_in_circles_ends(hub: FakeHub, directory: HubDirectory) -> None:
    circle = '{"items": [], "_pagination": {"offset": 0, "limit": 1, "total": 5, "next": {"offset": 0}}}'

    def answer(handler: RequestHandler) -> None:
        handler.write(circle if hub.asked["groups"] < 9 else "enough")

    hub.instead["groups"] = answer
    with pytest.raises(Unavailable):
        await directory.memberships("ada")
    assert hub.asked["groups"] == 1


async def test_who_is_added_gets_in_by_reloading_the_page(hub: FakeHub, directory: HubDirectory) -> None:
    hub.groups = {"nbgrader-seminar": ["ben"]}
    assert await courses(directory, "ada") == {}
    hub.groups["nbgrader-seminar"].append("ada")
    assert await courses(directory, "ada") == {}
    await directory.identify(hub.token("ada"))
    assert await courses(directory, "ada") == {"seminar": "learner"}
    assert hub.asked["groups"] == 1


async def test_who_is_removed_is_out_within_a_minute(hub: FakeHub, directory: HubDirectory, seconds: Seconds) -> None:
    hub.groups = {"nbgrader-seminar": ["ada", "ben"]}
    await directory.identify(hub.token("ada"))
    assert await courses(directory, "ada") == {"seminar": "learner"}
    hub.groups["nbgrader-seminar"].remove("ada")
    seconds.advance(60)
    assert await courses(directory, "ada") == {}
    assert await courses(directory, "ben") == {"seminar": "learner"}


async def test_who_is_no_instructor_any_more_is_none_within_a_minute(
    hub: FakeHub, directory: HubDirectory, seconds: Seconds
) -> None:
    hub.groups = {"formgrade-seminar": ["ada"], "nbgrader-seminar": ["ada"]}
    assert await courses(directory, "ada") == {"seminar": "instructor"}
    hub.groups["formgrade-seminar"].clear()
    seconds.advance(60)
    assert await courses(directory, "ada") == {"seminar": "learner"}


async def test_an_older_answer_does_not_overrule_what_a_page_brought(
    hub: FakeHub, directory: HubDirectory, seconds: Seconds
) -> None:
    """The list was asked for before ada was added, and arrives after she came in."""
    hub.groups = {"nbgrader-seminar": ["ben"]}
    hub.hold("groups")
    early = asyncio.ensure_future(courses(directory, "ben"))
    await hub.somebody_waits("groups")
    seconds.advance(1)
    stale = '{"items": [], "_pagination": {"offset": 0, "limit": 200, "total": 0, "next": null}}'
    hub.instead["groups"] = status(200, stale)
    hub.groups["nbgrader-seminar"].append("ada")
    await directory.identify(hub.token("ada"))
    hub.release("groups")
    assert await early == {}
    assert await courses(directory, "ada") == {"seminar": "learner"}


async def test_a_change_can_be_seen_by_comparing(hub: FakeHub, directory: HubDirectory, seconds: Seconds) -> None:
    hub.groups = {"nbgrader-seminar": ["ada"]}
    before = await directory.memberships("ada")
    seconds.advance(60)
    assert await directory.memberships("ada") == before
    hub.titles["nbgrader-seminar"] = "ignored, the admin's title goes first"
    hub.groups["community-ta-seminar"] = ["ada"]
    seconds.advance(60)
    after = await directory.memberships("ada")
    assert after != before
    assert [membership.role for membership in after.values()] == [Role.TEACHING_ASSISTANT]


class TestWhileTheHubIsAway:
    async def test_people_who_are_known_keep_their_courses(
        self, hub: FakeHub, directory: HubDirectory, seconds: Seconds
    ) -> None:
        hub.groups = {"nbgrader-seminar": ["ada"]}
        await courses(directory, "ada")
        await hub.stop()
        for _ in range(5):
            seconds.advance(3600)
            assert await courses(directory, "ada") == {"seminar": "learner"}

    async def test_somebody_known_to_be_in_no_course_stays_known(
        self, hub: FakeHub, directory: HubDirectory, seconds: Seconds
    ) -> None:
        await directory.identify(hub.token("ada"))
        assert await courses(directory, "ada") == {}
        await hub.stop()
        seconds.advance(61)
        assert await courses(directory, "ada") == {}

    async def test_somebody_unknown_hears_that_it_is_away(
        self, hub: FakeHub, directory: HubDirectory, seconds: Seconds
    ) -> None:
        await courses(directory, "ada")
        await hub.stop()
        seconds.advance(61)
        with pytest.raises(Unavailable):
            await directory.memberships("stranger")

    @pytest.mark.parametrize("answer", [status(500), status(404), status(200, "<html>"), status(200, "{}")])
    async def test_a_broken_answer_takes_nothing_from_anybody(
        self, hub: FakeHub, directory: HubDirectory, seconds: Seconds, answer
    ) -> None:
        hub.groups = {"nbgrader-seminar": ["ada"]}
        await courses(directory, "ada")
        hub.instead["groups"] = answer
        seconds.advance(61)
        assert await courses(directory, "ada") == {"seminar": "learner"}

    async def test_nobody_known_waits_for_it(self, hub: FakeHub, directory: HubDirectory, seconds: Seconds) -> None:
        hub.groups = {"nbgrader-seminar": ["ada"]}
        await courses(directory, "ada")
        hub.instead["groups"] = status(503)
        seconds.advance(61)
        await courses(directory, "ada")
        hub.hold("groups")
        seconds.advance(11)
        assert await asyncio.wait_for(courses(directory, "ada"), timeout=0.5) == {"seminar": "learner"}

    async def test_it_is_not_asked_at_every_request(
        self, hub: FakeHub, directory: HubDirectory, seconds: Seconds
    ) -> None:
        hub.instead["groups"] = status(503)
        for _ in range(50):
            with pytest.raises(Unavailable):
                await directory.memberships("ada")
        assert hub.asked["groups"] == 1
        seconds.advance(10)
        with pytest.raises(Unavailable):
            await directory.memberships("ada")
        assert hub.asked["groups"] == 2

    async def test_when_it_comes_back_so_does_the_truth(
        self, hub: FakeHub, directory: HubDirectory, seconds: Seconds, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.INFO, "jupyter_community")
        hub.groups = {"nbgrader-seminar": ["ada"]}
        await courses(directory, "ada")
        await hub.stop()
        for _ in range(3):
            seconds.advance(61)
            await courses(directory, "ada")
        with pytest.raises(Unavailable):
            await directory.memberships("stranger")
        hub.groups = {"formgrade-seminar": ["ada"]}
        hub.start()
        seconds.advance(11)
        await courses(directory, "stranger")  # somebody unknown waits for the answer; who is known need not
        assert await courses(directory, "ada") == {"seminar": "instructor"}
        assert caplog.text.count("People who are known keep their courses") == 1
        assert caplog.text.count("can be read again") == 1


class TestWithoutTheRightToReadGroups:
    """Then what pages bring along must do, and the log says what is missing."""

    @pytest.fixture(params=["refused", "members hidden"])
    def limited(self, request: pytest.FixtureRequest, hub: FakeHub) -> FakeHub:
        hub.groups = {"nbgrader-seminar": ["ada"]}
        if request.param == "refused":
            hub.instead["groups"] = status(403, '{"message": "requires any of [list:groups]"}')
        else:
            hub.members_hidden = True
        return hub

    async def test_people_have_the_courses_that_their_page_brought(
        self, limited: FakeHub, directory: HubDirectory, seconds: Seconds
    ) -> None:
        await directory.identify(limited.token("ada"))
        for _ in range(3):
            assert await courses(directory, "ada") == {"seminar": "learner"}
            seconds.advance(61)
        limited.groups = {"formgrade-seminar": ["ada"]}
        await directory.identify(limited.token("ada"))
        assert await courses(directory, "ada") == {"seminar": "instructor"}

    async def test_whose_page_did_not_come_yet_is_asked_to_reload(
        self, limited: FakeHub, directory: HubDirectory
    ) -> None:
        with pytest.raises(Unavailable, match="Reload the page"):
            await directory.memberships("ada")

    async def test_the_log_says_once_what_is_missing(
        self, limited: FakeHub, directory: HubDirectory, seconds: Seconds, caplog: pytest.LogCaptureFixture
    ) -> None:
        await directory.identify(limited.token("ada"))
        for _ in range(5):
            await courses(directory, "ada")
            seconds.advance(61)
        assert caplog.text.count("give it the scopes list:groups and read:groups") == 1


async def test_closing_ends_a_question_under_way(hub: FakeHub, directory: HubDirectory) -> None:
    hub.hold("groups")
    waiting = asyncio.ensure_future(directory.memberships("ada"))
    await hub.somebody_waits("groups")
    await directory.close()
    with pytest.raises(Unavailable):
        await waiting
