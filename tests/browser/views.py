"""Everything that we show, one line a view: each is looked through for barriers, for words that nobody translated, and
for what looks poor, in every theme. To add a view: a function that brings it about, and a line in ``VIEWS``.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

from playwright.async_api import Locator, expect

from ..harness.gallery import EMPTY, FILE, GATE, LONG, TALK
from ..harness.people import Class, Person

OURS = ".jp-CommunityGuest, .jp-CommunityPanel, .jp-CommunityMenu, .jp-Dialog"
"""Where what we draw begins: under cells, in the panel, and what we lay over the page."""


@dataclass(frozen=True)
class View:
    """Attributes:
    name: for pictures and failures.
    who: whose page it is in.
    shown: brings it about for as long as somebody looks; gives what there is to see.
    """

    name: str
    who: str
    shown: Callable[[Person], AbstractAsyncContextManager[Locator]]


async def come(people: Class, *, app: str = "lab") -> dict[str, Person]:
    """Whose pages the views are in, each with the gallery open. Their browsers have the size of a small laptop."""
    return {name: await people.join(name, notebook=FILE, app=app) for name in sorted({view.who for view in VIEWS})}


def cell(title: str) -> Callable[[Person], AbstractAsyncContextManager[Locator]]:
    """A discussion as one comes to it."""

    @asynccontextmanager
    async def shown(person: Person) -> AsyncIterator[Locator]:
        talk = person.notebook().locator(".jp-Cell").filter(has_text=title).locator(".jp-CommunityGuest")
        await talk.first.scroll_into_view_if_needed()
        await expect(talk.first).not_to_be_empty()
        yield talk.first

    return shown


@asynccontextmanager
async def composer(person: Person) -> AsyncIterator[Locator]:
    talk = talk_of(person, TALK)
    box = talk.locator("> .jp-CommunityComposer textarea")
    await box.click()
    await box.fill("Is $\\bar x$ a *mean*? And what of `median`?")
    try:
        yield talk.locator("> .jp-CommunityComposer")
    finally:
        await box.fill("")
        await box.press("Escape")


@asynccontextmanager
async def preview(person: Person) -> AsyncIterator[Locator]:
    async with composer(person) as writing:
        button = writing.locator(".jp-CommunityComposer-bar .jp-mod-quiet[aria-pressed]")
        await button.click()
        await expect(writing.locator("input[type=radio]")).to_have_count(3)
        try:
            yield writing
        finally:
            await button.click()


@asynccontextmanager
async def menu(person: Person) -> AsyncIterator[Locator]:
    button = talk_of(person, TALK).locator(".jp-CommunityPost .jp-mod-icon").first
    await button.click()
    opened = person.page.locator(".lm-Menu.jp-CommunityMenu")
    await expect(opened).to_be_visible()
    try:
        yield opened
    finally:
        await person.page.keyboard.press("Escape")


def chosen(id: str, what: Callable[[Person], Locator]) -> Callable[[Person], AbstractAsyncContextManager[Locator]]:
    """What comes after choosing from the menu of a reply of one's own."""

    @asynccontextmanager
    async def shown(person: Person) -> AsyncIterator[Locator]:
        post = talk_of(person, TALK).locator(".jp-CommunityPost.jp-mod-mine").last
        await post.locator(".jp-mod-icon").click()
        await person.page.locator(f'.lm-Menu-item[data-command="{id}"]').click()
        seen = what(person)
        await expect(seen).to_be_visible()
        try:
            yield seen
        finally:
            for button in (
                seen.locator(".jp-mod-reject"),
                seen.locator(".jp-CommunityComposer-bar .jp-mod-quiet").last,
            ):
                if await button.count():
                    await button.first.click()

    return shown


@asynccontextmanager
async def whole_talk(person: Person) -> AsyncIterator[Locator]:
    """Forty replies, all of them."""
    talk = talk_of(person, LONG)
    await talk.scroll_into_view_if_needed()
    earlier = talk.locator(".jp-CommunityThread-earlier")
    while await earlier.count():
        await earlier.first.click()
    yield talk


def panel(*steps: str) -> Callable[[Person], AbstractAsyncContextManager[Locator]]:
    """The side panel, after these buttons in it."""

    @asynccontextmanager
    async def shown(person: Person) -> AsyncIterator[Locator]:
        panel = person.page.locator(".jp-CommunityPanel")
        if not await panel.is_visible():
            await command_of(person, "Show Community")
        await expect(panel).to_be_visible()
        for step in steps:
            await panel.locator(step).first.click()
        yield panel
        for step in reversed(steps):
            if "aria-expanded" in step:
                await panel.locator(step.replace("false", "true")).first.click()

    return shown


