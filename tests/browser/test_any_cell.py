"""Asking at cells that nobody marked, in copies that people have changed: no ids, nbformat 4.4, as most courses are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Locator, expect

from ..harness.hub import DemoHub
from ..harness.people import Class, Discussion, Person

EVERYONE = "Everyone in Chance and Data will see this"
Cell = tuple[str, str]


def lesson(subject: str) -> list[Cell]:
    """A lesson like many: headings, code, and nothing that says which cell is which."""
    return [
        ("markdown", f"# {subject}\n\nWe drop balls through rows of pins and look where they land at the bottom."),
        ("code", "import random\nimport statistics\n\nrandom.seed(20)  # so that we all see the same"),
        ("markdown", f"## One ball\n\nAt each pin of the {subject} it goes left or right, as a coin falls."),
        (
            "code",
            f'def walk(pins, p=0.5):\n    """One {subject}."""\n    return sum(random() < p for _ in range(pins))',
        ),
        ("markdown", f"## Many balls\n\nHow wide does the heap of the {subject} become, and does it have one top?"),
        (
            "code",
            f'heap = [walk(12) for _ in range(500)]\nprint("{subject}", statistics.mean(heap), min(heap), max(heap))',
        ),
        ("raw", f"Notes of the {subject} for the printed version of this lesson"),
        ("markdown", f"## Your turn\n\nTilt the {subject} by changing p, and say what you expect before you run it."),
    ]


def edited(cells: list[Cell]) -> list[Cell]:
    """As somebody leaves it who works: cells of their own, one that is changed, two that changed places."""
    mine: list[Cell] = [("markdown", "My notes from Tuesday"), ("code", "# trying things\n1 + 1")]
    changed = cells[5][1].replace("500", "5_000") + "\nheap.sort()"
    return [mine[0], *cells[:2], cells[3], mine[1], cells[2], cells[4], ("code", changed), *cells[6:]]


def write(hub: DemoHub, name: str, path: str, cells: list[Cell], *, minor: int = 4) -> Path:
    file = hub.home(name) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    content: dict[str, Any] = {
        "cells": [
            {"cell_type": kind, "metadata": {}, "source": source}
            | ({"outputs": [], "execution_count": None} if kind == "code" else {})
            | ({"id": f"id-{number}"} if minor > 4 else {})
            for number, (kind, source) in enumerate(cells)
        ],
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        "nbformat": 4,
        "nbformat_minor": minor,
    }
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def cell(person: Person, text: str) -> Locator:
    return person.notebook().locator(".jp-Notebook-cell").filter(has_text=text)


def line(person: Person, text: str) -> Locator:
    """What stands at a cell about the talk there."""
    return cell(person, text).locator(".jp-CommunityLine button")


def talk(person: Person, text: str) -> Discussion:
    return Discussion(cell(person, text).locator(".jp-CommunityDiscussion"))


async def ask_by_key(person: Person, text: str) -> Discussion:
    """Chooses a cell and asks there, with the keyboard."""
    await cell(person, text).locator(".jp-InputPrompt, .jp-InputArea-prompt").first.click()
    await person.page.keyboard.press("Escape")
    await person.page.keyboard.press("q")
    await expect(talk(person, text).draft()).to_be_focused()
    return talk(person, text)


@pytest.mark.feature("M01", "M02", "M03", "S15")
async def test_ada_ben_and_tia_talk_at_one_cell_of_a_notebook_without_ids_whatever_ben_did_to_his_copy(
    hub: DemoHub, people: Class
) -> None:
    path, cells = "lab/galton.ipynb", lesson("Galton board")
    untouched = {name: write(hub, name, path, cells) for name in ("ada", "tia")}
    untouched["ben"] = write(hub, "ben", path, edited(cells))
    before = {name: file.read_bytes() for name, file in untouched.items()}
    ada, ben, tia = await people.join_all("ada", "ben", "tia", notebook=path)

    mine = await ask_by_key(ada, "def walk(")
    await mine.start_thread("Why is the heap higher in the middle?")
    for person in (ben, tia):
        await expect(line(person, "def walk(")).to_contain_text("1 thread", timeout=30_000)
        await expect(line(person, "def walk(")).to_contain_text("1 new")
    await ben.screenshot("any-cell-line")
    await line(ben, "def walk(").click()
    await talk(ben, "def walk(").reply("Why is the heap", "More ways lead there.")
    await mine.shows("More ways lead there.")
    await ben.screenshot("any-cell-talk")

    # At the cell that Ben has changed nobody could be sure; once tia shares her cells the copy is lined up with hers.
    await cell(tia, "heap = [walk(12)").locator(".jp-InputPrompt, .jp-InputArea-prompt").first.click()
    await tia.run_command("Share Cells with the Course")
    await expect(tia.page.get_by_text("8 cells are shared with Chance and Data")).to_be_visible()
    theirs = await ask_by_key(tia, "heap = [walk(12)")
    await theirs.start_thread("What does your heap look like?")
    await expect(line(ben, "5_000")).to_contain_text("1 thread", timeout=30_000)
    await line(ben, "5_000").click()
    await talk(ben, "5_000").shows("What does your heap look like?")
    await expect(ben.notebook().locator(".jp-CommunityLine")).to_have_count(2)
    await expect(ben.page.get_by_role("region", name="Threads without a cell")).to_have_count(0)

    assert {name: file.read_bytes() for name, file in untouched.items()} == before
    assert any("jupyter-community" in worker.url for worker in ben.page.workers)  # what aligned the copy
    assert people.errors == []


@pytest.mark.feature("S15", "H04")
async def test_with_the_keyboard_alone_ada_asks_at_a_plain_cell_for_each_of_three_audiences(
    hub: DemoHub, people: Class
) -> None:
    path, cells = "lab/dice.ipynb", lesson("loaded dice")
    for name in ("ada", "ben", "tia"):
        write(hub, name, path, cells)
    ada, ben, tia = await people.join_all("ada", "ben", "tia", notebook=path)
    keys = ada.page.keyboard
    asked = [
        ("Everyone, with my name", "Which pins are meant?", f"{EVERYONE}, with your name"),
        ("Everyone, without my name", "Is anybody else lost here?", f"{EVERYONE} without your name: you are “Asker”"),
        ("Only the staff", "Can I hand this in later?", "Only you and the staff of Chance and Data will see this"),
    ]
    await cell(ada, "def walk(").locator(".jp-InputPrompt").first.click()
    for audience, text, sentence in asked:
        await keys.press("Escape")
        await keys.press("q")
        here = talk(ada, "def walk(")
        await expect(here.draft()).to_be_focused()
        await keys.type(text)
        await keys.press("Tab")
        await keys.type("Question")
        await keys.press("Tab")
        await keys.type(audience)
        await expect(here.composer()).to_contain_text(sentence)
        if audience == "Everyone, without my name":
            await ada.screenshot("any-cell-composer")
        await keys.press("Shift+Tab")
        await keys.press("Shift+Tab")
        await expect(here.draft()).to_be_focused()
        await keys.press("Control+Enter")
        await expect(here.post(text)).to_have_attribute("data-delivery", "saved")
        await keys.press("Escape")
    await expect(line(tia, "def walk(")).to_contain_text("3 questions", timeout=30_000)
    await expect(line(ben, "def walk(")).to_contain_text("2 questions")
    await line(ben, "def walk(").click()
    await talk(ben, "def walk(").shows(asked[2][1], times=0)
    nameless = talk(ben, "def walk(").post(asked[1][1]).locator(".jp-CommunityPost-name")
    await expect(nameless).to_have_text("Asker")
    assert people.errors == []


@pytest.mark.feature("M03", "S13")
async def test_a_thread_whose_cell_is_gone_is_listed_and_attached_to_another_cell_by_who_asked(
    hub: DemoHub, people: Class
) -> None:
    path, cells = "lab/urns.ipynb", lesson("urn")
    for name in ("ada", "ben", "tia"):
        write(hub, name, path, [each for each in cells if name != "ben" or "def walk(" not in each[1]])
    ada, ben, tia = await people.join_all("ada", "ben", "tia", notebook=path)
    await ask_by_key(tia, "import random")
    await expect(tia.page.get_by_role("button", name="Share its cells")).to_be_visible()
    await tia.page.keyboard.press("Escape")  # closes again what was opened for nothing
    await expect(line(tia, "import random")).to_have_count(0)
    await tia.run_command("Share Cells with the Course")
    await expect(tia.page.get_by_text("8 cells are shared with Chance and Data")).to_be_visible()
    mine = await ask_by_key(ada, "def walk(")
    await mine.start_thread("What is a pin?")

    lost = ben.page.get_by_role("region", name="Threads without a cell")
    await expect(lost).to_contain_text("1 thread without a cell", timeout=30_000)
    await expect(ben.notebook().locator(".jp-CommunityLine")).to_have_count(0)
    panel = await ben.open_panel()
    await panel.locator(".jp-CommunityBoard-item").filter(has_text="What is a pin?").click()
    await lost.get_by_role("button", name="Read", exact=True).click()
    await expect(lost.locator(".jp-CommunityPost").filter(has_text="What is a pin?")).to_be_visible()
    await expect(lost.get_by_role("button", name="Attach to")).to_have_count(0)
    await ben.screenshot("any-cell-strays")

    await cell(ada, "def walk(").locator(".jp-InputPrompt").first.click()
    await ada.page.keyboard.press("Escape")
    await ada.page.keyboard.press("d")
    await ada.page.keyboard.press("d")
    await expect(ada.page.get_by_role("region", name="Threads without a cell")).to_contain_text("1 thread")
    await cell(ada, "Many balls").click()
    await ada.run_command("Attach Thread to This Cell")
    await ada.page.get_by_role("dialog").get_by_role("button", name="Attach").click()
    for person in (ada, ben, tia):
        await expect(line(person, "Many balls")).to_contain_text("1 thread", timeout=30_000)
    await expect(lost.get_by_role("button")).to_have_count(0)
    assert people.errors == []


@pytest.mark.feature("M03")
async def test_what_one_was_writing_at_a_cell_that_is_deleted_is_found_and_goes_on_at_another(
    hub: DemoHub, people: Class
) -> None:
    path, cells = "lab/coins.ipynb", lesson("coin")
    write(hub, "cy", path, cells)
    cy = await people.join("cy", notebook=path)
    here = await ask_by_key(cy, "def walk(")
    await cy.page.keyboard.type("I do not see why p is")
    await here.view.page.keyboard.press("Escape")
    await cy.page.keyboard.press("d")
    await cy.page.keyboard.press("d")
    lost = cy.page.get_by_role("region", name="Threads without a cell")
    await lost.get_by_role("button", name="1 draft without a cell").click()
    await cell(cy, "Many balls").click()
    await lost.get_by_role("button", name="Go on at").click()
    await expect(talk(cy, "Many balls").draft()).to_have_value("I do not see why p is")
    await expect(talk(cy, "Many balls").draft()).to_be_focused()
    assert people.errors == []


@pytest.mark.feature("S15", "M03")
async def test_who_is_writing_while_the_course_hears_of_the_notebook_from_somebody_else_writes_on(
    hub: DemoHub, people: Class
) -> None:
    path, cells = "lab/cards.ipynb", lesson("card")
    write(hub, "ada", path, cells)
    write(hub, "ben", path, edited(cells))  # so that the two copies call the notebook differently at first
    ada, ben = await people.join_all("ada", "ben", notebook=path)
    mine = await ask_by_key(ada, "def walk(")
    await ada.page.keyboard.type("Is a pin ")
    his = await ask_by_key(ben, "import random")
    await his.start_thread("Why twenty?")
    await expect(line(ada, "import random")).to_contain_text("1 thread", timeout=30_000)
    await ada.page.keyboard.type("a coin?")
    await expect(mine.draft()).to_have_value("Is a pin a coin?")
    await ada.page.keyboard.press("Control+Enter")
    await expect(line(ben, "def walk(")).to_contain_text("1 thread", timeout=30_000)
    assert people.errors == []


@pytest.mark.feature("S15", "M01")
async def test_in_notebook_7_the_toolbar_of_a_cell_asks_and_the_board_leads_back_to_it(
    hub: DemoHub, people: Class
) -> None:
    path, cells = "lab/queue.ipynb", lesson("queue")
    for name in ("cy", "ben"):
        write(hub, name, path, cells, minor=5)
    cy = await people.join("cy", notebook=path, app="notebook")
    ben = await people.join("ben", notebook=path)
    await cell(ben, "import random").locator(".jp-InputPrompt").first.click()
    await ben.use_theme("JupyterLab Dark")
    await ben.page.keyboard.press("Control+s")
    await expect(ben.page.locator(".lm-TabBar-tab.jp-mod-dirty")).to_have_count(0)
    await cell(cy, "def walk(").locator(".jp-InputPrompt").first.click()
    await cell(cy, "def walk(").locator(".jp-cell-toolbar").get_by_role("button", name="Ask at this cell").click()
    await expect(talk(cy, "def walk(").draft()).to_be_focused()
    await talk(cy, "def walk(").start_thread("Who stands in this queue?")
    await cy.screenshot("any-cell-notebook-7")
    panel = await ben.open_panel()
    await panel.locator(".jp-CommunityBoard-item").filter(has_text="Who stands in this queue?").click()
    await talk(ben, "def walk(").shows("Who stands in this queue?")
    await ben.screenshot("any-cell-dark")
    await expect(ben.page.locator(".lm-TabBar-tab.jp-mod-dirty")).to_have_count(0)
    assert people.errors == []
