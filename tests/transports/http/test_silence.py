"""What nobody may read is in no log and no answer: tokens, what people write, how the service failed inside."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import pytest

from jupyter_community.adapters.store.sql_store import SqlStore
from jupyter_community.core.ids import CourseId
from jupyter_community.core.people import Membership
from jupyter_community.transports.api import ROUTES

from ...factories import Roster, new_id
from .lesson import COURSE, Lesson, assert_refused
from .outage import limit_pages, locked, post

WRITTEN = "the-words-of-somebody"
CLIENT = ("httpx", "httpcore", "asyncio")
"""They speak of the requests that the tests make; the service does not use them here."""


class BrokenRoster(Roster):
    """Fails as nobody expected."""

    async def memberships(self, login: str) -> Mapping[CourseId, Membership]:
        raise ZeroDivisionError("a secret place in the code")


def logged(caplog: pytest.LogCaptureFixture) -> str:
    formatter = logging.Formatter("%(levelname)s %(name)s %(message)s")  # with tracebacks, as in a real log
    return "\n".join(formatter.format(record) for record in caplog.records if not record.name.startswith(CLIENT))


async def test_an_error_that_nobody_expected_is_in_the_log_and_not_in_the_answer(
    lesson: Lesson, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    room = lesson.service.room
    healthy, room.community.directory = room.community.directory, BrokenRoster()
    for route in ROUTES:
        address = f"{lesson.address(route)}?words={WRITTEN}"
        answer = await lesson.tia.ask(route.verb, address, lesson.sent(route))
        said = assert_refused(answer, 500, "error")
        assert "its log says more" in said
        for inside in ("ZeroDivisionError", "secret", ".py", "memberships"):
            assert inside not in answer.text + str(answer.headers)
    log = logged(caplog)
    assert log.count("ZeroDivisionError: a secret place in the code") == len(ROUTES)
    for secret in (WRITTEN, lesson.tia.token, "Authorization"):
        assert secret not in log
    room.community.directory = healthy
    assert (await lesson.tia.ask("GET", "api/me")).status_code == 200


async def ask_everything(lesson: Lesson) -> list[int]:
    """Succeeds and fails in all ways there are, with words that must not be repeated."""
    answers = [await lesson.ada.ask("POST", f"{COURSE}posts", lesson.first_post(lesson.question, WRITTEN))]
    for body in (WRITTEN, f"{WRITTEN} " * 4000, f"{WRITTEN}\ud800".encode("utf-8", "surrogatepass")):
        more = {"content": body} if isinstance(body, bytes) else {"json": lesson.first_post(new_id(), body)}
        answers.append(await lesson.ada.ask("POST", f"{COURSE}posts", **more))
    for revision in (1, 1, 10**30):
        edit: dict[str, Any] = {"body": f"{WRITTEN}!", "revision": revision}
        answers.append(await lesson.ada.ask("PATCH", f"{COURSE}posts/{lesson.question}", edit))
    for other in ({"kind": WRITTEN}, {WRITTEN: 1}, {"thread": WRITTEN}, {"nameless": WRITTEN}, {"anchor": "none"}):
        answers.append(await lesson.ada.ask("POST", f"{COURSE}posts", lesson.first_post(new_id(), WRITTEN, **other)))
    answers.append(await lesson.ada.ask("PUT", "api/me/settings", {"display_name": WRITTEN}))
    answers.append(await lesson.tia.ask("PATCH", f"{COURSE}threads/{lesson.question}", {"summary": WRITTEN}))
    answers.append(await lesson.ada.ask("GET", f"{COURSE}threads/{lesson.question}?before=%ff&token={WRITTEN}"))
    answers.append(await lesson.somebody(f"token {WRITTEN}").ask("POST", "api/session"))
    answers.append(await lesson.somebody(f"Bearer {WRITTEN}").ask("GET", "api/me"))
    return [answer.status_code for answer in answers]


async def test_no_log_says_what_people_write_or_what_they_sign_in_with(
    lesson: Lesson, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert set(await ask_everything(lesson)) >= {200, 201, 400, 401, 404, 409, 413}
    community = lesson.service.room.community
    patient = community.store
    community.store = await SqlStore.open(f"sqlite:///{lesson.service.room.database}?timeout=0.05", bus=community.bus)
    with locked(lesson.service.room.database):
        assert 503 in await ask_everything(lesson)
    await limit_pages(lesson, 1)
    full = await post(lesson, f"{WRITTEN} " * 2000)
    assert_refused(full, 503, "unavailable")
    await community.store.close()
    community.store = patient
    log = logged(caplog)
    assert "database is locked" in log
    assert "disk is full" in log
    for secret in (WRITTEN, lesson.ada.token, lesson.tia.token, "a secret of the tests"):
        assert secret not in log


async def test_a_refusal_does_not_repeat_what_was_signed_in_with(lesson: Lesson) -> None:
    for authorization in (f"token {WRITTEN}", f"Bearer {WRITTEN}", f"Basic {WRITTEN}"):
        for answer in (
            await lesson.somebody(authorization).ask("POST", "api/session"),
            await lesson.somebody(authorization).ask("GET", "api/me"),
        ):
            assert_refused(answer, 401, "signed_out")
            assert WRITTEN not in answer.text + str(answer.headers)
