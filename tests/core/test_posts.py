from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from jupyter_community.core.discussions.post import (
    MAX_BODY,
    MAX_REASON,
    Post,
    body,
    check_may_take_back,
    edited,
    reason,
    stub,
)
from jupyter_community.core.errors import Conflict, Gone, Invalid, NotPermitted, TooLarge
from jupyter_community.core.ids import CourseId, PersonId, PostId, ThreadId
from jupyter_community.core.people import Author, Role

NOW = datetime(2026, 11, 24, 9, tzinfo=timezone.utc)
ADA = Author(id=PersonId(7), name="Ada", role=Role.LEARNER)
GRACE = Author(id=PersonId(8), name="Grace", role=Role.INSTRUCTOR)
POST = Post(
    id=PostId("p"),
    course=CourseId("seminar"),
    thread=ThreadId("t"),
    reply_to=None,
    n=3,
    author=ADA,
    body="Hello",
    at=NOW,
)


# What can be written


@pytest.mark.parametrize(
    "text",
    [
        "a", "7", "?", "…", "+", "—", "$x^2$", "```\n```",
        "🦆", "👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "❤️", "1️⃣", "☕", "\U0001fae8",
        "學", "ありがとう", "안녕", "𠮷", "\U00031350",
        "שלום", "مرحبا بالعالم", "می‌خواهم",
        "é", "e\u0301", "नमस्ते", "ไทย", "\u202eabc",
    ],
)  # fmt: skip
def test_whatever_people_write_with_can_be_posted_and_stays_as_it_is(text: str) -> None:
    assert body(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\t \r\n", "\u00a0\u2003\u3000",
        "\u200b", "\u200b\u200c\u200d\u2060\ufeff", "\u00ad", "\u202e\u202c",
        "\x00", "\x00\x00 \x1b\x7f", "\u2028\u2029",
        "\u0301", "\u0301\u0302\u20e3", "\ufe0f", "\u034f", "\U000e0067\U000e007f",
        "\u3164", "\u115f\u1160\uffa0", "\u2800\u2800", "\ue000", "\ufffe", "\U0001fffe",
    ],
    ids=ascii,
)  # fmt: skip
def test_what_nobody_could_see_is_not_posted(text: str) -> None:
    with pytest.raises(Invalid, match="nothing to read"):
        body(text)


@pytest.mark.parametrize("text", [None, 7, b"bytes", ["a"], {"a": 1}, True])
def test_a_post_is_text(text: object) -> None:
    with pytest.raises(Invalid):
        body(text)


@pytest.mark.parametrize("text", ["\ud83d", "half an emoji \udc4d", "\udfff\ud800"], ids=ascii)
def test_half_a_character_is_refused_before_it_reaches_the_database(text: str) -> None:
    with pytest.raises(Invalid, match="cannot be saved"):
        body(text)


@pytest.mark.parametrize("letter", ["a", "é", "學", "🦆"])
def test_a_post_has_at_most_64_kib_of_utf8_however_many_bytes_a_letter_takes(letter: str) -> None:
    width = len(letter.encode())
    fits = letter * (MAX_BODY // width)
    assert body(fits) == fits
    with pytest.raises(TooLarge, match="64 KiB; this one has 65"):
        body(fits + letter)


def test_blank_lines_around_a_post_go_and_the_indentation_of_code_stays() -> None:
    assert body("\r\n \n    for x in y:\n        print(x)\n\n  ") == "    for x in y:\n        print(x)"
    assert body("one\n\n\ntwo") == "one\n\n\ntwo"


def test_a_null_character_is_dropped() -> None:
    assert body("a\x00b") == "ab"


# Reasons


def test_a_reason_is_tidied() -> None:
    assert reason("  Names a fellow learner. \n") == "Names a fellow learner."
    assert reason("x" * MAX_REASON) == "x" * MAX_REASON


@pytest.mark.parametrize(
    "text", [None, "", "  \n", 7, "x" * (MAX_REASON + 1)], ids=["none", "empty", "blank", "7", "long"]
)
def test_staff_change_nothing_without_a_reason_that_can_be_read(text: object) -> None:
    with pytest.raises(Invalid):
        reason(text)


# Editing, deleting, taking back


def test_an_edit_keeps_everything_but_the_text_and_says_who_and_when() -> None:
    at = NOW + timedelta(minutes=1)
    after = edited(POST, body="Hello all", revision=1, by=ADA, at=at, reason=None)
    assert after == replace(POST, body="Hello all", revision=2, edited_at=at, edited_by=ADA)


def test_an_edit_of_what_somebody_changed_meanwhile_overwrites_nothing_and_shows_it() -> None:
    newer = replace(POST, body="Hi", revision=2)
    with pytest.raises(Conflict) as refused:
        edited(newer, body="Hello all", revision=1, by=ADA, at=NOW, reason=None)
    assert refused.value.current == newer


def test_a_deleted_post_cannot_be_edited() -> None:
    with pytest.raises(Gone):
        edited(stub(POST, by=ADA, at=NOW, reason=None), body="Back", revision=2, by=ADA, at=NOW, reason=None)


def test_a_stub_keeps_the_place_and_nothing_of_its_author_or_text() -> None:
    left = stub(POST, by=GRACE, at=NOW, reason="Off topic")
    assert (left.id, left.thread, left.n, left.deleted, left.reason) == (POST.id, POST.thread, 3, True, "Off topic")
    assert (left.author, left.body) == (None, "")


@pytest.mark.feature("H12")
@pytest.mark.parametrize(("seconds", "may"), [(0, True), (10, True), (15, True), (15.001, False), (3600, False)])
def test_a_post_can_be_taken_back_for_ten_seconds_and_the_way_to_us(seconds: float, may: bool) -> None:
    now = NOW + timedelta(seconds=seconds)
    if may:
        check_may_take_back(POST, own=True, now=now)
    else:
        with pytest.raises(NotPermitted, match="still delete"):
            check_may_take_back(POST, own=True, now=now)


def test_nobody_takes_back_what_somebody_else_wrote_not_even_staff() -> None:
    with pytest.raises(NotPermitted):
        check_may_take_back(POST, own=False, now=NOW)
