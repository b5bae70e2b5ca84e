"""What is too much is refused for every row alike, and whoever sends it disturbs nobody else."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from jupyter_community.transports.api import ROUTES, Route
from jupyter_community.transports.pace import WRITING

from ...factories import new_id
from .lesson import COURSE, Lesson, assert_refused, name

MEBIBYTE = 1024 * 1024
POST = f"{COURSE}posts"
SESSION = b"POST /services/community/api/session HTTP/1.1\r\nHost: x\r\n"


@pytest.mark.parametrize("letter", [pytest.param("x", id="of one byte"), pytest.param("é", id="of two bytes")])
async def test_a_post_has_at_most_64_kib_counted_in_bytes(lesson: Lesson, letter: str) -> None:
    most = letter * (64 * 1024 // len(letter.encode()))
    assert (await lesson.ada.ask("POST", POST, lesson.first_post(new_id(), most))).status_code == 201
    for answer in (
        await lesson.ada.ask("POST", POST, lesson.first_post(new_id(), most + "x")),
        await lesson.ada.ask("PATCH", f"{POST}/{lesson.question}", {"body": most + "x", "revision": 1}),
    ):
        assert "64 KiB" in assert_refused(answer, 413, "too_large")


@pytest.mark.parametrize("route", [route for route in ROUTES if not route.uploads], ids=name)
async def test_a_request_over_one_mebibyte_is_too_large_for_every_row(lesson: Lesson, route: Route) -> None:
    before = await lesson.everything()
    answer = await lesson.whose(route).ask(route.verb, lesson.address(route), content=b" " * (MEBIBYTE + 1))
    assert "1 MiB" in assert_refused(answer, 413, "too_large")
    assert await lesson.everything() == before


async def test_a_request_over_one_mebibyte_opens_no_session(lesson: Lesson) -> None:
    answer = await lesson.somebody("token ada").ask("POST", "api/session", content=b" " * (MEBIBYTE + 1))
    assert_refused(answer, 413, "too_large")


async def test_a_request_that_is_far_too_large_is_not_read_and_others_do_not_notice(lesson: Lesson) -> None:
    try:
        answer = await lesson.ada.ask("POST", POST, content=b" " * (8 * MEBIBYTE))
    except httpx.TransportError:  # cut off while it was still sending
        pass
    else:
        assert answer.status_code == 400
    assert (await lesson.ben.ask("GET", f"{COURSE}board")).status_code == 200


@pytest.mark.parametrize(
    "nonsense",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /services/community/health HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        SESSION + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        SESSION + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n",
        b"GET /services/community/health HTTP/1.1\r\nHost: x\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",
    ],
    ids=[
        "TLS",
        "no version",
        "a version to come",
        "a negative length",
        "two lengths",
        "an endless chunk",
        "a long header",
    ],
)
async def test_what_is_no_http_ends_only_its_own_connection(lesson: Lesson, nonsense: bytes) -> None:
    host, port = lesson.service.host.split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(nonsense)
    writer.write_eof()
    answer = await reader.read()
    assert answer == b"" or answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 431", b"HTTP/1.1 404"))
    writer.close()
    assert (await lesson.ben.ask("GET", f"{COURSE}board")).status_code == 200


async def test_somebody_who_floods_is_asked_to_slow_down_and_nobody_else_notices(lesson: Lesson) -> None:
    read = f"{COURSE}threads/{lesson.question}/read"
    for _ in range(3 * WRITING.burst):
        answer = await lesson.ada.ask("PUT", read, {"post": lesson.question})
        if not answer.is_success:
            break
    assert "tries again" in assert_refused(answer, 429, "slow_down")
    assert int(answer.headers["Retry-After"]) >= 1
    assert (await lesson.ben.ask("POST", POST, lesson.first_post(new_id(), "And I?"))).status_code == 201
    assert (await lesson.ada.ask("GET", f"{COURSE}board")).status_code == 200
