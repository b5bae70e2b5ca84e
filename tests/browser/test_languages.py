"""The page in another language, and people who write from right to left."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Error, expect

from ..harness import gallery, pseudo
from ..harness.hub import ROOT, DemoHub
from ..harness.people import Class
from .views import OURS, VIEWS, come, panel, talk_of

UNTRANSLATED = (ROOT / "tests" / "browser" / "untranslated.js").read_text(encoding="utf-8")


@pytest_asyncio.fixture(loop_scope="session")
async def in_polish(hub: DemoHub) -> AsyncIterator[None]:
    """The pages of ada and tia speak the marked language."""
    for name in ("ada", "tia"):
        pseudo.speak(hub.home(name), pseudo.LOCALE)
    yield
    for name in ("ada", "tia"):
        pseudo.speak(hub.home(name), None)


@pytest.mark.timeout(900)
async def test_in_another_language_no_string_of_ours_stays_english_in_any_view(
    hung: None, in_polish: None, people: Class
) -> None:
    pages = await come(people)
    found: list[str] = []
    for view in VIEWS:
        person = pages[view.who]
        try:
            async with view.shown(person):
                found += [f"{view.name}: {what}" for what in await person.page.evaluate(UNTRANSLATED, OURS)]
        except (AssertionError, Error) as error:  # the other views are looked at all the same
            found.append(f"{view.name}: {error}")
    ada = pages["ada"]
    await ada.screenshot("pseudo")
    talk = talk_of(ada, gallery.LONG)
    await expect(talk.locator(".jp-CommunitySummary")).to_contain_text("41 posts·many")
    await expect(talk.locator(".jp-CommunitySummary")).to_contain_text("people·few")
    await expect(talk.locator("time").first).to_contain_text(re.compile("temu|teraz"))
    for menu, label in (("help", "Tour of the Community"), ("view", "Show Community"), ("edit", "Insert Discussion")):
        await ada.page.locator(f"#jp-MainMenu >> text=/^{menu}$/i").first.click()
        await expect(ada.page.locator(".lm-Menu").get_by_text(f"⟦{label}⟧")).to_be_visible()
        await ada.page.keyboard.press("Escape")
    await ada.page.keyboard.press("Control+Shift+C")
    await ada.page.locator(".lm-CommandPalette-input").fill("⟦")
    shown = await ada.page.locator(".lm-CommandPalette-header, .lm-CommandPalette-itemLabel").all_inner_texts()
    assert {"⟦Community⟧", "⟦Practice Room⟧", "⟦Quiet Mode of the Community⟧"} <= set(shown)
    await ada.page.keyboard.press("Escape")
    answer = await ada.page.request.get(f"{ada.url}/user/ada/lab/api/settings/jupyter-community:panel")
    settings = (await answer.json())["schema"]
    assert settings["title"] == "⟦Community: side panel⟧"
    assert not found, "\n".join(found)
    assert people.errors == []


async def test_right_to_left_words_stand_as_they_are_meant_and_the_panel_follows_the_page(
    hung: None, people: Class
) -> None:
    ada = await people.join("ada", notebook=gallery.FILE)
    talk = talk_of(ada, gallery.TALK)
    arabic = talk.locator(".jp-CommunityPost").filter(has_text="لماذا")
    await arabic.scroll_into_view_if_needed()
    paragraph = arabic.locator(".jp-RenderedMarkdown p").first
    await expect(paragraph).to_be_visible()
    assert await paragraph.evaluate("p => getComputedStyle(p.closest('[dir]')).direction") == "rtl"
    for piece in ("code", "mjx-container"):
        assert await paragraph.locator(piece).first.evaluate("e => getComputedStyle(e).direction") == "ltr", piece
    box = talk.locator("> .jp-CommunityComposer textarea")
    await box.fill("שלום, x = `np.mean(a)`")
    assert await box.evaluate("e => getComputedStyle(e).direction") == "rtl"
    await ada.screenshot("right-to-left-posts")
    await box.fill("")
    async with panel()(ada) as opened:
        await ada.page.evaluate("document.documentElement.dir = 'rtl'")
        title = opened.locator(".jp-CommunityPanel-head h2")
        at, whole = await title.bounding_box(), await opened.bounding_box()
        assert at is not None
        assert whole is not None
        assert await title.evaluate("e => getComputedStyle(e).direction") == "rtl"
        first = opened.locator(".jp-CommunityBoard-item").first
        face, what = first.locator(".jp-CommunityFace"), first.locator(".jp-CommunityBoard-what")
        right, left = await face.bounding_box(), await what.bounding_box()
        assert right is not None
        assert left is not None
        assert right["x"] > left["x"], "the face stands before the words, on the right"
        await ada.screenshot("right-to-left-panel")
    await ada.page.evaluate("document.documentElement.dir = ''")
    assert people.errors == []
