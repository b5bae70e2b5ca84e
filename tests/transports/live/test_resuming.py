"""A page that was away gives its cursor and gets what it missed, nothing lost and nothing twice."""

from __future__ import annotations

import asyncio
import random
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from ...factories import LESSON, SEMINAR, Classroom
from .page import Page
from .service import Author, Service, serving


async def test_what_came_while_a_page_was_away_comes_first(service: Service, ada: Author) -> None:
    page = await service.follower("ben")
    page.vanish()
    first = await ada.starts("You missed this")
    await ada.replies(first, "and this")
    back = await service.page("ben")
    await back.follow(SEMINAR, page.cursor)
    frame = await back.next()
    assert [event["post"]["body"] for event in frame["events"]] == ["You missed this", "and this"]
    following = await back.next()
    assert following["type"] == "following"
    assert following["seq"] == frame["seq"]
    await ada.replies(first, "and now live")
    assert await back.until_heard("and now live") == ["You missed this", "and this", "and now live"]


async def test_the_cursor_of_a_board_misses_nothing_that_came_after_it(service: Service, ada: Author) -> None:
    await ada.starts("On the board")
    board = await ada.board()
    await ada.starts("After the board")
    page = await service.follower("ben", {"log": board["log"], "seq": board["seq"]})
    assert page.heard == ["After the board"]


async def test_what_happened_to_one_thing_several_times_is_told_as_it_is_now(service: Service, ada: Author) -> None:
    page = await service.follower("ben")
    page.vanish()
    post = await ada.starts("Nobody needs to see this")
    await ada.takes_back(post)
    back = await service.page("ben")
    await back.follow(SEMINAR, page.cursor)
    [event] = (await back.next())["events"]
    assert event["type"] == "gone"


async def test_a_cursor_of_another_log_means_to_load_anew(service: Service, ada: Author) -> None:
    page = await service.page("ben")
    await page.follow(SEMINAR, {"log": "of-a-database-that-was-restored", "seq": 0})
    assert await page.next() == {"type": "reload", "course": SEMINAR}
    assert (await page.next())["type"] == "following"
    await ada.starts("Live again")
    await page.until_heard("Live again")


@pytest.mark.parametrize("seq", [10**6, 2**63, 10**30])
async def test_a_cursor_from_the_future_means_to_load_anew(service: Service, ada: Author, seq: int) -> None:
    page = await service.follower("ben")
    assert page.cursor is not None
    await page.follow(SEMINAR, {**page.cursor, "seq": seq})
    assert (await page.next())["type"] == "reload"
    assert (await page.next())["type"] == "following"
    await ada.starts("Still alive")
    await page.until_heard("Still alive")


async def test_a_cursor_that_lies_too_far_back_means_to_load_anew(service: Service, room: Classroom) -> None:
    page = await service.follower("ben")
    page.vanish()
    tia = await room.member("tia")
    await asyncio.gather(*(tia.starts(f"Thread {n}") for n in range(1001)))
    back = await service.page("ben")
    await back.follow(SEMINAR, page.cursor)
    assert await back.next() == {"type": "reload", "course": SEMINAR}
    following = await back.next()
    assert following["seq"] == (await room.cursor()).seq


class Wanderer:
    """Somebody on a train: the page loses its connection again and again, and comes back with its cursor."""

    def __init__(self, service: Service, login: str, seed: int) -> None:
        self.service = service
        self.login = login
        self.random = random.Random(seed)
        self.heard: list[str] = []
        self.lost = 0
        self._cursor: dict[str, Any] | None = None

    async def travel(self, last: str) -> None:
        while last not in self.heard:
            page = await self.service.page(self.login)
            await page.follow(SEMINAR, self._cursor)
            await self._ride(page, last)
            self.heard += page.heard
            self._cursor = page.cursor or self._cursor
            self.lost += 1

    async def _ride(self, page: Page, last: str) -> None:
        for _ in range(self.random.randint(1, 4)):
            await page.next()
            if last in page.heard:
                return
        if self.random.random() < 0.5:
            page.vanish()
        else:
            await page.leave()


@pytest.mark.parametrize("seed", range(4))
async def test_pages_that_lose_their_connection_at_random_hear_everything_once(service: Service, seed: int) -> None:
    authors = [await service.author(login) for login in ("ada", "ben", "cy")]
    wanderers = [Wanderer(service, login, seed * 10 + n) for n, login in enumerate(("ada", "ben", "cy", "gus", "tia"))]
    steady = await service.follower("tess")
    for wanderer in wanderers:
        wanderer._cursor = steady.cursor

    async def write(author: Author) -> None:
        first = await author.starts(f"{author.login} begins")
        for n in range(40):
            await author.replies(first, f"{author.login} {n}")

    travels = [asyncio.create_task(wanderer.travel("The end")) for wanderer in wanderers]
    await asyncio.gather(*map(write, authors))
    await authors[0].starts("The end")
    await asyncio.gather(*travels)
    expected = await steady.until_heard("The end")
    assert len(expected) == len(set(expected)) == 3 * 41 + 1
    assert sum(wanderer.lost for wanderer in wanderers) > 20
    for wanderer in wanderers:
        assert wanderer.heard == expected


async def test_a_page_resumes_at_the_service_that_was_started_again(room: Classroom) -> None:
    async with serving(room) as service:
        page = await service.follower("ben")
        await (await service.author("ada")).starts("Before")
        await page.until_heard("Before")
    ada = await room.member("ada")
    await ada.starts("Between")
    async with serving(room) as service:
        back = await service.follower("ben", page.cursor)
        assert back.heard == ["Between"]


async def test_pages_that_are_sent_away_are_told_to_come_back(service: Service, room: Classroom) -> None:
    pages = [await service.follower(login) for login in ("ada", "ben", "cy")]
    idle = await service.page("tia")
    token = await service.session("gus")
    await service.live.close()
    for page in [*pages, idle]:
        code, reason = await page.closed()
        assert code == 1012
        assert reason == "The community service restarts. This page comes back by itself."
    late = await service.connect(token)
    assert (await late.closed())[0] == 1012
    with pytest.raises(ConnectionClosed):
        await pages[0].follow(LESSON)
