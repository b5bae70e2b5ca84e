"""What people see in their own theme and application: light, dark, and Notebook 7. Pictures are in test-results/."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from ..harness.people import Class

LESSON = "seminar/01-a-walk-that-forgets.ipynb"


@pytest.mark.feature("S01")
async def test_the_same_talk_in_light_in_dark_and_in_notebook_7(people: Class) -> None:
    ada = await people.join("ada", notebook=LESSON)
    ben = await people.join("ben", notebook=LESSON, dark=True)
    cy = await people.join("cy", notebook=LESSON, app="notebook")
    await ada.discussion().start_thread("Is a walk with two lamp posts a different walk?")
    for person in (ada, ben, cy):
        await person.discussion().shows("Is a walk with two lamp posts")
    await cy.discussion().reply("Is a walk with two", "I think that it forgets both.")
    for person, name in ((ada, "light"), (ben, "dark"), (cy, "notebook-7")):
        await person.discussion().shows("I think that it forgets both.")
        await person.discussion().post("I think that it forgets both.").scroll_into_view_if_needed()
        await expect(person.discussion().view.locator("mjx-container").first).to_be_attached()
        await person.screenshot(name)
    assert await ben.page.locator("body").get_attribute("data-jp-theme-light") == "false"
    assert [*ada.errors, *ben.errors, *cy.errors] == []
