"""A hand from raising to done, seen from both sides; and what becomes of it where nobody comes."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, expect

from ..harness.hub import DemoHub
from ..harness.people import Class, Person

LESSON = "seminar/02-what-a-mean-hides.ipynb"


async def hands_of(person: Person) -> Locator:
    panel = await person.open_panel()
    return panel.get_by_role("region", name="Hands")


async def stand_at(person: Person, heading: str) -> None:
    await person.notebook().get_by_role("heading", name=heading).first.click()


@pytest.mark.feature("S05")
async def test_ada_raises_her_hand_tia_comes_and_ada_reads_who_is_with_her(people: Class) -> None:
    ada, ben, tia = await people.join_all("ada", "ben", "tia", notebook=LESSON)
    theirs = await hands_of(tia)
    await theirs.get_by_label("I take hands now").check()
    await expect(theirs).to_contain_text("No hand is up.")

    mine = await hands_of(ada)
    await expect(mine).to_contain_text("Tia Okafor takes hands now.")
    await stand_at(tia, "1. Two buses")
    tools = tia.notebook().locator(".jp-Cell.jp-mod-active .jp-cell-toolbar")
    await expect(tools.get_by_role("button", name="Ask at this cell")).to_be_visible()
    await expect(tools.get_by_role("button", name="Raise my hand at this cell")).to_have_count(0)
    await stand_at(ada, "1. Two buses")
    await ada.run_command("Raise My Hand at This Cell")
    line = mine.get_by_role("textbox")
    await expect(line).to_be_focused()
    await expect(mine).to_contain_text("Everyone in Chance and Data will see that your hand is up, and this line.")
    await ada.page.keyboard.type("Why is ten minutes not ten minutes?")
    await ada.screenshot("hand-raising")
    await ada.page.keyboard.press("Enter")
    await expect(mine.get_by_role("status")).to_contain_text("Your hand is up. You are next.")

    seen = theirs.get_by_role("listitem").filter(has_text="Why is ten minutes not ten minutes?").last
    await expect(seen).to_contain_text("Ada Moreau")
    await expect(theirs).to_contain_text("1 waiting")
    his = await hands_of(ben)
    await stand_at(ben, "1. Two buses")
    await ben.page.keyboard.press("Shift+Q")
    await expect(his.get_by_role("textbox")).to_be_focused()
    await his.get_by_label("Only the staff see it").check()
    await expect(his).to_contain_text("Only the staff of Chance and Data will see that your hand is up.")
    await his.get_by_role("button", name="Raise my hand").click()
    await expect(his.get_by_role("status")).to_contain_text("1 person is before you.")
    await expect(theirs).to_contain_text("2 waiting")
    await his.get_by_role("button", name="Back in five").click()
    await expect(theirs).to_contain_text("back in five")
    await tia.screenshot("hands-queue")

    await seen.get_by_role("button", name="Help").click()
    await expect(mine.get_by_role("status")).to_contain_text("Tia Okafor is with you.")
    await expect(his.get_by_role("status")).to_contain_text("You will be back in five minutes.")
    await ada.screenshot("hand-helped")
    await ada.open_notebook(LESSON)
    mine = await hands_of(ada)
    await expect(mine.get_by_role("status")).to_contain_text("Tia Okafor is with you.")
    await seen.get_by_role("button", name="Done").click()
    await expect(mine.get_by_role("button", name="Raise my hand")).to_be_visible()
    await his.get_by_role("button", name="I am back").click()
    await expect(his.get_by_role("status")).to_contain_text("You are next.")
    await his.get_by_role("button", name="Take it down").click()
    await theirs.get_by_label("I take hands now").uncheck()
    await expect(theirs).to_contain_text("No hand is up.")
    assert people.errors == []


@pytest.mark.feature("S05")
async def test_a_hand_outlives_a_killed_service_and_becomes_a_question_where_nobody_comes(
    people: Class, hub: DemoHub
) -> None:
    cy = await people.join("cy", notebook=LESSON)
    mine = await hands_of(cy)
    await expect(mine).to_contain_text("Nobody of the staff takes hands right now.")
    await stand_at(cy, "1. Two buses")
    active = cy.notebook().locator(".jp-Cell.jp-mod-active .jp-cell-toolbar")
    await active.get_by_role("button", name="Raise my hand at this cell").click()
    await mine.get_by_role("textbox").fill("May I count Sundays?")
    await mine.get_by_role("button", name="Raise it all the same").click()
    await expect(mine.get_by_role("status")).to_contain_text("Your hand is up.")
    hub.kill_service()
    hub.start_service()
    await cy.open_notebook(LESSON)
    mine = await hands_of(cy)
    await expect(mine.get_by_role("status")).to_contain_text("Your hand is up.")
    await cy.screenshot("hand-alone")
    await mine.get_by_role("button", name="Post as a question").click()
    await expect(cy.notebook().locator("textarea:focus")).to_have_value("May I count Sundays?")
    await cy.page.keyboard.press("Control+Enter")
    await expect(cy.notebook().locator(".jp-CommunityPost").filter(has_text="May I count Sundays?")).to_contain_text(
        "Question"
    )
    await expect(mine.get_by_role("button", name="Raise my hand")).to_be_visible()
    assert people.errors == []
