"""The staff's inbox: what waits, what is late, and answering one after the other with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, expect

from ..harness.people import Class, Person

LESSON = "seminar/02-what-a-mean-hides.ipynb"
OTHER = "seminar/01-a-walk-that-forgets.ipynb"
OLD = "How do I know when to stop splitting?"
"""Cy has asked this two hours ago."""


def waiting(panel: Locator, text: str) -> Locator:
    return panel.locator(".jp-CommunityBoard-item").filter(has_text=text)


async def ask(person: Person, notebook: str, text: str) -> None:
    await person.open_notebook(notebook)
    composer = person.discussion().composer()
    await composer.get_by_role("textbox").fill(text)
    await composer.get_by_label("This is a").select_option("Question")
    await composer.get_by_role("textbox").press("Control+Enter")
    await expect(person.discussion().post(text)).to_have_attribute("data-delivery", "saved")


async def go_on(tia: Person, panel: Locator) -> Locator:
    """To the next question, which is another one, with the keyboard."""
    answering = panel.get_by_role("region", name="Answering")
    thread = answering.locator(".jp-CommunityThread")
    before = await thread.get_attribute("data-thread") if await thread.count() else ""
    await tia.page.keyboard.press("Control+Alt+n")
    await expect(thread).not_to_have_attribute("data-thread", before or "")
    await expect(answering.get_by_role("textbox")).to_be_focused()
    return answering


@pytest.mark.feature("S14", "S21", "H11")
async def test_tia_answers_what_waits_from_one_list_with_the_keyboard_and_only_the_staff_see_what_is_late(
    people: Class,
) -> None:
    ada, tia = await people.join_all("ada", "tia")
    first, second = "Which of the two means do we report?", "Does a walk ever come back for good?"
    await ask(ada, LESSON, first)
    await ask(ada, OTHER, second)

    panel = await tia.open_panel()
    await panel.get_by_role("button", name="Inbox", exact=True).click()
    await expect(waiting(panel, first)).to_contain_text("waits")
    await panel.get_by_role("button", name="Change").click()
    await panel.get_by_label("Answer within").fill("1")
    await panel.get_by_label("Unit").select_option("hours")
    await panel.get_by_label("Tell learners").check()
    await panel.get_by_role("button", name="Save", exact=True).first.click()
    await expect(panel).to_contain_text("You promised an answer within 1 hour.")
    await expect(waiting(panel, OLD)).to_contain_text("later than promised")
    await expect(waiting(panel, first)).not_to_contain_text("later than promised")
    await tia.screenshot("inbox")

    hers = await ada.open_panel()
    await expect(hers).to_contain_text("Questions are answered within 1 hour.")
    await expect(waiting(hers, OLD)).to_be_visible()
    await expect(hers).not_to_contain_text("later than promised")
    await expect(hers.get_by_role("button", name="Inbox", exact=True)).to_have_count(0)

    for question, answer in ((first, "The median, here."), (second, "In two dimensions it does.")):
        answering = await go_on(tia, panel)
        while question not in await answering.inner_text():
            await go_on(tia, panel)
        await tia.page.keyboard.type(answer)
        await tia.screenshot("inbox-answering")
        await tia.page.keyboard.press("Control+Enter")
        await expect(answering.locator(".jp-CommunityPost").filter(has_text=answer)).to_be_visible()
        await expect(panel.get_by_role("list").filter(has=waiting(panel, question))).to_have_count(0)
    await ada.discussion().shows("In two dimensions it does.")
    assert people.errors == []
