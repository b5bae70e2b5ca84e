"""A page that reads too slowly or talks too much is cut alone; the others notice nothing."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from websockets.exceptions import ConnectionClosed

from ...factories import SEMINAR
from .page import small_socket
from .service import Author, Service

LONG = "x" * 60_000
"""Nearly the most that a post may have."""
MANY = 250
"""So many of them are more than the service and the network in between will hold for a page."""


async def test_a_page_that_stops_reading_is_cut_alone_and_catches_up_when_it_returns(
    service: Service, ada: Author
) -> None:
    others = [await service.follower(login) for login in ("ben", "cy")]
    slow = await service.follower("gus", sock=small_socket(service.host), max_queue=1)
    slow.socket.transport.pause_reading()
    first = await ada.starts("A long story")
    authors = [ada, *[await service.author(login) for login in ("ben", "cy")]]  # one alone would be asked to slow down

    async def tell() -> None:
        for n in range(MANY):
            await authors[n % len(authors)].replies(first, f"{n} {LONG}")

    hearing = [asyncio.create_task(page.until_heard(f"{MANY - 1} {LONG}")) for page in others]
    telling = asyncio.create_task(tell())
    await service.until_pages(len(others))
    slow.socket.transport.resume_reading()
    code, reason = await slow.closed()
    assert (code, reason) == (4508, "This page fell behind; it reconnects and catches up.")
    await telling
    for heard in await asyncio.gather(*hearing):
        assert [body.split()[0] for body in heard[1:]] == [str(n) for n in range(MANY)]

    assert len(slow.heard) < MANY
    back = await service.page("gus")
    await back.follow(SEMINAR, slow.cursor)
    assert (await back.next())["type"] == "reload"  # megabytes behind: the board is less to load
    await ada.replies(first, "The end")
    await back.until_heard("The end")


async def test_a_page_that_floods_is_cut_alone(service: Service, ada: Author) -> None:
    flooder, other = await service.follower("gus"), await service.follower("ben")
    with suppress(ConnectionClosed):
        for _ in range(2000):
            await flooder.follow(SEMINAR)
    code, reason = await flooder.closed()
    assert code == 4429
    assert reason == "This page sent far too many frames. Reload it."
    await ada.starts("Nothing happened here")
    assert await other.until_heard("Nothing happened here") == ["Nothing happened here"]


async def test_a_lively_page_is_not_taken_for_a_flood(service: Service) -> None:
    page = await service.page("ada")
    for _ in range(150):
        await page.follow(SEMINAR)
    for _ in range(150):
        assert (await page.next())["type"] == "following"


async def test_a_page_of_somebody_who_vanished_costs_the_others_nothing(service: Service, ada: Author) -> None:
    gone, other = await service.follower("gus"), await service.follower("ben")
    gone.vanish()
    for n in range(20):
        await ada.starts(f"{n}")
    assert await other.until_heard("19") == [str(n) for n in range(20)]
    await service.until_pages(1)
