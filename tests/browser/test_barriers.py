"""No view of ours puts a barrier before anybody: axe finds nothing serious in any theme, and all that is drawn by hand
has contrast enough."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.async_api import Error, Page

from ..harness.gallery import EMPTY, FILE, GATE, TALK
from ..harness.hub import ROOT
from ..harness.people import SCREENSHOTS, Class, Person
from .views import OURS, VIEWS, come, talk_of

AXE = (ROOT / "labextension" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
THEMES = ["JupyterLab Light", "JupyterLab Dark", "JupyterLab Dark High Contrast"]
HEAVY = ("serious", "critical")
CONTRASTS = (ROOT / "tests" / "browser" / "contrasts.js").read_text(encoding="utf-8")


async def barriers(page: Page, within: str | None) -> list[str]:
    """What axe finds that is serious or critical: the rule, the element, and why."""
    if not await page.evaluate("Boolean(window.axe)"):
        await page.evaluate(AXE)
    context = {"include": [within]} if within else {"exclude": [[root] for root in OURS.split(", ")]}
    found: Any = await page.evaluate("context => axe.run(context, {resultTypes: ['violations']})", context)
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for rule in found["violations"]
        for node in rule["nodes"]
        if node["impact"] in HEAVY
    ]


NARROW = 320
CUT_OFF = """width => {
    const panel = document.querySelector('.jp-CommunityPanel');
    panel.style.cssText += `max-inline-size: ${width}px; inline-size: ${width}px;`;
    const edge = panel.getBoundingClientRect().right + 1;
    const scrolls = at => at && (getComputedStyle(at).overflowX !== 'visible' ? at : scrolls(at.parentElement));
    const cut = [...panel.querySelectorAll('*')].filter(element => {
        const {right, width} = element.getBoundingClientRect();
        const within = scrolls(element.parentElement)?.closest('.jp-CommunityMarkdown, .jp-CommunityBoard-excerpt');
        return width > 0 && right > edge && !within;
    });
    return cut.map(element => element.outerHTML.slice(0, 160));
}"""
"""What sticks out of the panel; wide code and formulas scroll by themselves; lists show only how posts begin."""


async def test_in_320_pixels_nothing_of_the_panel_is_cut_off(hung: None, people: Class) -> None:
    pages = await come(people)
    for view in VIEWS:
        if view.name.startswith(("panel", "tour", "practice")):
            person = pages[view.who]
            async with view.shown(person) as seen:
                cut = await person.page.evaluate(CUT_OFF, NARROW)
                assert not cut, "\n".join([view.name, *cut])
                await seen.screenshot(path=SCREENSHOTS / f"narrow-{view.name}.png")
    assert people.errors == []


async def test_at_200_percent_a_discussion_is_read_without_scrolling_sideways(hung: None, people: Class) -> None:
    ada = await people.join("ada", notebook=FILE)
    await ada.page.set_viewport_size({"width": 640, "height": 450})
    for title in (TALK, EMPTY, GATE):
        talk = talk_of(ada, title)
        await talk.scroll_into_view_if_needed()
        wide, room = await talk.evaluate("e => [e.scrollWidth, e.clientWidth]")
        assert wide <= room, title
        await ada.screenshot(f"zoomed-{title.split()[0].lower()}")
    await ada.page.set_viewport_size({"width": 1280, "height": 900})
    assert people.errors == []


async def dress(pages: dict[str, Person], theme: str) -> None:
    for person in pages.values():
        if await person.page.locator(f'body[data-jp-theme-name="{theme}"]').count() == 0:
            await person.use_theme(theme)


@pytest.mark.timeout(900)
@pytest.mark.feature("S15", "S14", "S33", "S58")
@pytest.mark.parametrize(("app", "theme"), [("lab", theme) for theme in THEMES] + [("notebook", THEMES[0])])
async def test_axe_finds_nothing_serious_in_any_view(hung: None, people: Class, app: str, theme: str) -> None:
    pages = await come(people, app=app)
    await dress(pages, theme)
    found: list[str] = []
    for view in VIEWS:
        person = pages[view.who]
        picture = f"view-{view.name}-{app}-{theme.rsplit(maxsplit=1)[-1].lower()}"
        try:
            async with view.shown(person):
                await person.screenshot(picture)
                found += [f"{view.name}: {what}" for what in await barriers(person.page, OURS)]
                found += [f"{view.name}: {what}" for what in await person.page.evaluate(CONTRASTS)]
        except (AssertionError, Error) as error:  # the other views are looked at all the same
            await person.screenshot(f"{picture}-failed")
            found.append(f"{view.name}: {error}")
    theirs = await barriers(pages["ada"].page, None)
    (SCREENSHOTS / f"barriers-of-{app}-{theme.replace(' ', '-').lower()}.json").write_text(json.dumps(theirs, indent=1))
    await dress(pages, THEMES[0])
    assert not found, "\n".join(found)
    assert people.errors == []
