"""Reactions in words, and the tone in which a post is meant."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, expect

from ..harness.people import Class, Person

LESSON = "seminar/02-what-a-mean-hides.ipynb"
BUS = "Which bus do you take?"
IDEA = "What if all buses came at once?"


async def says(person: Person, words: str) -> None:
    await person.discussion(BUS).choose(IDEA, f"Say “{words}”")


def reaction(person: Person, words: str) -> Locator:
    return person.discussion(BUS).post(IDEA).get_by_role("list", name="Reactions").get_by_text(words)


@pytest.mark.feature("S49", "M22")
async def test_a_tone_is_read_before_the_text_and_reactions_are_right_after_adding_and_removing(
    people: Class,
) -> None:
    ada, ben, tia = await people.join_all("ada", "ben", "tia", notebook=LESSON)
    composer = ada.discussion(BUS).composer()
    await composer.get_by_role("textbox").click()
    await composer.get_by_label("in the tone").select_option("half-baked idea")
    await ada.discussion(BUS).start_thread(IDEA)
    seen = ben.discussion(BUS).post(IDEA)
    read = await seen.aria_snapshot()
    assert re.search(r"Tone: half-baked idea[\s\S]*What if all buses", read), read
    await expect(ben.page.get_by_role("article", name=re.compile("Tone: half-baked idea"))).to_be_visible()
    await expect(composer.get_by_label("in the tone")).to_have_value("")

    await says(ben, "Thank you")
    mine = ben.discussion(BUS).post(IDEA).get_by_role("button", name="Thank you")
    await expect(mine).to_have_text("Thank youyou")
    await expect(mine).to_have_attribute("aria-pressed", "true")
    await says(ben, "I see it differently")
    await ben.screenshot("reactions")
    await tia.page.reload()
    theirs = tia.discussion(BUS).post(IDEA).get_by_role("button", name="Thank you")
    await expect(theirs).to_have_text("Thank youa few")
    await theirs.press("Enter")
    await expect(theirs).to_have_text("Thank youyou and a few")
    await theirs.press("Enter")
    await expect(theirs).to_have_text("Thank youa few")
    await mine.click()
    await expect(mine).to_have_count(0)
    await ada.page.reload()
    await expect(reaction(ada, "I see it differently")).to_be_visible()
    await expect(reaction(ada, "Thank you")).to_have_count(0)
    await expect(ada.discussion(BUS).post(IDEA).get_by_role("button", name="I see it differently")).to_have_count(0)
    assert people.errors == []
