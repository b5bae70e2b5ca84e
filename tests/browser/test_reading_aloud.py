"""What a screen reader meets: in which order a post is read, and what is said by itself."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from ..harness.people import Class

LESSON = "seminar/02-what-a-mean-hides.ipynb"


@pytest.mark.feature("M45")
async def test_a_post_is_read_in_order_who_role_to_whom_kind_text_and_time(people: Class) -> None:
    ada, tia = await people.join_all("ada", "tia", notebook=LESSON)
    question = "In which order am I read?"
    box = ada.discussion().composer()
    await box.get_by_role("textbox").fill(question)
    await box.get_by_label("This is a").select_option("Question")
    await box.get_by_role("textbox").press("Control+Enter")
    await tia.discussion().shows(question)
    await tia.discussion().reply(question, "From the left.")
    await ada.discussion().shows("From the left.")
    await ada.discussion().choose("From the left.", "Reply")
    reply = ada.discussion().composer(question)
    await reply.get_by_role("textbox").fill("And the time?")
    await reply.get_by_label("This is a").select_option("Idea")
    await reply.get_by_role("textbox").press("Control+Enter")
    await tia.discussion().shows("And the time?")
    thread = tia.discussion().thread(question)
    await expect(thread.locator(".jp-CommunityThread-replies")).to_match_aria_snapshot(
        """
        - list "Replies":
          - listitem:
            - article /^Tia Okafor instructor/:
              - text: /^Tia Okafor instructor/
              - button /What to do with the post of Tia Okafor/
              - paragraph: From the left.
              - time
          - listitem:
            - article /^Ada Moreau to Tia Okafor Idea/:
              - text: /^Ada Moreau to Tia Okafor Idea/
              - button /What to do with the post of Ada Moreau/
              - paragraph: And the time?
              - time
        """
    )
    assert people.errors == []


@pytest.mark.feature("M45", "S45")
async def test_news_are_said_in_one_sentence_as_much_as_one_wants_and_what_was_there_is_not(people: Class) -> None:
    ada, tia = await people.join_all("ada", "tia", notebook=LESSON)
    said = ada.page.locator(".jp-CommunityAnnouncer")
    await expect(ada.discussion().posts().first).to_be_visible()
    assert await said.count() == 0 or await said.inner_text() == "", "history is not read out"
    await tia.discussion().start_thread("One thing")
    await tia.discussion().start_thread("And another")
    await expect(said).to_contain_text("2 new posts in")
    panel = await ada.open_panel()
    await panel.get_by_role("button", name="My settings").click()
    wanted = panel.get_by_label("What a screen reader says of new posts")
    await wanted.select_option("Each of them")
    await expect(panel.get_by_text("Saved.")).to_be_visible()
    await tia.discussion().start_thread("A third one")
    await expect(said).to_contain_text("Tia Okafor, instructor, A third one")
    await wanted.select_option("How many came, now and then")
    assert people.errors == []
