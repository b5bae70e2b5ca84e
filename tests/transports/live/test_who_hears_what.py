"""What is not for everybody goes to whom it is for, also live."""

from __future__ import annotations

import json

import pytest

from ...factories import LESSON, SEMINAR, Classroom, Opens
from .page import Frame, Page
from .service import Author, Service

FENCE = "That was all."


async def _frames_until_the_fence(page: Page) -> list[Frame]:
    frames = [await page.next()]
    while FENCE not in page.heard:
        frames.append(await page.next())
    return frames


async def test_reading_on_one_page_is_told_to_one_s_other_pages_and_to_nobody_else(
    service: Service, ada: Author, tia: Author
) -> None:
    ben = await service.author("ben")
    here, there = await service.follower("ben"), await service.follower("ben")
    others = [await service.follower(login) for login in ("ada", "tia")]
    post = await ada.starts("One")
    last = await ada.replies(post, "Two")
    for page in (here, there, *others):
        await page.until_heard("Two")
    await ben.has_read(last)
    for page in (here, there):
        told = await page.until("read")
        assert told == {"type": "read", "course": SEMINAR, "thread": post["thread"], "n": 2, "unread": 0}
    await ada.starts(FENCE)
    for page in others:
        assert [frame["type"] for frame in await _frames_until_the_fence(page)] == ["events"]


@pytest.mark.feature("M12")
async def test_what_is_asked_of_the_staff_only_reaches_them_and_who_asked(service: Service, ada: Author) -> None:
    mine, tess, tia = [await service.follower(login) for login in ("ada", "tess", "tia")]
    others = [await service.follower(login) for login in ("ben", "gus")]
    question = await ada.starts("May I hand it in later?", kind="question", audience="staff")
    await (await service.author("tia")).replies(question, "Of course.")
    await ada.starts(FENCE)
    for page in (mine, tess, tia):
        assert await page.until_heard(FENCE) == ["May I hand it in later?", "Of course.", FENCE]
    for page in others:
        frames = await _frames_until_the_fence(page)
        assert page.heard == [FENCE]
        assert question["id"] not in json.dumps(frames)


@pytest.mark.feature("M12")
async def test_a_learner_who_resumes_is_not_told_what_was_asked_of_the_staff(service: Service, ada: Author) -> None:
    page = await service.follower("ben")
    page.vanish()
    question = await ada.starts("Only for the staff", kind="question", audience="staff")
    await ada.starts("For everybody")
    back = await service.page("ben")
    await back.follow(SEMINAR, page.cursor)
    frames = [await back.next(), await back.next()]
    assert back.heard == ["For everybody"]
    assert question["id"] not in json.dumps(frames)


@pytest.mark.feature("H05")
async def test_who_writes_without_their_name_is_named_in_no_frame(service: Service, ada: Author) -> None:
    mine = await service.follower("ada")
    others = [await service.follower(login) for login in ("ben", "tia")]
    person = (await service.page("ada")).person
    post = await ada.starts("I do not understand any of this", nameless=True)
    await ada.starts(FENCE)
    for page in others:
        frames = await _frames_until_the_fence(page)
        told = [event for frame in frames for event in frame.get("events", ()) if event["post"]["id"] == post["id"]]
        assert [event["post"]["author"] for event in told] == [{"alias": 0}]
        assert [event["thread"]["started_by"] for event in told] == [{"alias": 0}]
        assert person["id"] not in json.dumps(told)
        assert "mine" not in {frame["type"] for frame in frames}
    assert await mine.until("mine") == {"type": "mine", "course": SEMINAR, "post": post["id"]}


@pytest.mark.feature("S37")
async def test_before_one_has_posted_one_is_not_told_what_others_did(
    service: Service, room: Classroom, ada: Author
) -> None:
    await (await room.member("tia")).says_when(Opens.AFTER_POST, anchor="end")
    mine, tia, ben = [await service.follower(login) for login in ("ada", "tia", "ben")]
    post = await ada.starts("My idea", at="end")
    await ada.starts(FENCE)
    for page in (mine, tia):
        assert await page.until_heard(FENCE) == ["My idea", FENCE]
    frames = await _frames_until_the_fence(ben)
    assert post["id"] not in json.dumps(frames)
    await (await service.author("ben")).starts("My own idea", at="end")
    await ada.replies(post, "More of it")
    await ben.until_heard("More of it")


async def test_a_changed_opening_is_told_with_the_notebook(service: Service, room: Classroom) -> None:
    page = await service.follower("ben")
    await (await room.member("tia")).says_when(Opens.CLOSED)
    [event] = (await page.until("events"))["events"]
    assert (event["type"], event["notebook"]["id"], event["reopens"]) == ("notebook", LESSON, True)