def command(label: str, closing: str, more: int = 0) -> Callable[[Person], AbstractAsyncContextManager[Locator]]:
    """What a command of ours shows in the panel, so many steps on; and the button that ends it."""

    @asynccontextmanager
    async def shown(person: Person) -> AsyncIterator[Locator]:
        await command_of(person, label)
        panel = person.page.locator(".jp-CommunityPanel")
        for _ in range(more):
            await panel.locator(".jp-CommunityTour .jp-mod-primary").press("Enter")
        yield panel
        await panel.locator(closing).first.press("Enter")

    return shown


@asynccontextmanager
async def opening(person: Person) -> AsyncIterator[Locator]:
    button = talk_of(person, TALK).locator(".jp-CommunitySummary .jp-mod-icon")
    await button.click()
    opened = person.page.locator(".lm-Menu.jp-CommunityMenu")
    await expect(opened).to_be_visible()
    try:
        yield opened
    finally:
        await person.page.keyboard.press("Escape")


@asynccontextmanager
async def answering(person: Person) -> AsyncIterator[Locator]:
    async with panel(INBOX, ".jp-CommunityInbox-next")(person) as opened:
        await expect(opened.locator(".jp-CommunityInbox-answering textarea")).to_be_focused()
        yield opened
        await opened.locator(".jp-CommunityInbox-actions button").last.click()
        await opened.locator(THREADS).click()


async def command_of(person: Person, label: str) -> None:
    """Runs a command by its name, from where the palette's shortcut is heard: not from inside of a talk."""
    await person.page.evaluate("document.activeElement?.blur()")
    await person.run_command(label)


def talk_of(person: Person, title: str) -> Locator:
    cell = person.notebook().locator(".jp-Cell").filter(has_text=title)
    return cell.locator(".jp-CommunityDiscussion").first


def dialog(person: Person) -> Locator:
    return person.page.locator(".jp-Dialog")


def editor(person: Person) -> Locator:
    return talk_of(person, TALK).locator(".jp-CommunityPost .jp-CommunityComposer")


THREADS, NOTICES, INBOX, HARD, PROMPTS = (f".jp-CommunityViews button:nth-child({n})" for n in range(1, 6))
SETTINGS = '.jp-CommunitySettings > button[aria-expanded="false"]'
TOLD = '.jp-CommunityTelling > button[aria-expanded="false"]'
PROMISE = '.jp-CommunityPromise button[aria-expanded="false"]'
VIEWS = [
    View("talk", "ada", cell(TALK)),
    View("talk-of-staff", "tia", cell(TALK)),
    View("forty-replies", "ada", whole_talk),
    View("empty", "ada", cell(EMPTY)),
    View("gate", "ada", cell(GATE)),
    View("newer-version", "ada", cell("From the future")),
    View("unknown-kind", "ada", cell("Of another kind")),
    View("damaged", "ada", cell("Damaged")),
    View("not-opened", "ada", cell("Not opened")),
    View("not-opened-for-staff", "tia", cell("Not opened")),
    View("composer", "ada", composer),
    View("preview", "ada", preview),
    View("menu", "ada", menu),
    View("menu-of-staff", "tia", menu),
    View("opening", "tia", opening),
    View("editor", "ada", chosen("edit", editor)),
    View("deleting", "ada", chosen("delete", dialog)),
    View("panel", "ada", panel()),
    View("panel-settings", "ada", panel(SETTINGS)),
    View("panel-notices", "ada", panel(NOTICES)),
    View("panel-told", "ada", panel(NOTICES, TOLD)),
    View("panel-hard", "tia", panel(HARD)),
    View("panel-prompts", "tia", panel(PROMPTS)),
    View("panel-inbox", "tia", panel(INBOX)),
    View("panel-promise", "tia", panel(INBOX, PROMISE)),
    View("panel-answering", "tia", answering),
    View("tour", "ada", command("Tour of the Community", ".jp-CommunityTour-bar button")),
    View("tour-end", "ada", command("Tour of the Community", ".jp-CommunityTour-bar button", more=4)),
    View("practice", "ada", command("Practice Room", ".jp-CommunityPractice-head button")),
]
