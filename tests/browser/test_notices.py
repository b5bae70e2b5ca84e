"""Being told: a mention that arrives in another browser, muting, and coming back after a while."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from playwright.async_api import Locator, expect

from ..harness.hub import DemoHub
from ..harness.people import Class, Person

LESSON = "seminar/02-what-a-mean-hides.ipynb"


def line(panel: Locator, text: str) -> Locator:
    return panel.locator(".jp-CommunityBoard-item").filter(has_text=text)


async def show_notices(person: Person) -> Locator:
    panel = await person.open_panel()
    await panel.get_by_role("button", name="For you").click()
    return panel


@pytest.mark.feature("M23", "M25", "H10", "S31")
async def test_ben_mentions_ada_who_is_told_in_both_of_her_browsers_and_nobody_else_is(people: Class) -> None:
    ada, ben = await people.join_all("ada", "ben", notebook=LESSON)
    hers = await show_notices(ada)
    composer = ben.discussion().composer()
    await composer.get_by_role("textbox").click()
    await ben.page.keyboard.type("What would @mor")
    offered = ben.page.get_by_role("listbox", name="People to mention")
    await expect(offered.get_by_role("option")).to_have_text(["Ada Moreau"])
    await ben.screenshot("mentioning")
    await ben.page.keyboard.press("Enter")
    await ben.page.keyboard.type("say?")
    await ben.page.keyboard.press("Control+Enter")
    await expect(ben.discussion().post("say?").locator(".jp-CommunityMention")).to_have_text("@Ada Moreau")

    notice = line(hers, "Ben Haddad mentioned you").first
    await expect(notice).to_contain_text("What would @Ada Moreau say?")
    await expect(notice).to_contain_text("new")
    await expect(ada.page.get_by_title("Community:")).to_be_visible()
    await ada.screenshot("for-you")
    theirs = await show_notices(ben)
    await expect(line(theirs, "What would @Ada Moreau say?")).to_have_count(0)
    elsewhere = await people.join("ada", elsewhere=True)
    there = await show_notices(elsewhere)
    await expect(line(there, "What would @Ada Moreau say?")).to_contain_text("new")
    await hers.get_by_role("button", name="Mark all as seen").click()
    await expect(there.get_by_role("region", name="New for you")).to_have_count(0)
    await notice.click()
    await expect(ada.discussion().post("say?")).to_be_focused()

    await there.get_by_role("button", name="What I am told").click()
    await elsewhere.screenshot("what-i-am-told")
    await there.get_by_label("Nothing").check()
    await expect(there).to_contain_text("You have chosen to be told of nothing.")
    await there.get_by_label("Replies and mentions").check()
    await expect(line(there, "What would @Ada Moreau say?")).to_be_visible()
    assert people.errors == []


@pytest.mark.feature("H10")
async def test_ada_mutes_ben_and_neither_reads_nor_hears_of_him_until_she_wants_to(people: Class) -> None:
    ada, ben = await people.join_all("ada", "ben", notebook=LESSON)
    await ada.discussion().start_thread("Who else counts buses?")
    await ben.discussion().reply("Who else counts buses?", "I count them twice")
    await ada.discussion().choose("I count them twice", "Mute Ben Haddad")
    await expect(ada.discussion().post("I count them twice")).to_have_count(0)
    await expect(ada.discussion().thread("Who else counts buses?")).to_contain_text("You muted Ben Haddad.")
    hers = await show_notices(ada)
    await expect(line(hers, "I count them twice")).to_have_count(0)
    await ada.screenshot("muted-person")
    await hers.get_by_role("button", name="What I am told").click()
    await hers.get_by_role("button", name="Hear of them again").click()
    await ada.discussion().shows("I count them twice")
    await expect(line(hers, "I count them twice")).to_be_visible()
    assert people.errors == []


@pytest.mark.feature("S59")
async def test_cy_comes_back_after_a_fortnight_and_is_told_what_is_new_in_kind_words(
    people: Class, hub: DemoHub
) -> None:
    cy = await people.join("cy")
    await cy.open_panel()
    await expect(cy.panel().get_by_role("button", name="For you")).to_be_visible()
    with closing(sqlite3.connect(hub.database)) as database, database:
        database.execute(
            "UPDATE visit SET day = day - 14, before = NULL WHERE person IN (SELECT id FROM person WHERE login = 'cy')"
        )
    await cy.open_notebook()
    panel = await cy.open_panel()
    welcome = panel.get_by_role("region", name="Welcome back")
    await expect(welcome).to_contain_text("Welcome back, Cy")
    await expect(welcome).to_contain_text("There is no need to read everything")
    await expect(welcome).to_contain_text("You were answered")
    await expect(welcome).not_to_contain_text("missed")
    assert not any(character.isdigit() for character in await welcome.locator("p").inner_text())
    await cy.screenshot("welcome-back")
    await welcome.get_by_role("button", name="Thank you").click()
    await expect(welcome).to_have_count(0)
    await cy.open_notebook()
    await cy.open_panel()
    await expect(line(cy.panel(), "").first).to_be_visible()
    await expect(welcome).to_have_count(0)
    assert people.errors == []
