"""A page stays as long as its session and its membership do."""

from __future__ import annotations

import pytest

from jupyter_community.transports import live

from ...factories import SEMINAR, CourseId, Role, Roster
from .service import Author, Service


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sessions and memberships are looked at every second in place of every minute."""
    monkeypatch.setattr(live, "MEMBERSHIP_EVERY", 0.0)


@pytest.mark.usefixtures("often")
async def test_renewing_keeps_a_page_and_not_renewing_ends_it(service: Service) -> None:
    renewed, ended = await service.follower("ada"), await service.follower("ben")
    service.room.clock.advance(minutes=8)
    await renewed.send({"type": "renew", "token": await service.session("ada")})
    assert await renewed.everything_until_following(SEMINAR) == []
    service.room.clock.advance(minutes=4)
    code, reason = await ended.closed()
    assert code == 4401
    assert reason.endswith(".")
    await (await service.author("cy")).starts("Ada is still here")
    await renewed.until_heard("Ada is still here")


async def test_renewing_with_a_token_that_is_over_ends_the_page(service: Service) -> None:
    page = await service.follower("ada")
    over = await service.session("ada")
    service.room.clock.advance(minutes=11)
    await page.send({"type": "renew", "token": over})
    assert (await page.closed())[0] == 4401


async def test_renewing_with_somebody_else_s_token_ends_the_page(service: Service) -> None:
    page = await service.follower("ada")
    await page.send({"type": "renew", "token": await service.session("tia")})
    code, reason = await page.closed()
    assert code == 4401
    assert "somebody else" in reason


@pytest.mark.usefixtures("often")
async def test_who_is_removed_from_a_course_is_told_and_hears_no_more_of_it(
    service: Service, roster: Roster, ada: Author
) -> None:
    roster.enrol(CourseId("logic"), {"ben": Role.LEARNER})
    removed, other = await service.follower("ben"), await service.follower("cy")
    del roster.courses[SEMINAR]["ben"]
    told = await removed.until("courses")
    assert [course["id"] for course in told["courses"]] == ["logic"]
    await ada.starts("Without Ben")
    await other.until_heard("Without Ben")
    assert await removed.everything_until_following("logic") == []
    await removed.follow(SEMINAR)
    assert (await removed.next())["error"] == "unknown_course"


@pytest.mark.usefixtures("often")
async def test_who_is_added_to_a_course_is_told_and_may_follow_it(service: Service, roster: Roster) -> None:
    page = await service.follower("ben")
    roster.enrol(CourseId("logic"), {"ben": Role.TEACHING_ASSISTANT})
    told = await page.until("courses")
    assert {course["id"]: course["role"] for course in told["courses"]} == {
        SEMINAR: "learner",
        "logic": "teaching_assistant",
    }
    await page.follow("logic")
    assert (await page.next())["type"] == "following"


@pytest.mark.usefixtures("often")
async def test_who_becomes_staff_hears_what_staff_hear_and_who_no_longer_is_does_not(
    service: Service, roster: Roster, ada: Author
) -> None:
    ben, tess = await service.follower("ben"), await service.follower("tess")
    roster.enrol(SEMINAR, {"ben": Role.TEACHING_ASSISTANT, "tess": Role.LEARNER})
    for page in (ben, tess):
        await page.until("courses")
    await ada.starts("For the staff", audience="staff")
    await ada.starts("For all")
    assert await ben.until_heard("For all") == ["For the staff", "For all"]
    assert await tess.until_heard("For all") == ["For all"]


async def test_a_page_that_renews_hears_of_its_new_courses_at_once(service: Service, roster: Roster) -> None:
    page = await service.follower("ben")
    roster.enrol(CourseId("logic"), {"ben": Role.LEARNER})
    await page.send({"type": "renew", "token": await service.session("ben")})
    assert [course["id"] for course in (await page.next())["courses"]] == ["logic", SEMINAR]
