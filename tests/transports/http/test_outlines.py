"""Outlines over HTTP and in the live events: what a page sends, and what it gets for it."""

from __future__ import annotations

from typing import Any

import pytest

from ...factories import HOMEWORK, LESSON, by_itself, cell, new_id
from ..live.page import Page
from .lesson import COURSE, Lesson, assert_refused


def sharing(*texts: str, release: int = 1) -> dict[str, Any]:
    cells = [{"type": "code", "fingerprint": cell(t).fingerprint, "anchor": by_itself(t), "grade": t} for t in texts]
    return {"title": "Lesson", "path": "l.ipynb", "outline": {"version": 1, "release": release, "cells": cells}}


async def test_an_outline_comes_back_as_it_was_shared(lesson: Lesson) -> None:
    said = sharing("a", "b")
    expected = {"outline": said["outline"], "agreed": False}
    assert await lesson.tia.does("PUT", f"notebooks/{LESSON}/outline", said) == expected
    assert await lesson.ada.does("GET", f"notebooks/{LESSON}/outline") == expected
    [shelved] = (await lesson.ada.does("GET", "shelf"))["notebooks"]
    hashes = [by_itself(text).removeprefix("cell.1.") for text in ("a", "b")]
    assert shelved == {"id": LESSON, "title": "Lesson", "path": "l.ipynb", "release": 1, "hashes": hashes}


async def test_of_two_who_share_at_once_the_second_gets_the_outline_of_the_first(lesson: Lesson) -> None:
    where = f"{COURSE}notebooks/{LESSON}/outline"
    answer = await lesson.tia.ask("PUT", where, sharing("a", release=2))
    assert_refused(answer, 409, "conflict")
    assert answer.json()["current"] is None
    await lesson.tia.does("PUT", f"notebooks/{LESSON}/outline", sharing("a"))
    answer = await lesson.tia.ask("PUT", where, sharing("b"))
    assert_refused(answer, 409, "conflict")
    assert answer.json()["current"] == sharing("a")["outline"]


async def test_a_page_hears_of_a_new_outline(lesson: Lesson) -> None:
    page: Page = await lesson.service.follower("ada")
    await lesson.tia.does("PUT", f"notebooks/{LESSON}/outline", sharing("a"))
    frame = await page.next()
    while frame["type"] != "events":
        frame = await page.next()
    assert [(event["type"], event["outline"], event["reopens"]) for event in frame["events"]] == [
        ("notebook", True, False)
    ]


async def test_a_copy_says_its_cells_or_their_hashes_and_not_both_nor_neither(lesson: Lesson) -> None:
    where = f"{COURSE}notebooks/{HOMEWORK}/copies"
    labels = {"title": "Homework", "path": "hw.ipynb"}
    cells = {"cells": [{"type": "code", "fingerprint": cell("a").fingerprint, "cell": "x"}]}
    hashes = {"hashes": [by_itself("a").removeprefix("cell.1.")]}
    for wrong in ({}, {**cells, **hashes}, {"cells": [{**cells["cells"][0], "anchor": "a"}]}, {"hashes": ["short"]}):
        assert_refused(await lesson.ada.ask("POST", where, {**labels, **wrong}), 400, "invalid")
    for who, said in ((lesson.ada, cells), (lesson.ben, hashes)):
        assert await who.does("POST", f"notebooks/{HOMEWORK}/copies", {**labels, **said}) == {
            "outline": None,
            "agreed": False,
        }
    post = {"notebook": HOMEWORK, "anchor": by_itself("a"), "body": "Why?"}
    for who in (lesson.ada, lesson.ben):
        id = new_id()
        await who.does("POST", "posts", {"id": id, "thread": id, **post})
    agreed = await lesson.tia.does("POST", f"notebooks/{HOMEWORK}/copies", {**labels, **hashes})
    assert agreed["agreed"]
    assert agreed["outline"] == {
        "version": 1,
        "release": 0,
        "cells": [{"type": "code", "fingerprint": cell("a").fingerprint, "anchor": by_itself("a")}],
    }


@pytest.mark.parametrize("extra", [{"version": 2}, {"release": "1"}, {"cells": [{"type": "heading"}]}], ids=str)
async def test_an_outline_of_another_make_is_refused_with_a_sentence(lesson: Lesson, extra: dict[str, Any]) -> None:
    said = sharing("a")
    said["outline"].update(extra)
    assert_refused(await lesson.tia.ask("PUT", f"{COURSE}notebooks/{LESSON}/outline", said), 400, "invalid")


async def test_the_largest_outline_passes_through_the_door(lesson: Lesson) -> None:
    cells = [
        {"type": "markdown", "fingerprint": cell(str(n)).fingerprint, "anchor": f"{n:064}", "cell": f"{n:064}"}
        for n in range(1500)
    ]
    said = {"title": "x" * 200, "path": "l.ipynb", "outline": {"version": 1, "release": 1, "cells": cells}}
    assert (await lesson.tia.does("PUT", f"notebooks/{LESSON}/outline", said))["outline"] == said["outline"]
    await lesson.ada.does("GET", f"notebooks/{LESSON}/outline")
