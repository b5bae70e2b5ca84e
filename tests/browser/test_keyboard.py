"""With the keyboard alone: asking, wondering, answering, undoing and deleting. The focus is never lost, and seen."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, expect

from ..harness.people import Class, Discussion, Person

LESSON = "seminar/02-what-a-mean-hides.ipynb"


async def tab_to(person: Person, what: Locator, *, back: bool = False, most: int = 60) -> None:
    """Presses Tab until this has the focus."""
    for _ in range(most):
        if await what.evaluate("e => e === document.activeElement"):
            return
        await person.page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"Tab never comes to {what}.")


async def stand_at(person: Person, discussion: Discussion) -> Locator:
    """The cell itself has the focus, as with the arrow keys."""
    cell = discussion.view.locator("xpath=ancestor::*[contains(concat(' ', @class, ' '), ' jp-Cell ')][1]")
    await cell.evaluate("cell => cell.focus({preventScroll: true})")
    return cell


async def has_focus(person: Person, within: str) -> None:
    """The focus is in here, and drawn."""
    await person.page.wait_for_function("within => document.activeElement?.closest(within)", arg=within)
    seen = await person.page.evaluate(
        """() => {
            const {outlineStyle, outlineWidth} = getComputedStyle(document.activeElement);
            return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
        }"""
    )
    assert seen, f"the focus in {within} is seen"


@pytest.mark.feature("S15", "H04")
async def test_from_the_cell_tab_leads_to_the_thread_and_the_composer_and_escape_leads_back(people: Class) -> None:
    ada = await people.join("ada", notebook=LESSON)
    talk, keys = ada.discussion(), ada.page.keyboard
    await talk.view.scroll_into_view_if_needed()
    await expect(talk.posts().first).to_be_visible()
    cell = await stand_at(ada, talk)
    stops: list[str] = []
    for _ in range(60):
        await keys.press("Tab")
        stop: str | None = await ada.page.evaluate(
            """() => {
                const at = document.activeElement;
                if (!at.closest('.jp-CommunityDiscussion')) return null;
                if (at.closest('.jp-CommunityThreads')) return 'thread';
                return at.closest('.jp-CommunityComposer') ? 'composer' : 'other';
            }"""
        )
        if stop is None and stops:
            break
        stops += [stop] if stop else []
        if stop == "composer":
            break
    assert stops[0] != "composer"
    assert stops.index("thread") < stops.index("composer"), "cell, thread, composer"
    await has_focus(ada, ".jp-CommunityComposer")
    await ada.screenshot("focus-in-composer")
    await keys.press("Escape")
    await expect(cell).to_be_focused()
    cells = await ada.notebook().locator(".jp-Cell").count()
    button = talk.view.get_by_role("button", name="Reply", exact=True).first
    await button.focus()
    for letter in "ddab":
        await keys.press(letter)
    await expect(button).to_be_focused()
    assert await ada.notebook().locator(".jp-Cell").count() == cells, "D D deletes no cell, A and B insert none"
    assert people.errors == []


@pytest.mark.feature("S33")
async def test_wondering_too_takes_one_key_and_is_reversible(people: Class) -> None:
    ben, ada = await people.join_all("ben", "ada", notebook=LESSON)
    text = "Which mean do newspapers mean?"
    box = ben.discussion().composer().get_by_role("textbox")
    await stand_at(ben, ben.discussion())
    await tab_to(ben, box)
    await ben.page.keyboard.type(text)
    await ben.page.keyboard.press("Tab")
    await ben.page.keyboard.type("Question")
    await box.focus()
    await ben.page.keyboard.press("Control+Enter")
    await ada.discussion().shows(text)
    wonder = ada.discussion().thread(text).get_by_role("button", name="I wonder, too")
    await stand_at(ada, ada.discussion())
    await tab_to(ada, wonder)
    await has_focus(ada, ".jp-CommunityVoices")
    await ada.page.keyboard.press("Space")
    await expect(wonder).to_have_attribute("aria-pressed", "true")
    await expect(wonder).to_be_focused()
    await ada.page.keyboard.press("Enter")
    await expect(wonder).to_have_attribute("aria-pressed", "false")
    assert people.errors == []


@pytest.mark.feature("S14")
async def test_the_inbox_is_walked_through_with_arrows_and_enter(people: Class) -> None:
    tia = await people.join("tia", notebook=LESSON)
    keys = tia.page.keyboard
    await tia.run_command("Answer the Next Question")
    panel = tia.panel()
    answering = panel.get_by_role("region", name="Answering")
    await expect(answering.get_by_role("textbox")).to_be_focused()
    await tab_to(tia, answering.get_by_role("button", name="Back to the list"))
    await keys.press("Enter")
    await has_focus(tia, ".jp-CommunityPanel")
    items = panel.locator(".jp-CommunityBoard-item")
    await tab_to(tia, items.first)
    await keys.press("End")
    await expect(items.last).to_be_focused()
    await keys.press("Home")
    await expect(items.first).to_be_focused()
    await keys.press("Enter")
    await expect(answering.get_by_role("textbox")).to_be_focused()
    assert people.errors == []


@pytest.mark.feature("S58", "H12")
async def test_the_focus_is_not_lost_after_posting_undoing_and_deleting(people: Class) -> None:
    ada = await people.join("ada", notebook=LESSON)
    talk, keys = ada.discussion(), ada.page.keyboard
    text = "Does the focus stay with me?"
    box = talk.composer().get_by_role("textbox")
    await box.focus()
    await keys.type(text)
    await keys.press("Control+Enter")
    await expect(talk.post(text)).to_have_attribute("data-delivery", "saved")
    await expect(box).to_be_focused()
    await tab_to(ada, talk.post(text).get_by_role("button", name="Undo"), back=True)
    await has_focus(ada, ".jp-CommunityDelivery")
    await keys.press("Enter")
    await talk.shows(text, times=0)
    await expect(box).to_be_focused()
    await expect(box).to_have_value(text)
    await keys.press("Control+Enter")
    await expect(talk.post(text)).to_have_attribute("data-delivery", "saved")
    menu = talk.post(text).get_by_role("button", name="What to do with the post")
    await tab_to(ada, menu, back=True)
    await keys.press("Enter")
    await expect(ada.page.get_by_role("menu")).to_be_visible()
    await keys.press("ArrowUp")
    await keys.press("Enter")
    await expect(ada.page.get_by_role("dialog")).to_be_visible()
    await keys.press("Enter")
    await talk.shows(text, times=0)
    await has_focus(ada, ".jp-CommunityDiscussion")
    assert people.errors == []
