"""What a session says to the page that opens it, and what its token says to nobody."""

from __future__ import annotations

import base64
import re
from datetime import datetime

import pytest

from jupyter_community import __version__
from jupyter_community.core.ids import CourseId
from jupyter_community.core.people import Role

from ...factories import NOON, SEMINAR
from ..live.service import Service
from .lesson import Lesson, assert_refused


def readable(token: str) -> bytes:
    """The token and all that can be read in it without the key, in lower case."""
    pieces = [token, *re.split(r"[.~:]", token)]
    opened = [base64.urlsafe_b64decode(piece + "=" * (-len(piece) % 4)) for piece in pieces]
    return b"\n".join([token.encode(), *opened]).lower()


async def test_the_token_of_a_session_can_be_read_by_nobody(lesson: Lesson) -> None:
    token = lesson.tia.token  # in so many random bytes any two letters may stand; with quotes around them they do not
    for secret in (b'"tia"', b"instructor", b"seminar", b'"p1"', b"login", b"a secret of the tests"):
        assert secret not in readable(token)
    assert await lesson.service.session("tia") != token


async def test_neither_the_page_s_own_token_nor_a_role_is_in_the_session(service: Service) -> None:
    """Ada's role is looked up with each request, so the same session serves her as whatever she is by then."""
    credential = "a-hub-token-that-nobody-else-may-see"
    service.room.roster.enrol(SEMINAR, {credential: Role.LEARNER})
    answer = await service.http.post("api/session", headers={"Authorization": f"token {credential}"})
    session = answer.json()
    assert credential.encode() not in readable(session["token"])
    service.room.roster.enrol(SEMINAR, {credential: Role.INSTRUCTOR})
    me = await service.http.get("api/me", headers={"Authorization": f"Bearer {session['token']}"})
    assert [course["role"] for course in me.json()["courses"]] == ["instructor"]


@pytest.mark.parametrize(
    "authorization", ["", "token", "token ", "Basic dGlhOnRpYQ==", "tia", "token nobody", "token \u00fc"]
)
async def test_who_is_unknown_opens_no_session(service: Service, authorization: str) -> None:
    headers = {"Authorization": authorization.strip().encode("latin-1")} if authorization else {}
    answer = await service.http.post("api/session", headers=headers)
    assert_refused(answer, 401, "signed_out")
    assert "token" not in answer.json()


async def test_no_verb_but_post_opens_a_session(service: Service) -> None:
    for verb in ("GET", "PUT", "PATCH", "DELETE"):
        answer = await service.http.request(verb, "api/session", headers={"Authorization": "token tia"})
        assert_refused(answer, 405, "invalid")


async def test_a_page_is_told_who_it_is_where_it_belongs_and_when_to_renew(service: Service) -> None:
    service.room.roster.enrol(CourseId("chemistry"), {"ada": Role.MENTOR})
    answer = await service.http.post("api/session", headers={"Authorization": "token ada"})
    session = answer.json()
    assert session.pop("token")
    assert session.pop("person").keys() == {"id", "name"}
    assert session == {
        "expires_in": 600,
        "renew_in": 300,
        "now": "2026-11-24T12:00:00.000Z",
        "version": __version__,
        "courses": [
            {"id": "chemistry", "title": "Chemistry", "role": "mentor"},
            {"id": "seminar", "title": "Seminar", "role": "learner"},
        ],
        "any_course": False,
        "limits": {"body": 65536, "file": 10485760, "undo_seconds": 10},
    }
    assert datetime.fromisoformat(session["now"]) == NOON


async def test_a_session_lasts_ten_minutes_and_a_renewed_one_ten_more(lesson: Lesson) -> None:
    clock = lesson.service.room.clock
    clock.advance(minutes=9, seconds=59)
    assert (await lesson.ada.ask("GET", "api/me")).status_code == 200
    renewed = await lesson.asker("ada")
    clock.advance(seconds=1)
    assert_refused(await lesson.ada.ask("GET", "api/me"), 401, "signed_out")
    clock.advance(minutes=9)
    assert (await renewed.ask("GET", "api/me")).status_code == 200


async def test_who_is_in_no_course_has_a_session_and_reads_nothing(service: Service) -> None:
    service.room.roster.enrol(CourseId("over"), {"dora": Role.LEARNER})
    lesson = Lesson(service)
    dora = await lesson.asker("dora")
    del service.room.roster.courses[CourseId("over")]
    assert (await dora.ask("GET", "api/me")).json()["courses"] == []
    assert_refused(await dora.ask("GET", f"api/courses/{SEMINAR}/board"), 404, "unknown_course")


async def test_the_name_that_somebody_chose_is_how_others_see_them(lesson: Lesson) -> None:
    changed = await lesson.ben.ask("PUT", "api/me/settings", {"display_name": "  Benjamin\u202e  "})
    assert changed.json()["person"]["name"] == "Benjamin"
    assert changed.json()["settings"] == {
        "display_name": "Benjamin",
        "hold_posts": False,
        "shown": None,
        "quiet": False,
        "announce": "summary",
        "toured": False,
    }
    seen = await lesson.ada.does("GET", f"posts/{lesson.answer}")
    assert seen["post"]["author"]["name"] == "Benjamin"
    assert (await lesson.ada.ask("GET", "api/me")).json()["person"]["name"] == "Ada"
