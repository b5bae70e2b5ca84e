"""Notices over HTTP: what somebody marks as seen is all that they were shown."""

from __future__ import annotations

import pytest

from ...factories import new_id
from .lesson import Lesson


@pytest.mark.feature("M23", "M25")
async def test_who_marks_the_newest_notice_as_seen_has_seen_it_although_times_are_told_in_milliseconds(
    lesson: Lesson,
) -> None:
    lesson.service.room.clock.advance(microseconds=1_900)
    await lesson.ben.does("POST", "posts", {"id": new_id(), "thread": lesson.question, "body": "And because."})
    notices = (await lesson.ada.does("GET", "notices"))["notices"]
    assert notices[0]["new"]
    await lesson.ada.does("PUT", "notices/seen", {"at": notices[0]["at"]})
    assert not any(notice["new"] for notice in (await lesson.ada.does("GET", "notices"))["notices"])
