"""Following threads and muting them."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from ..harness.people import Class

LESSON = "seminar/02-what-a-mean-hides.ipynb"


@pytest.mark.feature("S13")
async def test_ben_mutes_a_thread_and_hears_no_more_of_it_until_he_wants_to(people: Class) -> None:
    ada, ben = await people.join_all("ada", "ben", notebook=LESSON)
    await ada.discussion().start_thread("A long talk about buses begins")
    await ben.discussion().shows("A long talk about buses begins")
    panel = await ben.open_panel()
    line = panel.locator(".jp-CommunityBoard-item").filter(has_text="A long talk about buses begins")
    followed = panel.get_by_role("button", name="Followed", exact=True)

    await ben.discussion().choose("A long talk about buses begins", "Follow this thread")
    await followed.click()
    await expect(line).to_be_visible()
    await ben.discussion().choose("A long talk about buses begins", "Mute this thread")
    await panel.hover(position={"x": 5, "y": 5})
    await expect(line).to_have_count(0)
    await panel.get_by_role("button", name="All", exact=True).click()
    await expect(line).to_contain_text("muted")
    await ben.open_notebook()  # away from the cell
    await ben.open_panel()
    await ada.discussion().reply("A long talk about buses begins", "And it goes on")
    await expect(line).to_contain_text("And it goes on")
    await expect(line).not_to_contain_text("new")
    await ben.screenshot("muted")
    assert people.errors == []
