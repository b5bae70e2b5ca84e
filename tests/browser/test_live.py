"""A thread as a live room in the panel."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import expect

from ..harness.people import Class, Person

LESSON = "seminar/02-what-a-mean-hides.ipynb"
EACH = 67
"""Messages of each of three people, so that nobody sends more at once than one person may."""
SEND = """async ([thread, name, count]) => {
  const config = JSON.parse(document.getElementById('jupyter-config-data').textContent);
  const base = config.communityUrl ?? '/services/community/';
  const ask = async (path, token, body) => {
    const headers = {Authorization: token, 'Content-Type': 'application/json'};
    const answer = await fetch(base + path, {method: 'POST', headers, body: JSON.stringify(body)});
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  const session = await ask('api/session', `token ${config.token}`, {});
  for (let n = 1; n <= count; n++) {
    const body = {id: crypto.randomUUID(), thread, body: `Message ${n} of ${name}`};
    await ask(`api/courses/${session.courses[0].id}/posts`, `Bearer ${session.token}`, body);
  }
}"""
LISTEN = """() => {
  window.heard = [];
  const listen = () => {
    const voice = document.querySelector('.jp-CommunityAnnouncer');
    if (voice === null) return setTimeout(listen, 50);
    new MutationObserver(() => voice.textContent && window.heard.push(voice.textContent))
      .observe(voice, {childList: true, characterData: true, subtree: true});
  };
  listen();
}"""


async def sends(person: Person, thread: str, count: int = EACH) -> None:
    await person.page.evaluate(SEND, [thread, person.name, count])


@pytest.mark.feature("S39")
async def test_two_hundred_messages_leave_a_room_usable_and_are_told_as_a_number(people: Class) -> None:
    ben, *writers = await people.join_all("ben", "ada", "cy", "tia", notebook=LESSON)
    await writers[0].discussion().start_thread("The lecture begins")
    await ben.discussion().shows("The lecture begins")
    thread = await ben.discussion().thread("The lecture begins").get_attribute("data-thread")
    assert thread is not None
    await ben.discussion().choose("The lecture begins", "Read it live in the panel")
    room = ben.panel().locator(".jp-CommunityLive")
    await expect(room.get_by_text("The lecture begins").last).to_be_visible()
    await ben.page.evaluate(LISTEN)

    await asyncio.gather(*(sends(writer, thread) for writer in writers))
    items = room.locator(".jp-CommunityLive-log > li[aria-posinset]")
    await expect(items.last).to_have_attribute("aria-posinset", str(1 + 3 * EACH))
    await expect(items.last).to_be_in_viewport()
    assert await items.count() <= 100
    await expect(items.last).to_have_attribute("aria-setsize", str(1 + 3 * EACH))
    await ben.page.wait_for_function("window.heard.some(said => /[0-9]+ new posts/.test(said))")
    heard = await ben.page.evaluate("window.heard")
    assert len(heard) < 40
    assert not any("Message" in said for said in heard)
    await ben.screenshot("live")

    log = room.get_by_role("log")
    await log.evaluate("list => { list.scrollTop = 0; }")
    await sends(writers[1], thread, 3)
    wait = room.get_by_role("button", name="3 new messages: show them")
    await expect(wait).to_be_visible()
    await ben.screenshot("live-waiting")
    await wait.click()
    await expect(room.get_by_text("Message 3 of cy").last).to_be_in_viewport()

    await room.get_by_role("button", name="Pause").click()
    await sends(writers[1], thread, 2)
    await expect(room.get_by_role("button", name="2 new messages: show them")).to_be_visible()
    async with ben.page.expect_request(f"**/threads/{thread}/read"):  # who is at the end for a moment has read it
        await room.get_by_role("button", name="Pause").click()
        await expect(items.last).to_have_attribute("aria-posinset", str(6 + 3 * EACH))

    await room.get_by_role("button", name="Back to the list").click()
    line = ben.panel().locator(".jp-CommunityBoard-item").filter(has_text="The lecture begins")
    await expect(line).to_contain_text(f"{6 + 3 * EACH} posts")
    await expect(line).not_to_contain_text("new")
    assert people.errors == []
