"""Asking with one's cell: shown only if ticked, exactly as seen, and read by nobody but those who may."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Locator, expect

from ..harness.people import Class, Discussion, Person

LESSON = "seminar/02-what-a-mean-hides.ipynb"
TICK = "Show my cell with it"
ASK = """async (path) => {
    const config = JSON.parse(document.getElementById('jupyter-config-data').textContent);
    const base = config.communityUrl;
    const session = await fetch(base + 'api/session', {
        method: 'POST', headers: {Authorization: 'token ' + config.token}
    });
    const {token} = await session.json();
    const answer = await fetch(base + 'api/courses/seminar/' + path, {headers: {Authorization: 'Bearer ' + token}});
    return {status: answer.status, text: await answer.text()};
}"""


async def asks_the_service(person: Person, path: str) -> Any:
    """What the service answers to a request of theirs that no page would make."""
    return await person.page.evaluate(ASK, path)


async def runs(person: Person, source: str, *, cell: int = 0) -> Locator:
    """Puts this into one of their code cells and runs it; the cell is returned."""
    found = person.notebook().locator(".jp-CodeCell").nth(cell)
    await found.scroll_into_view_if_needed()
    await found.locator(".cm-content").click()
    await person.page.keyboard.press("Control+A")
    await person.page.keyboard.insert_text(source)
    await person.page.keyboard.press("Control+Enter")
    return found


def the_end(person: Person) -> Discussion:
    """Where they stay behind."""
    return Discussion(person.notebook().get_by_role("region", name="Stay behind"))


async def stays_behind(person: Person, text: str, *, tick: bool) -> Locator:
    """Writes to the staff at the end of the notebook; the post is returned."""
    end = the_end(person).view
    await end.scroll_into_view_if_needed()
    if await end.get_by_role("button", name="Stay behind").is_visible():
        await end.get_by_role("button", name="Stay behind").click()
    composer = end.get_by_role("group", name="Write to the staff")
    await composer.get_by_role("textbox").fill(text)
    box = composer.get_by_label(TICK)
    await expect(box).not_to_be_checked()
    if tick:
        await box.check()
        await expect(composer.get_by_text("Exactly this is shown")).to_be_visible()
    await composer.get_by_role("button", name="Post").click()
    post = the_end(person).post(text)
    await expect(post).to_have_attribute("data-delivery", "saved")
    return post


@pytest.mark.feature("S06", "M13")
async def test_ada_stays_behind_and_the_staff_see_her_cell_only_where_she_ticked(people: Class) -> None:
    ada, ben, tia = await people.join_all("ada", "ben", "tia", notebook=LESSON)
    cell = await runs(ada, "waits = [9, 11, 10]\nsum(waits) / (len(waits) - 3)")
    await expect(cell.locator(".jp-OutputArea-output")).to_contain_text("ZeroDivisionError: division by zero")
    plain = await stays_behind(ada, "I feel slow today.", tick=False)
    shown = await stays_behind(ada, "Why does this divide by zero?", tick=True)
    await ada.screenshot("stay-behind-ada")

    end = the_end(tia)
    await end.view.scroll_into_view_if_needed()
    without, with_cell = end.post("I feel slow today."), end.post("Why does this divide by zero?")
    await expect(without).to_be_visible()
    await expect(without.get_by_role("button", name="The cell that is meant")).to_have_count(0)
    await expect(with_cell).not_to_contain_text("sum(waits)")
    await with_cell.get_by_role("button", name="The cell that is meant").click()
    await expect(with_cell).to_contain_text("sum(waits) / (len(waits) - 3)")
    await expect(with_cell).to_contain_text("ZeroDivisionError: division by zero")
    await with_cell.scroll_into_view_if_needed()
    await tia.screenshot("stay-behind-tia")
    await runs(ada, "waits = 'all is well'")
    await expect(with_cell).to_contain_text("sum(waits) / (len(waits) - 3)")

    await the_end(ben).view.scroll_into_view_if_needed()
    await expect(the_end(ben).posts()).to_have_count(0)
    for post in (plain, shown):
        id = await post.get_attribute("data-post")
        for path in (f"posts/{id}", f"posts/{id}/cell", f"threads/{id}"):
            assert (await asks_the_service(ben, path))["status"] == 404
    everything = await asks_the_service(ben, "board")
    assert "I feel slow" not in everything["text"]
    id = await shown.get_attribute("data-post")
    assert "sum(waits)" in (await asks_the_service(tia, f"posts/{id}/cell"))["text"]
    assert people.errors == []


@pytest.mark.feature("M13", "H05")
async def test_what_is_shown_is_seen_before_survives_a_reload_and_can_be_left_out(people: Class) -> None:
    cy, tia = await people.join_all("cy", "tia", notebook=LESSON)
    await runs(cy, "name = 'Cy'\nprint('line ' * 3)\nname + 1")
    talk = cy.discussion()
    composer = talk.composer()
    await composer.scroll_into_view_if_needed()
    await composer.get_by_role("textbox").fill("Why can I not add one?")
    await expect(composer.get_by_label(TICK)).to_have_count(0)
    await composer.get_by_label("This is a").select_option("Question")
    await composer.get_by_label(TICK).check()
    await expect(composer).to_contain_text("line line line")
    await composer.scroll_into_view_if_needed()
    await cy.screenshot("with-my-cell-preview")
    await cy.page.reload()
    composer = cy.discussion().composer()
    await composer.scroll_into_view_if_needed()
    await expect(composer.get_by_label(TICK)).to_be_checked(timeout=60_000)
    await composer.get_by_role("button", name="Leave out: Output").click()
    await expect(composer).not_to_contain_text("line line line")

    await runs(cy, "name = 'Cy'\nname + 1")  # A reload gave back the notebook as it was saved.
    await composer.scroll_into_view_if_needed()
    await composer.get_by_label("for").select_option("Everyone, without my name")
    await expect(composer.get_by_label(TICK)).not_to_be_checked()
    await composer.get_by_label(TICK).check()
    await expect(composer).to_contain_text("what you wrote may still tell who you are")
    await expect(composer.locator(".jp-CommunitySnapshot")).to_contain_text("name = '‹name›'")
    await composer.get_by_role("button", name="Post").click()
    asked = tia.discussion().post("Why can I not add one?")
    await expect(asked.locator(".jp-CommunityPost-name")).to_have_text("Asker")
    await asked.get_by_role("button", name="The cell that is meant").click()
    await expect(asked).to_contain_text("name = '‹name›'")
    await expect(asked).to_contain_text("TypeError")
    assert people.errors == []


@pytest.mark.feature("M31")
async def test_code_in_a_post_becomes_a_cell_by_the_keyboard_and_is_not_run(people: Class) -> None:
    ben, tia = await people.join_all("ben", "tia", notebook=LESSON)
    await tia.discussion().start_thread(
        "Try this:\n\n```python\nprint(6 * 7)\n```\n\nand not\n\n```python spoiler\n43\n```"
    )
    post = ben.discussion().post("Try this:")
    await post.scroll_into_view_if_needed()
    cells = ben.notebook().locator(".jp-CodeCell")
    before = await cells.count()
    await expect(post).not_to_contain_text("43")
    await post.get_by_role("button", name="Copy").focus()
    await ben.screenshot("code-in-a-post")
    await ben.page.keyboard.press("Tab")
    await ben.page.keyboard.press("Enter")
    await expect(cells).to_have_count(before + 1)
    new = ben.notebook().locator(".jp-CodeCell.jp-mod-active")
    await expect(new.locator(".cm-content")).to_have_text("print(6 * 7)")
    await expect(new.locator(".jp-InputPrompt")).to_have_text("[ ]:")
    await expect(new.locator(".jp-OutputArea-output")).to_have_count(0)
    await post.get_by_role("button", name="Show the code").click()
    await expect(post).to_contain_text("43")
    assert people.errors == []
