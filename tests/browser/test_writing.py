"""Writing: drafts that survive, the sentence that says who reads, and the way of a post to who looks or comes later."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.async_api import Locator, expect

from ..harness.hub import ROOT, DemoHub
from ..harness.people import Class, Person

LESSON = "seminar/02-what-a-mean-hides.ipynb"
BUS = "Which bus do you take?"
COURSE = "Chance and Data"


@pytest.fixture
def long_notebook(hub: DemoHub) -> Iterator[str]:
    """Cy has worked much in a copy of the lesson, and has told JupyterLab to attach only cells in view."""
    home = hub.home("cy")
    notebook = json.loads((ROOT / "examples" / LESSON).read_text())
    for number in range(1, 61):
        source = f"# What Cy tried, number {number}\n" * 8
        cell = {"cell_type": "code", "id": f"try-{number}", "metadata": {}, "execution_count": None, "outputs": []}
        notebook["cells"].append(cell | {"source": source})
    copy = home / "seminar" / "02-with-much-work.ipynb"
    copy.write_text(json.dumps(notebook))
    settings = home / ".jupyter/lab/user-settings/@jupyterlab/notebook-extension/tracker.jupyterlab-settings"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('{"windowingMode": "full"}')
    yield str(Path("seminar") / copy.name)
    settings.unlink()
    copy.unlink()


async def wheel(person: Person, far: int) -> None:
    await person.notebook().hover()
    await person.page.mouse.wheel(0, far)


async def wheel_away(person: Person, what: Locator) -> None:
    """Turns the wheel down until this is gone: the notebook grows under it, while it draws what comes into view."""
    for _ in range(20):
        await wheel(person, 1_000_000)
        with suppress(AssertionError):
            await expect(what).not_to_be_attached(timeout=1_000)
            return
    raise AssertionError("The wheel was turned for long, and it is there still.")


async def test_a_draft_survives_scrolling_far_away_a_lost_connection_and_a_reload(
    people: Class, long_notebook: str
) -> None:
    cy = await people.join("cy", notebook=long_notebook, cable=True)
    talk, text = cy.discussion(BUS), "I take the one that comes, and then I wonder **why** it"
    await talk.draft().click()
    await talk.draft().fill(text)

    await cy.notebook().get_by_role("heading").first.click()  # JupyterLab leaves the active cell where it is
    await wheel_away(cy, talk.view)
    await wheel(cy, -1_000_000)
    await expect(talk.draft()).to_have_value(text)

    await cy.go_offline()
    await expect(talk.composer()).to_contain_text("You are offline. What you post is kept here and sent")
    await talk.draft().press("Control+End")
    await talk.draft().press_sequentially(" is late.")
    await cy.come_back()
    await expect(talk.composer()).not_to_contain_text("You are offline")
    await expect(talk.draft()).to_have_value(f"{text} is late.")

    await cy.page.reload()
    await expect(talk.draft()).to_have_value(f"{text} is late.")
    await talk.draft().press("Control+Enter")
    await expect(talk.post("I take the one that comes")).to_have_attribute("data-delivery", "saved")
    await expect(talk.draft()).to_have_value("")
    assert people.errors == []


@pytest.mark.feature("H04", "H06", "S15", "M11")
async def test_before_anybody_posts_a_sentence_says_who_will_read_it_and_under_what_name(people: Class) -> None:
    ada, tia, ben = await people.join_all("ada", "tia", "ben", notebook=LESSON)
    for person, name in ((ada, "Ada Moreau"), (tia, "Tia Okafor")):
        composer = person.discussion(BUS).composer()
        await expect(composer).not_to_contain_text("will see this")
        await composer.get_by_role("textbox").click()
        await expect(composer).to_contain_text(f"Everyone in {COURSE} will see this, with your name, {name}.")
    learner, teacher = ada.discussion(BUS), tia.discussion(BUS)
    choices = learner.composer().get_by_label("for", exact=True).get_by_role("option")
    with_names = ["Everyone, with my name", "Only the staff"]
    await expect(choices).to_have_text([with_names[0], "Everyone, without my name", with_names[1]])
    await expect(teacher.composer().get_by_label("for", exact=True).get_by_role("option")).to_have_text(with_names)

    await learner.composer().get_by_label("for", exact=True).select_option("Everyone, without my name")
    without = f"Everyone in {COURSE} will see this without your name: you are “Asker”, in this thread only."
    await expect(learner.composer()).to_contain_text(without)
    await learner.start_thread("Nobody has to know that I walk")
    seen = ben.discussion(BUS).post("Nobody has to know that I walk").locator(".jp-CommunityPost-who")
    await expect(seen).to_contain_text("Asker")
    await expect(seen).not_to_contain_text("Ada")

    await teacher.begin_reply("Nobody has to know that I walk")
    answer = teacher.composer("Nobody has to know that I walk")
    await expect(answer).to_contain_text(f"Everyone in {COURSE} will see this, with your name, Tia Okafor.")
    await expect(answer.get_by_label("for", exact=True)).to_have_count(0)
    await teacher.reply("Nobody has to know that I walk", "Walking is a fine answer")
    seen = ben.discussion(BUS).post("Walking is a fine answer").locator(".jp-CommunityPost-who")
    await expect(seen).to_contain_text("Tia Okafor")
    await expect(seen).to_contain_text("instructor")
    await expect(ben.discussion(BUS).composer("Nobody has to know that I walk")).to_have_count(0)
    await ben.discussion(BUS).begin_reply("Nobody has to know that I walk")
    await (
        ben.discussion(BUS)
        .composer("Nobody has to know")
        .get_by_label("for", exact=True)
        .select_option("Everyone, without my name")
    )
    await expect(ben.discussion(BUS).composer("Nobody has to know")).to_contain_text("you are “Learner …”")
    assert people.errors == []


@pytest.mark.feature("S01")
async def test_a_post_comes_to_who_looks_without_a_reload_and_is_new_to_who_comes_later_in_each_browser_until_read(
    people: Class,
) -> None:
    ada, ben = await people.join_all("ada", "ben", notebook=LESSON)
    loads: list[str] = []
    ben.page.on("load", lambda page: loads.append(page.url))
    text = "The second bus is always fuller than the first"
    await expect(ben.discussion(BUS).draft()).to_be_visible()
    await ada.discussion(BUS).start_thread(text)
    await ben.discussion(BUS).shows(text)
    assert loads == []

    at_home = await people.join("cy")  # where the talk of the lesson is not on screen
    line = (await at_home.open_panel()).locator(".jp-CommunityBoard-item").filter(has_text=text)
    await expect(line).to_contain_text("1 new")
    in_the_library = await people.join("cy", notebook=LESSON, elsewhere=True)
    thread = in_the_library.discussion(BUS).thread(text)
    async with in_the_library.looking_at(thread.get_by_role("button", name="Reply", exact=True)):
        await expect(thread.locator(".jp-CommunityNew")).to_be_visible()
        await expect(line).not_to_contain_text("new")
    await expect(line).to_be_visible()
    assert people.errors == []
