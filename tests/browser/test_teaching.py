"""A teacher's tools at the cell: what was hard, prompts for later, patterns, guiding and rearranging."""

from __future__ import annotations

import re
from datetime import datetime, timezone

import pytest
from playwright.async_api import Locator, expect

from ..harness.account import Account
from ..harness.hub import ROOT
from ..harness.people import Class, Discussion, Person

LESSON = "seminar/02-what-a-mean-hides.ipynb"
OTHER = "seminar/01-a-walk-that-forgets.ipynb"
GUESSING = "seminar/02-with-a-guess.ipynb"


def hard(discussion: Discussion) -> Locator:
    return discussion.view.get_by_role("button", name="Found this hard")


async def show(person: Person, view: str) -> Locator:
    """One of the views of the panel."""
    panel = await person.open_panel()
    await panel.get_by_role("button", name=view, exact=True).click()
    return panel


async def go_to(person: Person, title: str | None = None) -> Discussion:
    discussion = person.discussion(title)
    await discussion.view.scroll_into_view_if_needed()
    await expect(hard(discussion)).to_be_visible()
    return discussion


async def title_of(discussion: Discussion) -> str:
    return (await discussion.view.get_attribute("aria-label") or "").removeprefix("Discussion: ")


@pytest.mark.feature("S18", "S33", "M08")
async def test_four_people_find_a_reading_cell_hard_and_the_teachers_list_shows_it_first_with_four_and_no_names(
    people: Class,
) -> None:
    four = await people.join_all("ada", "ben", "cy", "gus", notebook=LESSON)
    for person in four:
        await person.notebook().get_by_role("heading").first.click()
        await person.run_command("Found This Cell Hard")
        await expect(person.page.get_by_text("Counted, without your name")).to_be_visible()
    gus = four[3]
    await gus.page.keyboard.press("Escape")
    await gus.notebook().get_by_role("heading").first.click()
    await gus.run_command("Ask at This Cell")
    talk = gus.notebook().locator(".jp-CommunityGuest.jp-mod-cell")
    await expect(talk.locator(".jp-CommunityHard")).to_contain_text("You and 3 others")
    await gus.screenshot("found-hard")

    tia = await people.join("tia", notebook=OTHER)
    async with tia.page.expect_response(re.compile("/difficulty$")) as answered:
        panel = await show(tia, "Where it is hard")
    told = await (await answered.value).text()
    assert not any(name in told for name in ("Ada", "Ben", "Cy", "Gus", '"p'))
    first = panel.get_by_role("region", name="Found hard").locator(".jp-CommunityBoard-item").first
    await expect(first).to_contain_text("4 people")
    await expect(first).to_contain_text("Text in cell 1")
    await panel.locator("details").first.click()
    await tia.screenshot("where-it-is-hard")
    await first.click()
    await expect(tia.notebook().get_by_role("heading").first).to_be_in_viewport()
    await expect(first).to_contain_text("Cell 1: ")

    ada = await go_to(four[0])
    await hard(ada).press("Enter")  # at a discussion, with the keyboard
    await expect(hard(ada)).to_have_attribute("aria-pressed", "true")
    await hard(ada).press("Enter")
    await expect(hard(ada)).to_have_attribute("aria-pressed", "false")
    assert people.errors == []


@pytest.mark.feature("S29")
async def test_a_prompt_appears_at_its_time_with_the_teachers_name_and_nobody_knew_of_it_before(people: Class) -> None:
    ada, tia = await people.join_all("ada", "tia", notebook=LESSON)
    title = await title_of(await go_to(ada))
    text = "Which mean would you report to the mayor?"
    panel = await show(tia, "Prompts")
    await panel.get_by_role("button", name="Write a prompt for later").click()
    form = panel.get_by_role("form", name="A prompt for later")
    await form.get_by_label("Where").select_option(title)
    await form.get_by_label("What").fill(text)
    await form.get_by_label("When").fill(await soon(tia))
    await tia.screenshot("prompt-form")
    async with tia.page.expect_response(re.compile("/prompts/")) as answered:
        await form.get_by_role("button", name="Schedule it").click()
    prompt = (await (await answered.value).json())["id"]
    to_come = panel.get_by_role("region", name="To come")
    await expect(to_come).to_contain_text(text)
    await expect(to_come).to_contain_text("signed by Tia Okafor")
    await tia.screenshot("prompts")

    with Account(ada.hub, "ada") as asking:
        assert asking.log_in()
        asking.open_session(asking.page()["token"])
        assert asking.ask("GET", f"courses/seminar/threads/{prompt}").status_code == 404
        assert text not in asking.ask("GET", "courses/seminar/board").text
        post = ada.discussion().post(text)
        await expect(post).to_be_visible(timeout=120_000)  # by itself
        assert asking.ask("GET", f"courses/seminar/threads/{prompt}").status_code == 200
    await expect(post.locator(".jp-CommunityPost-name")).to_have_text("Tia Okafor")
    await expect(panel.get_by_role("region", name="Past", exact=True)).to_contain_text(text)
    assert people.errors == []


