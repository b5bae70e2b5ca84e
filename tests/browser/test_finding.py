"""The board of a course, with what belongs to no notebook; and finding a post by a word in it."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, expect

from ..harness.people import Class

LESSON = "seminar/02-what-a-mean-hides.ipynb"
CELL = "Your turn: your doctor asks"


def line(panel: Locator, text: str) -> Locator:
    return panel.locator(".jp-CommunityBoard-item").filter(has_text=text)


@pytest.mark.feature("S13", "M26")
async def test_ada_finds_what_was_said_at_a_cell_and_on_the_general_board_by_a_word_in_a_reply(people: Class) -> None:
    ada, ben = await people.join_all("ada", "ben", notebook=LESSON)
    question, general, answer = (
        "Does a quokka sleep?",
        "Who meets on Thursday?",
        "Only a zebrafish would know, says Ben",
    )

    composer = ada.discussion().composer()
    await composer.get_by_role("textbox").fill(question)
    await composer.get_by_label("This is a").select_option("Question")
    await composer.get_by_role("textbox").press("Control+Enter")
    await ada.discussion().shows(question)
    panel = await ada.open_panel()
    await panel.get_by_role("button", name="Write to the whole course").click()
    start = panel.get_by_role("group", name="Start a thread")
    await start.get_by_role("textbox").fill(general)
    await start.get_by_role("textbox").press("Control+Enter")
    await expect(panel.locator(".jp-CommunityPost").filter(has_text=general)).to_have_attribute(
        "data-delivery", "saved"
    )
    await ada.screenshot("general")
    await panel.get_by_role("button", name="Back to the list").click()
    await expect(panel.get_by_role("region", name="General").locator(".jp-CommunityBoard-item")).to_contain_text(
        [general]
    )
    await expect(line(panel, question)).to_be_visible()

    await panel.get_by_role("button", name="Unanswered").click()
    await expect(line(panel, question)).to_be_visible()
    await ben.discussion().reply(question, answer)
    await ada.discussion().choose(answer, "This answers the question")
    await panel.hover(position={"x": 5, "y": 5})
    await expect(line(panel, question)).to_have_count(0)
    await panel.get_by_role("button", name="All", exact=True).click()
    await panel.get_by_label("Kind").select_option("Question")
    await expect(line(panel, question)).to_be_visible()
    await expect(line(panel, general)).to_have_count(0)
    await panel.get_by_label("Kind").select_option("All kinds")

    await ada.open_notebook()  # another one
    await ada.open_panel()
    await ada.page.keyboard.press("Control+Alt+f")
    field = panel.get_by_role("searchbox")
    await expect(field).to_be_focused()
    await ada.page.keyboard.type("zebrafish")
    await expect(panel).to_contain_text("1 post found")
    await expect(panel.locator("mark")).to_have_text(["zebrafish"])
    await ada.screenshot("found")
    await field.press("ArrowDown")
    await expect(line(panel, "zebrafish")).to_be_focused()
    await ada.page.keyboard.press("Enter")
    found = ada.discussion().post(answer)
    await expect(found).to_be_in_viewport()
    await expect(found).to_be_focused()
    await ada.screenshot("found-post")

    for syntax in ('zebrafish" OR 1=1; --', "NEAR(zebrafish quokka)", '"', "'; DROP TABLE post; --", "zebra* AND (NOT"):
        await field.fill(syntax)
        await expect(panel.get_by_role("search").locator("..").get_by_role("status").last).not_to_have_text("")
    await field.fill("zebrafish okapi")
    await expect(panel).to_contain_text("Nothing was found.")
    await expect(panel).to_contain_text("Try fewer or other words")
    await field.press("Escape")
    await expect(line(panel, question)).to_be_visible()
    assert people.errors == []
