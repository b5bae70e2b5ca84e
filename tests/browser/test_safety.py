"""What people trust a course for, played by hand: an agreement, reports and appeals, blocks, names looked up."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, expect

from ..harness.people import Class, Person

LESSON = "seminar/02-what-a-mean-hides.ipynb"
KIND = "Be **kind** here, and ask."


async def answer(person: Person, button: str, text: str | None = None) -> Locator:
    """Answers a dialog, with a line if it wants one."""
    dialog = person.page.get_by_role("dialog")
    if text is not None:
        await dialog.get_by_role("textbox").fill(text)
    await dialog.get_by_role("button", name=button, exact=True).click()
    await expect(dialog.get_by_role("button", name=button, exact=True)).to_have_count(0)  # another may follow
    return dialog


async def settings(person: Person, fold: str) -> Locator:
    panel = await person.open_panel()
    button = panel.get_by_role("button", name=fold, exact=True)
    if await button.get_attribute("aria-expanded") == "false":
        await button.click()
    return panel


async def sees_hidden(person: Person, text: str) -> None:
    await expect(person.discussion().view).to_contain_text("hidden until the staff have looked")
    await person.discussion().shows(text, times=0)


@pytest.mark.feature("S47", "H14", "M27", "M28")
async def test_the_class_agrees_on_a_tone_and_what_breaks_it_is_reported_hidden_and_looked_at_again(
    people: Class,
) -> None:
    ada, ben, cy, tia = await people.join_all("ada", "ben", "cy", "tia", notebook=LESSON)
    panel = await settings(tia, "Course settings")
    await panel.get_by_label("agree to this before their first post").fill(KIND)
    await tia.screenshot("safety-course-settings")
    await panel.get_by_role("button", name="Ask everybody").click()
    await expect(panel.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    await panel.get_by_label("Reports of learners").fill("2")
    await panel.get_by_role("button", name="Save", exact=True).first.click()

    rude = "Whoever needs help with this is hopeless"
    talk = ada.discussion()
    await talk.draft().click()
    await talk.draft().fill(rude)
    await talk.draft().press("Control+Enter")
    dialog = ada.page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Be kind here")
    await ada.screenshot("safety-agreement")
    await answer(ada, "Not now")
    await expect(talk.draft()).to_have_value(rude)
    await talk.draft().press("Control+Enter")
    await answer(ada, "I agree")
    await expect(talk.post(rude)).to_have_attribute("data-delivery", "saved")
    await talk.start_thread("I ask nothing twice")

    for who in (ben, cy):
        await who.discussion().shows(rude)
        await who.discussion().choose(rude, "Report")
        await answer(who, "Report", "This is not how we talk." if who is ben else None)
        if who is ben:
            await expect(who.discussion().view.get_by_text("Nobody is told that it was you")).to_be_visible()
            await who.screenshot("safety-reported")
    for who in (ben, cy):
        await sees_hidden(who, rude)
    await ben.screenshot("safety-hidden-to-others")
    await expect(talk.post(rude)).to_contain_text("only you and the staff see it")

    await panel.get_by_role("button", name="Inbox", exact=True).click()
    reported = panel.get_by_role("region", name="Reported")
    await reported.get_by_role("button").first.click()
    answering = panel.get_by_role("region", name="Answering")
    await expect(answering).to_contain_text("A few people asked you to look at this post.")
    await expect(answering).to_contain_text("This is not how we talk.")
    for name in ("Ben Haddad", "Cy Tanaka"):
        await expect(answering).not_to_contain_text(name)
    await tia.screenshot("safety-inbox-reported")
    await answering.get_by_role("button", name="Hide it…").click()
    await answer(tia, "Hide it", "It hurts people who ask.")
    await expect(reported).to_have_count(0)

    await expect(talk.post(rude)).to_contain_text("It hurts people who ask.")
    await ada.screenshot("safety-hidden-to-its-author")
    await talk.post(rude).get_by_role("button", name="Ask for another look").click()
    await answer(ada, "Ask", "I was quoting my old teacher.")
    await expect(talk.post(rude)).to_contain_text("The staff will answer.")
    appeal = panel.get_by_role("region", name="Asked for another look")
    await expect(appeal).to_be_visible()
    await expect(answering).to_contain_text("I was quoting my old teacher.")
    await tia.screenshot("safety-inbox-appeal")
    await answering.get_by_role("button", name="Show it again").click()
    await ben.discussion().shows(rude)
    await expect(appeal).to_have_count(0)

    await panel.get_by_role("button", name="No longer ask").click()
    await panel.get_by_label("Reports of learners").fill("3")
    await panel.get_by_role("button", name="Save", exact=True).first.click()
    await expect(panel.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    assert people.errors == []


@pytest.mark.feature("H14")
async def test_two_people_do_not_see_each_other_after_a_block_until_it_is_taken_back_and_nobody_is_told(
    people: Class,
) -> None:
    ada, ben, cy = await people.join_all("ada", "ben", "cy", notebook=LESSON)
    await cy.discussion().start_thread("Who compares with me?")
    await ben.discussion().shows("Who compares with me?")
    await ben.discussion().reply("Who compares with me?", "Ben does, gladly")
    await ada.discussion().shows("Ben does, gladly")
    await ada.discussion().choose("Ben does, gladly", "Block Ben Haddad")
    await expect(ada.page.get_by_role("dialog")).to_contain_text("Nobody is told")
    await ada.screenshot("safety-block")
    await answer(ada, "Block")
    await ada.discussion().shows("Ben does, gladly", times=0)

    await ada.discussion().reply("Who compares with me?", "Ada does, too")
    await cy.discussion().shows("Ada does, too")
    await cy.discussion().shows("Ben does, gladly")
    await cy.discussion().reply("Who compares with me?", "Three of us, then")
    await ben.discussion().shows("Three of us, then")
    await ben.discussion().shows("Ada does, too", times=0)

    await expect(ada.discussion().thread("Who compares with me?")).not_to_contain_text("earlier repl")
    panel = await settings(ada, "My settings")
    blocked = panel.get_by_role("region", name="Blocked")
    await expect(blocked).to_contain_text("Ben Haddad")
    await ada.screenshot("safety-blocked-list")
    await blocked.get_by_role("button", name="See them again").click()
    await expect(blocked).to_contain_text("Nobody.")
    await ada.discussion().shows("Ben does, gladly")
    await panel.get_by_role("button", name="My settings").click()
    assert people.errors == []


@pytest.mark.feature("H05", "H20")
async def test_a_name_is_looked_up_on_record_and_its_author_is_told_and_nobody_else(people: Class) -> None:
    ada, ben, tia = await people.join_all("ada", "ben", "tia", notebook=LESSON)
    words = "Something that frightens a teacher"
    composer = ada.discussion().composer()
    await composer.get_by_role("textbox").fill(words)
    await composer.get_by_label("for", exact=True).select_option("Everyone, without my name")
    await expect(composer).to_contain_text("you are told if they do")
    await composer.get_by_role("textbox").press("Control+Enter")
    await tia.discussion().shows(words)
    await tia.discussion().choose(words, "Look up who wrote it")
    await answer(tia, "Look it up", "Somebody may need help.")
    found = tia.page.get_by_role("dialog")
    await expect(found).to_contain_text("Ada Moreau")
    await tia.screenshot("safety-unmasked")
    await answer(tia, "Close")

    await expect(ada.discussion().post(words)).to_contain_text("Somebody may need help.")
    await ada.screenshot("safety-unmasked-to-its-author")
    for who in (ben, tia):
        await who.discussion().shows(words)
        await expect(who.discussion().post(words)).not_to_contain_text("Ada Moreau")
        await expect(who.discussion().post(words)).not_to_contain_text("Somebody may need help.")
    panel = await settings(tia, "Record of what the staff did")
    record = panel.get_by_role("list", name="Record of what the staff did")
    await expect(record).to_contain_text("looked up who wrote a post")
    await expect(record).to_contain_text("Somebody may need help.")
    await expect(record).not_to_contain_text("Ada Moreau")
    await tia.screenshot("safety-record")

    await tia.discussion().choose(words, "Names from now on")
    await answer(tia, "Save", "Frightening others")
    await ada.discussion().draft().click()
    await expect(composer).to_contain_text("From now on you write with your name in this course.")
    await expect(composer).to_contain_text("Frightening others")
    await ada.screenshot("safety-names-from-now-on")
    await tia.discussion().choose(words, "Names from now on")
    await answer(tia, "Save", "")
    await expect(composer).not_to_contain_text("From now on")
    assert people.errors == []


@pytest.mark.feature("M34", "H12")
async def test_edited_opens_what_was_said_before_and_two_edits_at_once_keep_both_texts(people: Class) -> None:
    ada, ben = await people.join_all("ada", "ben", notebook=LESSON)
    await ada.discussion().start_thread("The mean is alwais in the middle")
    tab = await people.another_tab(ada, notebook=LESSON)
    await tab.discussion().shows("The mean is alwais")
    for page in (ada, tab):
        await page.discussion().choose("The mean is alwais", "Edit")
    here, there = (page.discussion().view.get_by_role("group", name="Edit the post") for page in (ada, tab))
    await here.get_by_role("textbox").fill("The mean is always in the middle")
    await here.get_by_role("button", name="Save").click()
    await ada.discussion().shows("The mean is always in the middle")
    await there.get_by_role("textbox").fill("The mean is seldom in the middle")
    await there.get_by_role("button", name="Save").click()
    await expect(there).to_contain_text("It now reads:")
    await expect(there).to_contain_text("The mean is always in the middle")
    await expect(there.get_by_role("textbox")).to_have_value("The mean is seldom in the middle")
    await tab.screenshot("safety-edit-race")
    await there.get_by_role("button", name="Save").click()
    await ben.discussion().shows("The mean is seldom in the middle")
    post = ben.discussion().post("The mean is seldom in the middle")
    await post.get_by_role("button", name="edited").click()
    await expect(post).to_contain_text("The mean is alwais in the middle")
    await expect(post).to_contain_text("The mean is always in the middle")
    await ben.screenshot("safety-earlier-texts")
    assert people.errors == []
