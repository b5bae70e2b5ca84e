"""Ten seconds to think better of it, posts that wait these ten seconds, and what deleting leaves behind."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Locator, Request, expect

from ..harness.people import Class, Person

LESSON = "seminar/01-a-walk-that-forgets.ipynb"


def undo(post: Locator) -> Locator:
    return post.get_by_role("button", name="Undo")


@asynccontextmanager
async def holding_posts(person: Person) -> AsyncIterator[None]:
    """Holds this person's posts back for a while, by their own setting."""
    panel = await person.open_panel()
    await panel.get_by_role("button", name="My settings").click()
    box = panel.get_by_role("checkbox", name="Hold my posts for ten seconds")
    await box.click()
    await expect(box).to_be_checked()
    await expect(panel.get_by_text("Saved.")).to_be_visible()
    yield
    await box.click()
    await expect(box).not_to_be_checked()


@pytest.mark.feature("H12")
async def test_who_undoes_a_post_leaves_no_trace_of_it_with_anybody_and_has_the_text_back(people: Class) -> None:
    ada, ben = await people.join_all("ada", "ben", notebook=LESSON)
    mine, theirs = ada.discussion(), ben.discussion()
    said = await theirs.view.get_by_text("posts by").inner_text()
    counted = theirs.view.get_by_text(said, exact=True)

    await mine.start_thread("Surely it is a hundred times")
    await theirs.shows("Surely it is a hundred times")
    await expect(counted).to_have_count(0)
    await undo(mine.post("Surely it is a hundred times")).click()
    await theirs.shows("Surely it is a hundred times", times=0)
    await expect(mine.draft()).to_have_value("Surely it is a hundred times")
    await expect(mine.draft()).to_be_focused()
    await expect(theirs.view.get_by_text("This post was deleted")).to_have_count(0)
    await expect(counted).to_be_visible()

    await mine.start_thread("Maybe it is ten times")
    await theirs.shows("Maybe it is ten times")
    await expect(undo(mine.post("Maybe it is ten times"))).to_have_count(0)  # its ten seconds are over
    await ben.page.reload()
    await theirs.shows("Maybe it is ten times")
    await theirs.shows("Surely it is a hundred times", times=0)
    assert people.errors == []


@pytest.mark.feature("H12")
async def test_whoever_holds_their_posts_has_ten_seconds_in_which_nobody_has_received_them(people: Class) -> None:
    ada, ben = await people.join_all("ada", "ben", notebook=LESSON)
    left: list[float] = []

    def note(request: Request) -> None:
        if request.method == "POST" and request.url.endswith("/posts"):
            left.append(time.monotonic())

    ada.page.on("request", note)
    async with holding_posts(ada):
        mine = ada.discussion()
        for text in ("I should not say this", "This I can say"):
            await mine.send(mine.composer(), text)
            await expect(mine.post(text)).to_contain_text("Not sent yet")
            if text == "I should not say this":
                await undo(mine.post(text)).click()
                await expect(mine.draft()).to_have_value(text)
            else:
                written = time.monotonic()
        await ben.discussion().start_thread("Ben speaks meanwhile")
        await mine.shows("Ben speaks meanwhile")
        assert left == []
        await expect(mine.post("This I can say")).to_have_attribute("data-delivery", "saved")
        await ben.discussion().shows("This I can say")
        assert [round(at - written) for at in left] == [10]
        await ben.discussion().shows("I should not say this", times=0)
    assert people.errors == []


@pytest.mark.feature("H12")
async def test_a_deleted_post_leaves_an_empty_place_only_where_somebody_had_replied(people: Class) -> None:
    ada, ben = await people.join_all("ada", "ben", notebook=LESSON)
    mine, theirs = ada.discussion(), ben.discussion()
    await mine.start_thread("A walk without a reply")
    await mine.start_thread("A walk with a reply")
    await theirs.reply("A walk with a reply", "I walk along")

    for text in ("A walk without a reply", "A walk with a reply"):
        await mine.choose(text, "Delete…")
        asked = ada.page.get_by_role("dialog", name="Delete your post?")
        await asked.get_by_role("button", name="Delete").click()
        await theirs.shows(text, times=0)
    left = theirs.thread("I walk along")
    await expect(left.locator(".jp-CommunityPost").first).to_have_text("This post was deleted.")
    await expect(left.locator(".jp-CommunityPost")).to_have_count(2)

    await theirs.choose("I walk along", "Delete…")
    asked = ben.page.get_by_role("dialog", name="Delete your post?")
    await asked.get_by_role("button", name="Delete").click()
    await mine.shows("I walk along", times=0)
    await expect(mine.view.get_by_text("This post was deleted.")).to_have_count(0)
    assert people.errors == []
