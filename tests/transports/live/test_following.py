"""A page that follows a course is told its news: all of them, once, in order."""

from __future__ import annotations

import asyncio
from itertools import chain

import pytest

from ...factories import SEMINAR, CourseId, Role, Roster
from .page import Page
from .service import Author, Service


async def test_following_says_how_far_the_course_has_come(service: Service, ada: Author) -> None:
    await ada.starts("Is anybody here?")
    page = await service.page("ben")
    await page.follow(SEMINAR)
    following = await page.next()
    board = await ada.board()
    assert following == {"type": "following", "course": SEMINAR, "log": board["log"], "seq": board["seq"]}


@pytest.mark.feature("S01")
async def test_a_post_reaches_every_page_of_the_course(service: Service, ada: Author) -> None:
    pages = [await service.follower(login) for login in ("ada", "ben", "ben", "cy", "tia")]
    post = await ada.starts("Why does the variance divide by $n - 1$?")
    for page in pages:
        frame = await page.until("events")
        assert frame["course"] == SEMINAR
        [event] = frame["events"]
        assert event["type"] == "post"
        assert event["post"] == post
        assert event["thread"]["id"] == post["thread"]
        assert event["thread"]["posts"] == 1


async def test_what_many_write_at_once_reaches_each_page_once_and_in_the_same_order(service: Service) -> None:
    pages = [await service.follower(login) for login in ("ada", "ben", "cy")]
    authors = [await service.author(login) for login in ("ada", "ben", "cy", "tia")]

    async def write(author: Author) -> list[str]:
        first = await author.starts(f"{author.login} 0")
        rest = [(await author.replies(first, f"{author.login} {n}"))["body"] for n in range(1, 15)]
        return [first["body"], *rest]

    written = await asyncio.gather(*map(write, authors))
    last = await authors[0].starts("That is all.")
    heard = [await page.until_heard(last["body"]) for page in pages]
    assert sorted(heard[0]) == sorted([*chain(*written), last["body"]])
    assert heard[0] == heard[1] == heard[2]
    for mine in written:
        assert [body for body in heard[0] if body in mine] == mine


async def test_a_page_that_does_not_follow_is_told_nothing(service: Service, ada: Author) -> None:
    page, follower = await service.page("ben"), await service.follower("cy")
    await ada.starts("Only for who listens")
    await follower.until_heard("Only for who listens")
    assert await page.everything_until_following(SEMINAR) == []


async def test_following_twice_does_not_tell_twice(service: Service, ada: Author) -> None:
    page = await service.follower("ben")
    await page.follow(SEMINAR)
    await page.until("following")
    await ada.starts("Once")
    await page.until_heard("Once")
    await ada.starts("And then this")
    assert await page.until_heard("And then this") == ["Once", "And then this"]


async def test_what_was_taken_back_is_gone_from_every_page(service: Service, ada: Author) -> None:
    page = await service.follower("ben")
    post = await ada.starts("Too soon")
    await page.until_heard("Too soon")
    await ada.takes_back(post)
    [event] = (await page.until("events"))["events"]
    assert event == {"type": "gone", "post": post["id"], "thread": post["thread"], "now": None}


async def test_courses_are_told_apart(service: Service, roster: Roster, ada: Author) -> None:
    roster.enrol(CourseId("logic"), {"ben": Role.LEARNER})
    page = await service.page("ben")
    await page.follow("logic")
    await page.until("following")
    follower = await service.follower("ben")
    await ada.starts("About variance")
    await follower.until_heard("About variance")
    assert await page.everything_until_following("logic") == []


async def test_one_page_may_follow_two_courses(service: Service, roster: Roster, ada: Author) -> None:
    roster.enrol(CourseId("logic"), {"ben": Role.LEARNER})
    page = await service.follower("ben")
    await page.follow("logic")
    assert (await page.next())["course"] == "logic"
    await ada.starts("Still here?")
    assert (await page.until("events"))["course"] == SEMINAR


async def _refused(page: Page, course: str) -> dict[str, object]:
    await page.follow(course)
    return await page.next()


@pytest.mark.parametrize("course", ["logic", "../seminar", "", "x" * 5000, "<b>", "Seminar"])
async def test_who_is_not_in_a_course_is_refused_in_words_and_may_go_on(
    service: Service, ada: Author, course: str
) -> None:
    page = await service.page("ben")
    refused = await _refused(page, course)
    assert refused["type"] == "refused"
    assert refused["course"] == course[:64]
    assert str(refused["message"]).endswith(".")
    await page.follow(SEMINAR)
    assert (await page.next())["type"] == "following"


async def test_a_course_that_is_not_one_s_own_looks_like_one_that_never_was(service: Service, roster: Roster) -> None:
    roster.enrol(CourseId("logic"), {"tia": Role.INSTRUCTOR})
    page = await service.page("ben")
    closed, missing = await _refused(page, "logic"), await _refused(page, "nowhere")
    assert closed["error"] == missing["error"] == "unknown_course"
    assert str(closed["message"]).replace("logic", "nowhere") == missing["message"]


async def test_who_was_refused_is_told_nothing(service: Service, roster: Roster, ada: Author) -> None:
    roster.enrol(CourseId("logic"), {"olga": Role.LEARNER})
    stranger, follower = await service.page("olga"), await service.follower("ben")
    assert (await _refused(stranger, SEMINAR))["type"] == "refused"
    await ada.starts("Among ourselves")
    await follower.until_heard("Among ourselves")
    assert await stranger.everything_until_following("logic") == []
