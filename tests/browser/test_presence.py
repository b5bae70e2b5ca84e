"""People see each other in a notebook: those who like to, and nobody else."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, expect

from ..harness.people import Class, Person

LESSON = "seminar/01-a-walk-that-forgets.ipynb"


async def here(person: Person) -> Locator:
    """The section of the panel that says who is here."""
    panel = await person.open_panel()
    return panel.get_by_role("region", name="Here now")


def mark_at(person: Person, heading: str) -> Locator:
    """The small faces beside the cell that begins so."""
    cell = person.notebook().locator(".jp-Cell").filter(has=person.page.get_by_role("heading", name=heading))
    return cell.locator(".jp-CommunityMark").first


async def go_to(person: Person, heading: str) -> None:
    await person.notebook().get_by_role("heading", name=heading).click()


@pytest.mark.feature("S08", "H02", "M18", "M19")
async def test_two_who_like_to_be_seen_meet_at_a_cell_and_nothing_moves_under_the_pointer(people: Class) -> None:
    ada, ben = await people.join_all("ada", "ben", notebook=LESSON)
    await go_to(ben, "Before you run anything: how far?")
    seen = await here(ada)
    await expect(seen).to_contain_text("Ben Haddad")
    await expect(seen).to_contain_text("A walk that forgets")
    mark = mark_at(ada, "Before you run anything: how far?")
    await expect(mark).to_have_text("BH")
    assert await mark.evaluate("node => getComputedStyle(node).pointerEvents") == "none"
    await ada.screenshot("presence")
    await go_to(ben, "A walk that forgets")
    await expect(mark).to_have_count(0)
    await ben.page.close()
    await expect(seen).not_to_contain_text("Ben Haddad")
    people.people.remove(ben)
    assert people.errors == []


@pytest.mark.feature("H01", "S65", "M20")
async def test_cy_is_asked_once_stays_unseen_until_they_choose_and_takes_it_back_in_one_step(people: Class) -> None:
    ada, cy = await people.join_all("ada", "cy", notebook=LESSON)
    mine, seen = await here(cy), await here(ada)
    await expect(mine.get_by_text("May the others see that you are here?")).to_be_visible()
    await cy.screenshot("presence-question")
    await expect(mine).to_contain_text("Ada Moreau")
    await expect(seen).not_to_contain_text("Cy Tanaka")
    await mine.get_by_role("button", name="By name").click()
    await expect(seen).to_contain_text("Cy Tanaka")
    await expect(mine).to_contain_text("The course sees you by name.")
    elsewhere = await people.join("cy", notebook=LESSON, elsewhere=True)
    await expect(await here(elsewhere)).to_contain_text("The course sees you by name.")
    await mine.get_by_role("button", name="Decide anew").click()
    await mine.get_by_role("button", name="Not at all").click()
    await expect(seen).not_to_contain_text("Cy Tanaka")
    await expect(await here(elsewhere)).to_contain_text("Nobody sees that you are here.")
    assert people.errors == []


@pytest.mark.feature("S08")
async def test_a_press_on_where_somebody_is_leads_there(people: Class) -> None:
    ada, _ = await people.join_all("ada", "tia", notebook=LESSON)
    await ada.open_notebook()
    seen = await here(ada)
    await seen.get_by_role("listitem").filter(has_text="Tia Okafor").get_by_role("button").click()
    await expect(ada.page.get_by_role("tab", name="01-a-walk-that-forgets.ipynb")).to_be_visible()
    assert people.errors == []