async def soon(person: Person) -> str:
    """In twenty seconds, in the person's zone, as its field takes it; a slow machine needs fewer to schedule it."""
    offset = await person.page.evaluate("new Date().getTimezoneOffset()")
    then = datetime.now(timezone.utc).timestamp() + 20 - 60 * offset
    return datetime.fromtimestamp(then, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")


@pytest.mark.feature("S07", "S37", "S42")
async def test_a_discussion_is_inserted_by_menu_only_from_a_pattern_that_opens_after_posting_and_answered_by_keyboard(
    people: Class,
) -> None:
    notebooks = [people.hub.home(name) / GUESSING for name in ("tia", "ada")]
    notebooks[0].write_text(
        (ROOT / "examples" / LESSON).read_text()
    )  # so that the next test finds the lesson as it was
    tia = await people.join("tia", notebook=GUESSING)
    await tia.notebook().get_by_role("heading").first.click()
    await choose_to_insert(tia, "Insert Discussion From a Pattern")
    await tia.page.get_by_role("menuitem", name="Predict, Then Reveal").click()
    title = "What will come out?"
    talk = tia.discussion(title)
    await expect(talk.view).to_contain_text("open to each who has posted")
    await tia.screenshot("pattern-inserted")
    async with tia.page.expect_response(lambda answer: answer.request.method == "PUT" and "contents" in answer.url):
        await tia.page.keyboard.press("Control+s")

    notebooks[1].write_text(notebooks[0].read_text())  # she hands it out
    ada = await people.join("ada", notebook=GUESSING)
    hers = await go_to(ada, title)
    await expect(hers.view.get_by_role("button", name="Skip, just read")).to_be_visible()
    await hers.draft().focus()
    await ada.page.keyboard.type("About 40, since most are small.")
    await ada.page.keyboard.press("Control+Enter")
    await expect(hers.post("About 40")).to_have_attribute("data-delivery", "saved")
    await talk.shows("About 40")
    for path in notebooks:
        path.unlink()
    assert people.errors == []


async def choose_to_insert(person: Person, item: str) -> None:
    await person.page.get_by_role("menubar").get_by_text("Edit", exact=True).click()
    await person.page.locator(".lm-Menu-item").filter(has=person.page.get_by_text(item, exact=True)).click()


async def is_writing(person: Person) -> None:
    """The new cell waits for its prompt, which typing replaces."""
    editor = person.notebook().locator(".jp-Cell.jp-mod-active .cm-content")
    await expect(editor).to_contain_text("What did you find hard here?")
    await expect(editor).to_be_focused()


@pytest.mark.feature("S42")
async def test_any_questions_is_hinted_at_with_three_patterns_and_the_hint_can_be_ignored_for_good(
    people: Class,
) -> None:
    tia = await people.join("tia", notebook=OTHER)
    await tia.notebook().get_by_role("heading").first.click()
    await choose_to_insert(tia, "Insert Discussion")
    await is_writing(tia)
    keys = tia.page.keyboard
    await keys.type("Chat\n\nAny questions?")
    hint = tia.discussion("Chat").view.get_by_role("region", name="About your prompt")
    await expect(hint).to_contain_text("This prompt is vague")
    patterns = hint.get_by_role("button")
    await expect(patterns).to_have_text(
        ["Predict, Then Reveal", "From Your Own Work", "What Was Hard", "Leave it as it is"]
    )
    await tia.screenshot("advice")
    await hint.get_by_role("button", name="Leave it as it is").click()
    await expect(hint).to_have_count(0)

    await choose_to_insert(tia, "Insert Discussion")
    await is_writing(tia)
    await keys.type("Once more\n\nAny questions?")
    again = tia.discussion("Once more").view.get_by_role("region", name="About your prompt")
    await again.get_by_role("button", name="What Was Hard").click()
    await expect(tia.discussion("What was hard here?").view).to_be_visible()
    assert people.errors == []


async def choose(person: Person, post: Locator, label: str) -> None:
    await post.get_by_role("button", name="What to do with the post").click()
    await person.page.get_by_role("menuitem", name=label).click()


@pytest.mark.feature("S23")
async def test_peers_go_first_for_four_hours_a_pinned_summary_stays_on_top_and_closing_says_why_to_all(
    people: Class,
) -> None:
    ben, tia = await people.join_all("ben", "tia", notebook=LESSON)
    text = "Is the mode ever the best of the three?"
    await ben.discussion().start_thread(text)
    await ben.discussion().start_thread("Something newer")
    mine = tia.discussion().post(text)
    await choose(tia, mine, "Let peers go first")
    await expect(tia.page.get_by_role("dialog").get_by_role("spinbutton")).to_have_value("4")
    await tia.page.get_by_role("dialog").get_by_role("button", name="Let them").click()
    await tia.discussion().begin_reply(text)
    await expect(tia.discussion().composer(text)).to_contain_text("Peers go first here until")
    await ben.discussion().begin_reply(text)
    await expect(ben.discussion().composer(text)).not_to_contain_text("Peers go first here until")

    await choose(tia, mine, "Pin the thread")
    await choose(tia, mine, "Write a summary")
    summing = tia.discussion().thread(text).get_by_role("group", name="Summary of the thread")
    await summing.get_by_role("textbox").fill("Where it is the **only** one that there is.")
    await summing.get_by_role("button", name="Save").click()
    await tia.discussion().start_thread("Newer still")
    top = ben.discussion().view.locator(".jp-CommunityThread").first
    await expect(top).to_contain_text("Pinned by the staff")
    await expect(top.get_by_role("region", name="Summary")).to_contain_text("the only one that there is")

    await choose(tia, mine, "Close the thread")
    await tia.page.get_by_role("dialog").get_by_role("textbox").fill("We go on in class")
    await tia.page.get_by_role("dialog").get_by_role("button", name="Close it").click()
    for person in (ben, tia):
        await expect(person.discussion().thread(text)).to_contain_text("Closed by the staff: We go on in class.")
    assert people.errors == []


async def pick(dialog: Locator, text: str) -> None:
    """Chooses the first option that says this."""
    option = dialog.locator("option").filter(has_text=text).first
    await dialog.get_by_role("combobox").select_option(label=await option.inner_text())


@pytest.mark.feature("S23")
async def test_a_thread_is_moved_by_menu_and_by_mouse_the_move_is_undone_and_two_threads_are_merged(
    people: Class,
) -> None:
    ben, tia = await people.join_all("ben", "tia", notebook=LESSON)
    end = "You are the patient"
    text = "Does this belong here?"
    await ben.discussion().start_thread(text)
    here, there = tia.discussion(), tia.discussion(end)

    await choose(tia, here.post(text), "Move to another cell")
    dialog = tia.page.get_by_role("dialog")
    await pick(dialog, end)
    await tia.screenshot("move")
    await dialog.get_by_role("button", name="Move it").click()
    await there.view.scroll_into_view_if_needed()
    await there.shows(text)
    await here.shows(text, times=0)
    await ben.discussion(end).view.scroll_into_view_if_needed()
    await ben.discussion(end).shows(text)
    await tia.screenshot("moved")
    await tia.page.get_by_title("Puts the thread back where it was").click()
    await here.shows(text)
    await there.shows(text, times=0)

    panel = await tia.open_panel()
    await panel.get_by_role("button", name="Threads", exact=True).click()
    await there.view.scroll_into_view_if_needed()
    line = panel.locator(".jp-CommunityBoard-item").filter(has_text=text)
    await line.drag_to(there.view, target_position={"x": 40, "y": 10})
    await there.shows(text)

    other = "And this one?"
    await there.start_thread(other)
    await choose(tia, there.post(text), "Merge into another thread")
    await pick(dialog, other)
    await dialog.get_by_role("button", name="Merge").click()
    await expect(there.thread(other).locator(".jp-CommunityPost")).to_have_count(2)
    await expect(there.thread(other).locator(".jp-CommunityPost-name").last).to_have_text("Ben Haddad")
    his = ben.discussion(end)
    await expect(his.thread(other).locator(".jp-CommunityPost")).to_have_count(2)
    await tia.screenshot("merged")
    assert people.errors == []
