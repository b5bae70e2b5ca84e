"""Asking: the three audiences, questions from open to resolved, and how the staff guide what is said."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, expect

from ..harness.people import Class, Discussion, Person

LESSON = "seminar/02-what-a-mean-hides.ipynb"
EVERYONE = "Everyone in Chance and Data will see this"


def composer(discussion: Discussion) -> Locator:
    return discussion.view.get_by_role("group", name="Start a thread")


def thread(discussion: Discussion, containing: str) -> Locator:
    return discussion.view.locator(".jp-CommunityThread").filter(has_text=containing)


async def choose(person: Person, post: Locator, label: str) -> None:
    await post.get_by_role("button", name="What to do with the post").click()
    await person.page.get_by_role("menuitem", name=label).click()


@pytest.mark.feature("S15", "H04", "M11", "M12")
async def test_with_the_keyboard_alone_ada_asks_with_her_name_without_it_and_only_the_staff(people: Class) -> None:
    ada, ben, tia = await people.join_all("ada", "ben", "tia", notebook=LESSON)
    keys = ada.page.keyboard
    asked = [
        ("Everyone, with my name", "Which mean is meant here?", f"{EVERYONE}, with your name"),
        (
            "Everyone, without my name",
            "Am I the only one who is lost?",
            f"{EVERYONE} without your name: you are “Asker”",
        ),
        ("Only the staff", "May I hand in a day later?", "Only you and the staff of Chance and Data will see this"),
    ]
    for audience, text, sentence in asked:
        box = composer(ada.discussion()).get_by_role("textbox")
        await box.focus()
        await keys.type(text)
        await keys.press("Tab")
        await keys.type("Question")
        await keys.press("Tab")
        await keys.type(audience)
        await expect(composer(ada.discussion())).to_contain_text(sentence)
        await box.focus()
        await keys.press("Control+Enter")
        await expect(ada.discussion().post(text)).to_have_attribute("data-delivery", "saved")
    names = {}
    for _, text, _ in asked:
        post = tia.discussion().post(text)
        await expect(post).to_be_visible()
        names[text] = await post.locator(".jp-CommunityPost-name").inner_text()
    assert list(names.values()) == ["Ada Moreau", "Asker", "Ada Moreau"]
    await ben.discussion().shows(asked[1][1])
    await expect(ben.discussion().post(asked[1][1]).locator(".jp-CommunityPost-name")).to_have_text("Asker")
    await ben.discussion().shows(asked[2][1], times=0)
    assert [*ada.errors, *ben.errors, *tia.errors] == []


@pytest.mark.feature("S30", "S13", "M05")
async def test_a_question_goes_from_open_to_answered_to_resolved_and_leaves_the_list_of_unanswered(
    people: Class,
) -> None:
    cy, tia = await people.join_all("cy", "tia", notebook=LESSON)
    text = "Is the median a mean?"
    await composer(cy.discussion()).get_by_role("textbox").click()
    await composer(cy.discussion()).get_by_label("This is a").select_option("Question")
    await cy.discussion().start_thread(text)
    asked, mine = thread(tia.discussion(), text), thread(cy.discussion(), text)
    await expect(asked.locator(".jp-CommunityState")).to_have_text("open")

    await asked.get_by_role("button", name="Reply", exact=True).click()
    await asked.get_by_label("I ask back").check()
    await tia.discussion().reply(text, "What would you call it?")
    await expect(mine.locator(".jp-CommunityState")).to_have_text("waiting for you")
    await cy.discussion().reply(text, "A middle.")
    await expect(asked.locator(".jp-CommunityState")).to_have_text("open")
    await tia.discussion().reply(text, "So do I.")
    await expect(mine.locator(".jp-CommunityState")).to_have_text("answered")

    await tia.page.get_by_title(re.compile("^Community")).first.click()
    panel = tia.page.locator(".jp-CommunityPanel")
    await panel.get_by_role("button", name="Unanswered").click()
    await expect(panel.locator(".jp-CommunityBoard-item").filter(has_text=text)).to_have_count(0)
    await mine.get_by_role("button", name="I still need help").click()
    await expect(panel.locator(".jp-CommunityBoard-item").filter(has_text=text)).to_have_count(1)
    await choose(cy, mine.locator(".jp-CommunityPost").filter(has_text="So do I."), "This answers the question")
    await expect(asked.locator(".jp-CommunityState")).to_have_text("resolved")
    await expect(panel.locator(".jp-CommunityBoard-item").filter(has_text=text)).to_have_count(0)
    assert [*cy.errors, *tia.errors] == []


@pytest.mark.feature("S23", "S27", "M06")
async def test_the_staff_sum_up_endorse_and_close_a_thread_and_everybody_sees_it_at_once(people: Class) -> None:
    ben, tia = await people.join_all("ben", "tia", notebook=LESSON)
    text = "I would always take the median."
    await ben.discussion().start_thread(text)
    first = thread(tia.discussion(), text).locator(".jp-CommunityPost").first
    seen = thread(ben.discussion(), text)

    await choose(tia, first, "Seen, thank you")
    await expect(seen).to_contain_text("Tia Okafor has seen this, thank you")
    await choose(tia, first, "Endorse")
    await expect(seen).to_contain_text("Endorsed by Tia Okafor")
    await choose(tia, first, "Write a summary")
    summary = thread(tia.discussion(), text).get_by_role("group", name="Summary of the thread")
    await summary.get_by_role("textbox").fill("The median is **robust**.")
    await summary.get_by_role("button", name="Save").click()
    await expect(seen.get_by_role("region", name="Summary")).to_contain_text("The median is robust.")
    await choose(tia, first, "Close the thread")
    await tia.page.get_by_role("dialog").get_by_role("textbox").fill("We go on in week 3")
    await tia.page.get_by_role("dialog").get_by_role("button", name="Close it").click()
    await expect(seen).to_contain_text("Closed by the staff: We go on in week 3.")
    await expect(seen.get_by_role("button", name="Reply", exact=True)).to_have_count(0)
    assert [*ben.errors, *tia.errors] == []


@pytest.mark.feature("S37", "S32", "M40", "H09")
async def test_at_a_cell_that_opens_after_posting_one_posts_or_skips_and_then_sees_all(people: Class) -> None:
    ada, ben, tia = await people.join_all("ada", "ben", "tia")
    title = "What gets you through a week"  # where ada and ben have not written yet
    talk = tia.discussion(title)
    await talk.view.scroll_into_view_if_needed()
    await talk.view.get_by_role("button", name="When this discussion opens").click()
    await tia.page.get_by_role("menuitem", name="Open to each who has posted").click()
    await expect(talk.view).to_contain_text("open to each who has posted")
    await tia.discussion(title).start_thread("Tia takes the mode")

    await ada.discussion(title).view.scroll_into_view_if_needed()
    await expect(ada.discussion(title).view.locator(".jp-CommunityGate")).to_be_visible(timeout=30_000)
    await ada.discussion(title).shows("Tia takes the mode", times=0)
    await ada.discussion(title).start_thread("Ada takes the mean")
    await ada.discussion(title).shows("Tia takes the mode")

    await ben.page.reload()
    await ben.discussion(title).view.scroll_into_view_if_needed()
    await ben.discussion(title).view.get_by_role("button", name="Skip, just read").click()
    await ben.discussion(title).shows("Ada takes the mean")
    assert [*ada.errors, *ben.errors, *tia.errors] == []
