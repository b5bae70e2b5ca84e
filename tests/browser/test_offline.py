"""Without a connection nothing that somebody writes is lost, and nothing is said twice."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Error, Route, expect

from ..harness.hub import DemoHub
from ..harness.people import Class, Discussion, Person

LESSON = "seminar/01-a-walk-that-forgets.ipynb"
WAITING = "Waiting: it is sent"
KEPT = "What you post is kept here"
POSTS = "**/services/community/**/posts"


async def send(discussion: Discussion, text: str) -> None:
    await discussion.send(discussion.composer(), text)


async def is_there_once(person: Person, text: str) -> None:
    await person.discussion().shows(text)
    await expect(person.discussion().post(text)).to_have_attribute("data-delivery", "saved")


async def test_what_is_posted_offline_waits_in_sight_and_goes_out_once_from_two_tabs_and_over_a_reload(
    hub: DemoHub, people: Class
) -> None:
    ada, ben = await asyncio.gather(
        people.join("ada", notebook=LESSON, cable=True), people.join("ben", notebook=LESSON)
    )
    tab = await people.another_tab(ada, LESSON)
    await expect(tab.discussion().draft()).to_be_visible()

    await ada.go_offline()
    for page, text in ((ada, "Written in a tunnel"), (tab, "Written in the next tunnel")):
        await send(page.discussion(), text)
        await expect(page.discussion().post(text)).to_contain_text(WAITING)
        await expect(page.discussion().draft()).to_have_value("")
    await ben.discussion().shows("tunnel", times=0)
    await ada.come_back()
    for person in (ada, tab, ben):
        await is_there_once(person, "Written in a tunnel")
        await is_there_once(person, "Written in the next tunnel")

    async def lose_answer(route: Route) -> None:
        await ada.go_offline()
        answer = await route.fetch(url=route.request.url.replace(ada.url, hub.url))
        assert answer.ok
        await route.abort()

    await ada.page.route(POSTS, lose_answer, times=1)
    await send(ada.discussion(), "Written at the mouth of a tunnel")
    await expect(ada.discussion().post("Written at the mouth of a tunnel")).to_contain_text(WAITING)
    await is_there_once(ben, "Written at the mouth of a tunnel")
    await send(ada.discussion(), "Written in the longest tunnel")
    await expect(ada.discussion().post("Written in the longest tunnel")).to_contain_text(WAITING)
    with pytest.raises(Error, match="ERR_"):
        await ada.page.reload()
    await expect(tab.discussion().post("Written in the longest tunnel")).to_contain_text(WAITING)
    await ada.come_back()
    await ada.open_notebook(LESSON)
    for person in (ada, tab, ben):
        await is_there_once(person, "Written at the mouth of a tunnel")
        await is_there_once(person, "Written in the longest tunnel")
    assert people.errors == []


async def test_a_service_that_dies_while_posts_are_on_their_way_gets_each_once(hub: DemoHub, people: Class) -> None:
    ada, ben = await people.join_all("ada", "ben", notebook=LESSON)
    for person in (ada, ben):
        await expect(person.discussion().draft()).to_be_visible()

    async def die_before(route: Route) -> None:
        hub.kill_service()
        await route.continue_()

    async def die_after(route: Route) -> None:
        await route.fetch()
        hub.kill_service()
        await route.abort()

    await ada.page.route(POSTS, die_before, times=1)
    await send(ada.discussion(), "The service died before it had this")
    await expect(ada.discussion().post("The service died before it had this")).to_contain_text(WAITING)
    await ada.page.reload()
    await expect(ada.discussion().view).to_contain_text("Try again")
    hub.start_service()
    for person in (ada, ben):
        await is_there_once(person, "The service died before it had this")

    await ada.page.route(POSTS, die_after, times=1)
    await send(ada.discussion(), "The service died when it had this")
    await expect(ada.discussion().composer()).to_contain_text(KEPT)
    await ada.discussion().shows("The service died when it had this")
    hub.start_service()
    await expect(ada.discussion().composer()).not_to_contain_text(KEPT)
    for person in (ada, ben):
        await is_there_once(person, "The service died when it had this")
        await is_there_once(person, "The service died before it had this")
    assert people.errors == []
