"""Cells that are shown with posts, over HTTP: whatever a page sends, what comes back is text and pictures."""

from __future__ import annotations

import json
from base64 import b64encode
from contextlib import suppress
from typing import Any

import httpx
import pytest

from ...factories import new_id
from ...shown import png
from .lesson import COURSE, Lesson, assert_refused

POST = f"{COURSE}posts"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>"


def cell(*pieces: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"language": "python", "pieces": list(pieces), **more}


def text(text: str, kind: str = "text") -> dict[str, Any]:
    return {"kind": kind, "text": text}


@pytest.mark.feature("M13")
async def test_a_cell_comes_back_as_text_and_nothing_says_that_it_is_a_page(lesson: Lesson) -> None:
    id = new_id()
    picture = b64encode(png()).decode()
    shown = cell(text(HOSTILE, "source"), text("\x1b[31mred\x1b[0m", "error"), {"kind": "picture", "text": picture})
    posted = await lesson.ada.does("POST", "posts", lesson.first_post(id, cell=shown))
    assert posted["post"]["attached"] is True
    answer = await lesson.ben.ask("GET", f"{POST}/{id}/cell")
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert [piece["text"] for piece in answer.json()["pieces"]] == [HOSTILE, "red", picture]


@pytest.mark.parametrize(
    ("shown", "status", "code"),
    [
        (cell(), 400, "invalid"),
        (cell(text("<svg onload=alert(1)/>", "picture")), 400, "invalid"),
        (cell(text(b64encode(b"<svg onload='alert(1)'/>").decode(), "picture")), 400, "invalid"),
        (cell(text("x", "html")), 400, "invalid"),
        (cell({"kind": "text", "text": "x", "html": "<b>"}), 400, "invalid"),
        (cell(text("x"), omitted=["because"]), 400, "invalid"),
        (cell(text("x"), language="<script>"), 400, "invalid"),
        (cell({"kind": "text", "text": "x", "cut": -1}), 400, "invalid"),
        (cell(*[text("x")] * 17), 413, "too_large"),
        (cell(text("x" * 33_000)), 413, "too_large"),
        (cell(text(b64encode(png() + b"x" * 300_000).decode(), "picture")), 413, "too_large"),
        (cell(text("x" * 1_100_000)), 413, "too_large"),
    ],
)
async def test_what_no_page_sends_is_refused_and_posts_nothing(
    lesson: Lesson, shown: dict[str, Any], status: int, code: str
) -> None:
    before = await lesson.everything()
    answer = await lesson.ada.ask("POST", POST, lesson.first_post(new_id(), cell=shown))
    assert_refused(answer, status, code)
    assert await lesson.everything() == before


async def test_five_megabytes_are_not_even_read(lesson: Lesson) -> None:
    before = await lesson.everything()
    content = json.dumps(lesson.first_post(new_id(), cell=cell(text("x" * 5 * 1024 * 1024))))
    with suppress(httpx.TransportError):  # the connection may end before all of it was sent
        answer = await lesson.ada.ask("POST", POST, content=content)
        assert answer.status_code in (400, 413)
    assert await lesson.everything() == before


async def test_nobody_reads_a_cell_by_the_id_of_a_post_that_is_not_for_them(lesson: Lesson) -> None:
    id = new_id()
    asked = lesson.first_post(id, audience="staff", cell=cell(text("my answer", "source")))
    await lesson.ada.does("POST", "posts", asked)
    hidden = await lesson.ben.ask("GET", f"{POST}/{id}/cell")
    invented = await lesson.ben.ask("GET", f"{POST}/{new_id()}/cell")
    assert_refused(hidden, 404, "not_found")
    assert hidden.text == invented.text
    assert (await lesson.tia.does("GET", f"posts/{id}/cell"))["pieces"][0]["text"] == "my answer"


async def test_nobody_shows_a_cell_with_a_post_of_somebody_else(lesson: Lesson) -> None:
    stolen = lesson.first_post(lesson.question, cell=cell(text("mine")))
    assert_refused(await lesson.ben.ask("POST", POST, stolen), 409, "conflict")
    assert_refused(await lesson.tia.ask("GET", f"{POST}/{lesson.question}/cell"), 404, "not_found")
