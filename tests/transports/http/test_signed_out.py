"""Without a session of this moment nobody gets in, by no row of the table, and nothing changes."""

from __future__ import annotations

import base64
import itertools
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from jupyter_community.adapters.sessions.fernet import FernetSessions
from jupyter_community.transports.api import ROUTES, Route

from ...factories import SEMINAR, Classroom
from .lesson import COURSE, Lesson, assert_refused, name

VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE")
STRANGE = ("TRACE", "CONNECT", "BREW")
NOWHERE = (
    "",
    "api",
    "api/",
    "api/nothing",
    "api/me/",
    "api/me/settings/x",
    "api/Me",
    "api//me",
    f"api/courses/{SEMINAR}",
    f"api/courses/{SEMINAR}/posts/",
    f"api/courses/{SEMINAR}/threads",
    "api/people",
    "metrics",
    "static/index.html",
    "%2e%2e/%2e%2e/hub/api/users",
    "../../etc/passwd",
)


def unsigned(login: str) -> str:
    """A token that says of itself that nobody needs to check it."""
    parts = ({"alg": "none", "typ": "JWT"}, {"sub": login, "p": 1, "l": login, "x": 9e9})
    return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts) + "."


def forgeries(token: str) -> list[str | None]:
    flipped = token[:-8] + ("A" if token[-8] != "A" else "B") + token[-7:]
    return [
        None,
        "",
        "Bearer",
        "Bearer null",
        "Bearer tia",
        "token tia",
        token,
        f"token {token}",
        f"Basic {base64.b64encode(f'tia:{token}'.encode()).decode()}",
        f"Bearer {token[:-1]}",
        f"Bearer {token}A",
        f"Bearer {token}=",
        f"Bearer {token}.",
        f"Bearer {token[:20]} {token[20:]}",
        f"Bearer {flipped}",
        f"Bearer {token}, Bearer {token}",
        f"Bearer {unsigned('tia')}",
        f"Bearer {'A' * 30_000}",
        "Bearer \u00fc",
    ]


@pytest.mark.parametrize("route", ROUTES, ids=name)
async def test_a_caller_without_a_session_or_with_a_forged_one_is_sent_to_sign_in(lesson: Lesson, route: Route) -> None:
    before = await lesson.everything()
    for authorization in forgeries(lesson.tia.token):
        header = {} if authorization is None else {"Authorization": authorization.encode("latin-1")}
        caller = lesson.somebody(None)
        answer = await caller.ask(route.verb, lesson.address(route), lesson.sent(route), headers=header)
        assert_refused(answer, 401, "signed_out")
    assert await lesson.everything() == before


def let_it_end(room: Classroom) -> None:
    room.clock.advance(minutes=10)


def change_the_secret(room: Classroom) -> None:
    """What an admin does who must end all sessions at once."""
    room.community.sessions = FernetSessions(["another secret"])


@pytest.mark.parametrize("end", [let_it_end, change_the_secret])
async def test_a_session_that_has_ended_counts_no_more(lesson: Lesson, end: Callable[[Classroom], None]) -> None:
    before = await lesson.everything()
    end(lesson.service.room)
    for route in ROUTES:
        answer = await lesson.whose(route).ask(route.verb, lesson.address(route), lesson.sent(route))
        assert_refused(answer, 401, "signed_out")
    lesson.tia = await lesson.asker("tia")
    assert await lesson.everything() == before


@pytest.mark.parametrize(
    "change", ["DELETE FROM person WHERE login = 'cy'", "UPDATE person SET login = 'eve' WHERE login = 'cy'"]
)
async def test_a_session_of_somebody_who_is_somebody_else_by_now_is_worth_nothing(lesson: Lesson, change: str) -> None:
    """As after a backup was put back, when the numbers of people are given out again."""
    cy = await lesson.asker("cy")
    assert (await cy.ask("GET", "api/me")).status_code == 200
    with closing(sqlite3.connect(lesson.service.room.database)) as database, database:
        assert database.execute(change).rowcount == 1
    assert_refused(await cy.ask("GET", "api/me"), 401, "signed_out")


async def test_a_session_is_read_from_its_header_and_from_nowhere_else(lesson: Lesson) -> None:
    token = lesson.tia.token
    nobody = lesson.somebody(None)
    for answer in (
        await nobody.ask("GET", f"api/me?token={token}&access_token={token}&authorization=Bearer%20{token}"),
        await nobody.ask("GET", "api/me", headers={"Cookie": f"token={token}; session={token}; Authorization={token}"}),
        await nobody.ask("GET", "api/me", headers={"X-Authorization": f"Bearer {token}", "X-Auth-Token": token}),
        await nobody.ask("POST", COURSE + "posts", {"token": token}),
    ):
        assert_refused(answer, 401, "signed_out")


async def test_a_session_cannot_be_renewed_with_itself(lesson: Lesson) -> None:
    """Otherwise a stolen one would last for ever."""
    assert_refused(await lesson.tia.ask("POST", "api/session"), 401, "signed_out")


async def test_verbs_that_a_path_does_not_know_give_nothing_to_anybody(lesson: Lesson) -> None:
    before = await lesson.everything()
    for path in {route.path for route in ROUTES}:
        rows = {route.verb: route for route in ROUTES if route.path == path}
        address = lesson.address(next(iter(rows.values())))
        for caller, verb in itertools.product((lesson.somebody(None), lesson.tia), {*VERBS, *STRANGE} - set(rows)):
            assert_refused(await caller.ask(verb, address), 405, "invalid")
    assert await lesson.everything() == before


async def test_where_nothing_is_there_is_nothing_for_anybody(lesson: Lesson) -> None:
    for caller, path, verb in itertools.product((lesson.somebody(None), lesson.tia), NOWHERE, VERBS):
        assert_refused(await caller.ask(verb, path), 404, "not_found")


async def test_asking_only_for_headers_or_verbs_tells_nothing(lesson: Lesson) -> None:
    for caller in (lesson.somebody(None), lesson.tia):
        for address in (lesson.address(route) for route in ROUTES):
            headers, verbs = await caller.ask("HEAD", address), await caller.ask("OPTIONS", address)
            assert (headers.status_code, headers.content) == (405, b"")
            assert (verbs.status_code, verbs.content) == (204, b"")
        for address in NOWHERE:
            assert (await caller.ask("HEAD", address)).content == b""
            assert_refused(await caller.ask("OPTIONS", address), 404, "not_found")
