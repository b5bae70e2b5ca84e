"""Talk around an assignment of nbgrader's: under a test that fails, and where talk opens once one has submitted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.async_api import expect

from ..harness.hub import DemoHub
from ..harness.people import Class
from ..nbgrader.course import ASSIGNMENT, LEARNER, SAID, Course
from .test_with_my_cell import asks_the_service

HOMEWORK = f"{ASSIGNMENT}/ps1.ipynb"
WALK = "seminar/01-a-walk-that-forgets.ipynb"


@pytest.fixture(scope="module")
def assignment(hub: DemoHub) -> Iterator[Course]:
    """Released with nbgrader; Ada has fetched it, and Tia has a copy as her learners have it."""
    course = Course.found(hub.folder)
    shutil.copy(course.home / "nbgrader_config.py", hub.home("ada"))
    course = replace(course, home=hub.home("ada"))
    course.nbgrader("generate_assignment", ASSIGNMENT)
    course.nbgrader("release_assignment", ASSIGNMENT)
    course.nbgrader("fetch_assignment", ASSIGNMENT, as_learner=True)
    shutil.copytree(course.root / "release" / ASSIGNMENT, hub.home("tia") / ASSIGNMENT)
    yield course
    for name in ("ada", "tia"):
        shutil.rmtree(hub.home(name) / ASSIGNMENT)
    (hub.home("ada") / "nbgrader_config.py").unlink()


def submit_as(name: str, course: Course) -> None:
    """nbgrader names a submission by the account that runs it, and on this machine that is one for everybody."""
    course.nbgrader("submit", ASSIGNMENT, as_learner=True)
    [submitted] = (course.home.parents[1] / "exchange" / "seminar" / "inbound").glob(f"{LEARNER}+*")
    submitted.rename(submitted.with_name(submitted.name.replace(LEARNER, name, 1)))


@pytest.mark.feature("S17")
async def test_under_a_test_that_fails_ada_writes_to_the_staff_with_what_it_says_and_nothing_of_what_it_hides(
    people: Class, assignment: Course
) -> None:
    tia = await people.join("tia", notebook=HOMEWORK)
    ada = await people.join("ada", notebook=HOMEWORK)
    exercise = ada.notebook().locator(".jp-CodeCell").nth(0)
    await exercise.scroll_into_view_if_needed()
    await exercise.locator(".cm-content").click()
    await ada.page.keyboard.press("Control+A")
    await ada.page.keyboard.insert_text("def mean(x):\n    return x[1]")
    await ada.page.keyboard.press("Shift+Enter")
    test = ada.notebook().locator(".jp-CodeCell").nth(1)
    await expect(test.get_by_role("button", name="Talk about this")).to_have_count(0)
    await ada.page.keyboard.press("Shift+Enter")

    await test.get_by_role("button", name="Talk about this").click()
    draft = test.get_by_role("group", name="Write to the staff").get_by_role("textbox")
    await expect(draft).to_be_focused()
    begun = await draft.input_value()
    assert "The test `test_mean` fails:" in begun
    assert f"AssertionError: {SAID}" in begun
    assert not any(hidden in begun for hidden in ("HIDDEN", "24", "Do not guess", "assert mean"))
    await expect(test).to_contain_text("Only you and the staff of Chance and Data will see this")
    await test.scroll_into_view_if_needed()
    await ada.screenshot("talk-about-a-test")

    inbox = await tia.open_panel()
    await inbox.get_by_role("button", name="Inbox").click()
    await expect(inbox.get_by_text("test_mean")).to_have_count(0)  # nothing was sent yet
    await draft.press("Control+End")
    await ada.page.keyboard.type("I take the middle one. Why is that not it?")
    await ada.page.keyboard.press("Control+Enter")
    await expect(test.locator(".jp-CommunityPost")).to_have_attribute("data-delivery", "saved")
    await expect(inbox.get_by_text("test_mean").first).to_be_visible()
    await inbox.get_by_role("button", name="Threads", exact=True).click()
    assert people.errors == []


@pytest.mark.feature("S32", "M41")
async def test_where_talk_opens_after_a_submission_ada_reads_it_once_nbgrader_has_hers(
    people: Class, assignment: Course
) -> None:
    ada, tia = await people.join_all("ada", "tia", notebook=WALK)
    hers = tia.discussion("Is it due for a return?")
    await hers.view.scroll_into_view_if_needed()
    await hers.view.get_by_role("button", name="When this discussion opens").click()
    await tia.page.get_by_role("menuitem", name="Open to each who has submitted…").click()
    await tia.page.get_by_role("dialog").get_by_role("textbox").fill(ASSIGNMENT)
    await tia.page.get_by_role("dialog").get_by_role("button", name="Ok").click()
    await expect(hers.view).to_contain_text(f"open to each who has submitted “{ASSIGNMENT}”")
    answer = "A walk owes nothing to anybody."
    await hers.start_thread(answer)

    mine = ada.discussion("Is it due for a return?")
    await mine.view.scroll_into_view_if_needed()
    gate = mine.view.locator(".jp-CommunityGate")
    await expect(gate).to_contain_text(f"open after you submit “{ASSIGNMENT}”.")
    await mine.shows(answer, times=0)
    await gate.get_by_role("button", name="I have submitted").click()
    await expect(gate.get_by_role("alert")).to_contain_text(f"No submission of “{ASSIGNMENT}” from you was found yet.")
    refused = await asks_the_service(ada, "search?q=owes")
    assert refused["status"] == 200
    assert answer not in refused["text"]
    assert answer not in (await asks_the_service(ada, "board"))["text"]

    submit_as("ada", assignment)
    await gate.get_by_role("button", name="I have submitted").click()
    await mine.shows(answer)
    assert answer in (await asks_the_service(ada, "board"))["text"]
    await hers.view.get_by_role("button", name="When this discussion opens").click()
    await tia.page.get_by_role("menuitem", name="Open at once").click()
    await expect(hers.view).not_to_contain_text("open to each who has submitted")
    assert people.errors == []


@pytest.mark.feature("S24", "S33")
async def test_who_asks_what_was_asked_before_is_shown_it_and_wonders_too_with_one_press(people: Class) -> None:
    cy, ada = await people.join_all("cy", "ada", notebook=WALK)
    place, asked = "The sum that vanished", "Where do the cross terms of the sum go?"
    his, hers = cy.discussion(place), ada.discussion(place)
    await his.view.scroll_into_view_if_needed()
    await his.draft().click()
    await his.composer().get_by_label("This is a").select_option("Question")
    await his.start_thread(asked)

    await hers.view.scroll_into_view_if_needed()
    await hers.draft().click()
    await hers.composer().get_by_label("This is a").select_option("Question")
    await hers.draft().fill("Why do the cross terms vanish?")
    offered = hers.view.get_by_role("region", name="Is it one of these?")
    first = offered.get_by_role("listitem").first
    await expect(first).to_contain_text(asked)
    await expect(first).to_contain_text("open")
    await ada.screenshot("asked-before")
    await first.get_by_role("button", name="I wonder, too").click()
    await expect(first.get_by_role("status")).to_have_text("You follow it.")
    wonders = hers.thread(asked).get_by_role("button", name="I wonder, too")
    await expect(wonders).to_have_attribute("aria-pressed", "true")
    await expect(hers.draft()).to_have_value("Why do the cross terms vanish?")  # asking anew stays possible
    panel = await ada.open_panel()
    await panel.get_by_role("button", name="Followed", exact=True).click()
    await expect(panel.locator(".jp-CommunityBoard-item").filter(has_text=asked)).to_be_visible()
    await panel.get_by_role("button", name="All", exact=True).click()
    await hers.draft().fill("")
    assert people.errors == []
