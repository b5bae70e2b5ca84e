"""Who is new: a tour that can be skipped and repeated, a room to practise in, others' eyes, and quiet."""

from __future__ import annotations

import asyncio
import datetime
import re
from contextlib import ExitStack

import pytest
from playwright.async_api import Request, expect

from ..harness.hub import DemoHub
from ..harness.people import Class
from ..harness.writing import change, enter

LESSON = "seminar/02-what-a-mean-hides.ipynb"


def set_for(hub: DemoHub, name: str, **settings: object) -> None:
    with ExitStack() as room:
        change(enter(hub, name, room), "PUT", "me/settings", settings)


@pytest.mark.feature("S58")
async def test_the_tour_is_offered_once_stops_nobody_and_can_be_repeated(hub: DemoHub, people: Class) -> None:
    await asyncio.to_thread(set_for, hub, "cy", toured=False)
    cy = await people.join("cy", notebook=LESSON)
    keys = cy.page.keyboard
    box = cy.discussion().composer().get_by_role("textbox")
    await box.click()
    await box.fill("I can write although a tour is offered.")
    await expect(cy.discussion().composer()).to_contain_text("New here?")
    await cy.screenshot("tour-offer")
    panel = await cy.open_panel()
    await panel.get_by_role("button", name="Take the tour").first.click()
    tour = panel.get_by_role("region", name="Tour")
    await expect(tour.get_by_role("heading", name="One conversation at the cell")).to_be_focused()
    for step in range(2, 6):
        await tour.get_by_role("button", name="Next").press("Enter")
        await expect(tour).to_contain_text(f"step {step} of 5")
        await expect(tour.get_by_role("heading")).to_be_focused()
    await cy.screenshot("tour-last-step")
    await keys.press("Escape")
    await expect(tour).to_have_count(0)
    await cy.open_notebook(LESSON)
    await box.click()
    await expect(cy.discussion().composer().get_by_role("button", name="Post", exact=True)).to_be_visible()
    await expect(cy.page.get_by_text("New here?")).to_have_count(0)
    await box.press("Escape")  # the palette's shortcut is a letter in the composer
    await expect(box).not_to_be_focused()
    await cy.run_command("Tour of the Community")
    await expect(tour.get_by_role("heading", name="One conversation at the cell")).to_be_focused()
    await tour.get_by_role("button", name="Skip the tour").press("Enter")
    await expect(tour).to_have_count(0)
    assert people.errors == []


@pytest.mark.feature("S58")
async def test_what_is_written_in_the_practice_room_leaves_the_page_never_and_is_gone_the_next_day(
    people: Class,
) -> None:
    cy = await people.join("cy", notebook=LESSON)
    secret = "May I really try this?"
    sent: list[str] = []

    def note(request: Request) -> None:
        if secret in (request.post_data or "") or secret in request.url:
            sent.append(request.url)

    cy.page.on("request", note)
    cy.page.on("websocket", lambda socket: socket.on("framesent", lambda data: secret in str(data) and sent.append("")))
    await cy.run_command("Practice Room")
    room = cy.panel().get_by_role("region", name="Practice room")
    await expect(room.get_by_role("heading", name="Practice room")).to_be_focused()
    await expect(room).to_contain_text("Only you are here.")
    box = room.get_by_role("group", name="Start a thread").get_by_role("textbox")
    await box.fill(secret)
    await room.get_by_label("for", exact=True).select_option("Everyone, without my name")
    await expect(room).to_contain_text("Only you see this. In a course it would be without your name.")
    await box.press("Control+Enter")
    post = room.locator(".jp-CommunityPost").filter(has_text=secret)
    await expect(post.locator(".jp-CommunityPost-name")).to_have_text("Asker")
    await post.get_by_role("button", name="Undo").click()
    await expect(post).to_have_count(0)
    await expect(box).to_have_value(secret)
    await box.press("Control+Enter")
    await expect(room).to_contain_text("Practice partner (not a person)")
    await cy.screenshot("practice-room")
    await cy.open_notebook(LESSON)
    await cy.run_command("Practice Room")
    await expect(post).to_be_visible()

    tomorrow = datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(days=1)
    await cy.page.clock.set_fixed_time(tomorrow)
    await cy.open_notebook(LESSON)
    await cy.run_command("Practice Room")
    await expect(room).to_contain_text("Nobody has written yet.")
    kept = await cy.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert secret not in kept
    assert sent == []
    assert people.errors == []


@pytest.mark.feature("S58", "M11", "H04")
async def test_before_posting_ada_sees_her_post_through_the_eyes_of_others(people: Class) -> None:
    ada = await people.join("ada", notebook=LESSON, elsewhere=True)  # where her draft stays
    composer = ada.discussion().composer()
    await composer.get_by_role("textbox").click()
    await composer.get_by_role("textbox").fill("Is it **only me**?")
    await composer.get_by_role("button", name="Preview").click()
    preview = composer.get_by_role("region", name="Preview")
    await expect(preview).to_contain_text("Ada Moreau")
    await expect(preview.locator("strong")).to_have_text("only me")
    await preview.get_by_label("A stranger").check()
    await expect(preview).to_contain_text(
        "Nothing. Whoever is not in Chance and Data cannot see that anything is here."
    )
    await composer.get_by_label("for", exact=True).select_option("Everyone, without my name")
    for eyes in ("A classmate", "The staff"):
        await preview.get_by_label(eyes).check()
        await expect(preview.locator(".jp-CommunityPost-name")).to_have_text("Asker")
        await expect(preview).not_to_contain_text("Ada")
    await composer.get_by_label("for", exact=True).select_option("Only the staff")
    await expect(preview).to_contain_text("Ada Moreau")
    await preview.get_by_label("A classmate").check()
    await expect(preview).to_contain_text("Nothing. Only you and the staff see it")
    await ada.screenshot("through-others-eyes")
    assert people.errors == []


@pytest.mark.feature("S45", "H08")
async def test_who_wants_quiet_sees_no_count_news_or_mark_and_opens_threads_when_they_like(
    hub: DemoHub, people: Class
) -> None:
    ada, ben = await people.join_all("ada", "ben", notebook=LESSON)
    try:
        await ben.discussion().start_thread("Something loud")
        await ada.run_command("Quiet Mode of the Community")
        await ada.discussion().view.get_by_role("button", name="Show what is said here").wait_for()
        await ben.discussion().start_thread("Something louder")
        panel = await ada.open_panel()
        await expect(panel.locator(".jp-CommunityBoard-item").filter(has_text="Something louder")).to_be_visible()
        await ada.screenshot("quiet")
        for mark in (
            ".jp-CommunityNew",
            ".jp-CommunityTab.jp-mod-unread",
            ".jp-mod-unread",
            ".jp-CommunityDelivery-ring",
        ):
            await expect(ada.page.locator(mark)).to_have_count(0)
        await expect(ada.discussion().view.locator(".jp-CommunitySummary-faces")).to_have_count(0)
        await expect(panel.locator(".jp-CommunityBoard-facts").filter(has_text=re.compile(r"\d post"))).to_have_count(0)
        said = ada.page.locator(".jp-CommunityAnnouncer")
        assert await said.count() == 0 or "new post" not in await said.inner_text()
        await ada.discussion().view.get_by_role("button", name="Show what is said here").click()
        await ada.discussion().shows("Something louder")
        await ada.page.reload()
        await ada.discussion().view.get_by_role("button", name="Show what is said here").wait_for()
    finally:
        await asyncio.to_thread(set_for, hub, "ada", quiet=False)
    assert people.errors == []
