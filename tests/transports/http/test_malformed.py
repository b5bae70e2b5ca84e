"""What makes no sense gets a sentence that says so, and changes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_community.transports.api import ROUTES, Route

from ...factories import ANCHORS, LESSON, new_id
from .lesson import COURSE, Lesson, assert_refused, name

POST = f"{COURSE}posts"
THREAD, ANSWER = f"{COURSE}threads/QUESTION", f"{POST}/ANSWER"
OPENING = f"{COURSE}notebooks/{LESSON}/anchors/{ANCHORS[0]}/opening"
WITH_BODY = [route for route in ROUTES if route.body is not None]
UPPER = "3F0E5C1A-7C0D-4E0B-9A55-0D6F1F0C9A01"

NOT_JSON = [
    b"{",
    b"}",
    b"{} {}",
    b"{'body': 'x'}",
    b'{"body": "x",}',
    b"body=x",
    b"\xff\xfe",
    b"\xef\xbb\xbf{}",
    b'{"body": "\\ud800"}',
    b"\x00",
    b"NaN",
]
NOT_AN_OBJECT = [b"null", b"[]", b"1", b'"x"', b"true", b"[" * 100_000, b'{"x":' * 100_000, b"1" * 100_000]


@pytest.mark.parametrize("route", WITH_BODY, ids=name)
async def test_what_is_no_json_or_nothing_that_the_row_takes_is_refused(lesson: Lesson, route: Route) -> None:
    before = await lesson.everything()
    for content in (*NOT_JSON, *NOT_AN_OBJECT, b'{"unknown": 1}'):
        answer = await lesson.tia.ask(route.verb, lesson.address(route), content=content)
        assert "Reload the page" in assert_refused(answer, 400, "invalid")
    for field, value in (lesson.sent(route) or {}).items():
        wrong = {**lesson.sent(route), field: [value, {"x": value}]}
        assert_refused(await lesson.tia.ask(route.verb, lesson.address(route), wrong), 400, "invalid")
    assert await lesson.everything() == before


@pytest.mark.parametrize(
    "id",
    [
        "",
        "1",
        "p1",
        UPPER,
        UPPER.replace("-", ""),
        f"{{{UPPER.lower()}}}",
        f"{UPPER.lower()}\n",
        "' OR 1=1 --",
        None,
        7,
    ],
)
async def test_ids_of_posts_and_threads_are_uuids_in_lower_case(lesson: Lesson, id: Any) -> None:
    good = new_id()
    for draft in (
        lesson.first_post(id),
        lesson.first_post(good, thread=id),
        {"id": id, "thread": lesson.question, "body": "x"},
        {"id": good, "thread": lesson.question, "body": "x", "reply_to": id or ""},
    ):
        assert_refused(await lesson.ada.ask("POST", POST, draft), 400, "invalid")
    path = f"{COURSE}threads/{lesson.question}"
    assert_refused(await lesson.ada.ask("PUT", f"{path}/read", {"post": id}), 400, "invalid")
    assert_refused(await lesson.tia.ask("PATCH", path, {"duplicate_of": id or ""}), 400, "invalid")


@pytest.mark.parametrize("id", ["x" * 65, "a%20b", "%00", "x%0a", "..%2f..", "%F0%9F%98%80", "%ff", "'%20OR%201=1"])
async def test_names_in_an_address_are_short_and_plain(lesson: Lesson, id: str) -> None:
    for route in ROUTES:
        for part in ("course", "notebook", "anchor", "thread", "post"):
            if f"{{{part}}}" in route.path:
                address = lesson.address(route, **{part: id})
                answer = await lesson.whose(route).ask(route.verb, address, lesson.sent(route))
                assert_refused(answer, 400, "invalid")


@pytest.mark.parametrize("before", ["", "-1", "x", "1.5", "1e3", "9" * 30, "%D9%A3", "%ff", "1;2"])
async def test_before_is_the_ordinal_of_a_post(lesson: Lesson, before: str) -> None:
    answer = await lesson.ada.ask("GET", f"{COURSE}threads/{lesson.question}?before={before}")
    assert_refused(answer, 400, "invalid")


@pytest.mark.parametrize("body", ["", " ", "\n\t\n", "\x00", "\u200b\u2060", "\u202e\u202c", "\u3164", "\ufeff"])
async def test_a_post_in_which_nothing_can_be_seen_is_not_sent(lesson: Lesson, body: str) -> None:
    answer = await lesson.ada.ask("POST", POST, lesson.first_post(new_id(), body))
    assert "nothing to read" in assert_refused(answer, 400, "invalid")
    answer = await lesson.ada.ask("PATCH", f"{POST}/{lesson.question}", {"body": body, "revision": 1})
    assert "nothing to read" in assert_refused(answer, 400, "invalid")


@pytest.mark.parametrize("kind", ["poll", "", "Discussion", "discussion ", "__class__"])
async def test_a_kind_of_cell_that_this_service_does_not_know_is_named(lesson: Lesson, kind: str) -> None:
    anchors = [{"id": "new", "kind": kind, "title": "What now?"}]
    sent = {"title": "Lesson 1", "path": "1.ipynb", "anchors": anchors}
    answer = await lesson.tia.ask("PUT", f"{COURSE}notebooks/{LESSON}", sent)
    assert f"“{kind}”" in assert_refused(answer, 400, "invalid")


@pytest.mark.parametrize(
    ("verb", "path", "body"),
    [
        ("POST", POST, {"kind": "shout"}),
        ("POST", POST, {"audience": "friends"}),
        ("PUT", OPENING, {"opens": "sometimes"}),
        ("PUT", OPENING, {"opens": "after_due"}),
        ("PUT", OPENING, {"opens": "after_due", "due": "tomorrow"}),
        ("PUT", OPENING, {"opens": "after_due", "due": "2026-11-24T09:00:00"}),
        ("PUT", OPENING, {"opens": "after_due", "due": "2026-02-30T09:00:00Z"}),
        ("PUT", OPENING, {"opens": "after_due", "due": "0001-01-01T00:00:00+14:00"}),
        ("PUT", OPENING, {"opens": "after_due", "due": "9999-12-31T23:59:59-14:00"}),
        ("PATCH", THREAD, {"peers_first": 0}),
        ("PATCH", THREAD, {"peers_first": 10**30}),
        ("PATCH", THREAD, {"peers_first": 1.5}),
        ("PATCH", THREAD, {"summary": "x" * (16 * 1024 + 1)}),
        ("PATCH", THREAD, {"locked": " "}),
        ("PATCH", THREAD, {"notebook": LESSON}),
        ("PUT", f"{THREAD}/state", {"state": "forgotten"}),
        ("PATCH", ANSWER, {"body": "x", "revision": True}),
        ("PATCH", ANSWER, {"body": "x", "revision": "1"}),
        ("DELETE", ANSWER, {"reason": "x" * 501}),
        ("PUT", "api/me/settings", {"display_name": "x" * 61}),
        ("PUT", "api/me/settings", {"display_name": "\u202e\u200b"}),
        ("PUT", "api/me/settings", {"hold_posts": "yes"}),
        ("PUT", "api/me/settings", {"announce": "loudly"}),
        ("PUT", "api/me/settings", {"quiet": None}),
    ],
)
async def test_a_value_of_no_use_is_refused_and_changes_nothing(
    lesson: Lesson, verb: str, path: str, body: dict[str, Any]
) -> None:
    before = await lesson.everything()
    sent = lesson.first_post(new_id(), **body) if path == POST else body
    path = path.replace("QUESTION", lesson.question).replace("ANSWER", lesson.answer)
    assert_refused(await lesson.tia.ask(verb, path, sent), 400, "invalid")
    assert await lesson.everything() == before


async def test_a_time_long_ago_is_said_with_four_digits_of_its_year(lesson: Lesson) -> None:
    sent = {"opens": "after_due", "due": "0033-04-03T12:00:00+00:00"}
    assert (await lesson.tia.ask("PUT", OPENING, sent)).json()["due"] == "0033-04-03T12:00:00.000Z"
