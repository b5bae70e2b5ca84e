"""People with a browser each: they log in at the hub, open their own copies of a notebook, and talk.

What a person does here, they do as anybody would: by names, labels and keys. Nothing reaches into the page.
"""

from __future__ import annotations

import re
from pathlib import Path

from playwright.async_api import Browser, Error, Locator, Page, expect

from .hub import PASSWORD, ROOT, DemoHub

SCREENSHOTS = ROOT / "test-results"
WELCOME = "seminar/00-studying-together-apart.ipynb"
NOTEBOOKS_OWN = ("(reading 'schema')", "Command 'filebrowser:open-path' not registered")
"""Errors that Notebook 7.6 throws by itself, without any extension, too."""
START_OF_SERVER = 90_000
"""Milliseconds for a server of one's own to start on a loaded machine."""


class Discussion:
    """What a person sees and does under the prompt of one discussion cell."""

    def __init__(self, view: Locator) -> None:
        self.view = view

    def posts(self) -> Locator:
        return self.view.locator(".jp-CommunityPost")

    def post(self, containing: str) -> Locator:
        """The post that says this."""
        return self.posts().filter(has_text=containing)

    async def shows(self, text: str, *, times: int = 1) -> None:
        """Waits until this is said here, so many times."""
        await expect(self.post(text)).to_have_count(times)

    async def start_thread(self, text: str) -> None:
        """Writes a new thread, with Ctrl+Enter, and waits until it is posted."""
        await self._write(self.view.get_by_role("group", name="Start a thread"), text)

    async def reply(self, to: str, text: str) -> None:
        """Answers in the thread in which this is said."""
        thread = self.view.locator(".jp-CommunityThread").filter(has_text=to)
        composer = thread.get_by_role("group", name="Reply to")
        if not await composer.is_visible():
            await thread.locator(".jp-CommunityThread-reply").click()
        await self._write(composer, text)

    async def _write(self, composer: Locator, text: str) -> None:
        box = composer.get_by_role("textbox")
        await box.click()
        await box.fill(text)
        await box.press("Control+Enter")
        await expect(self.post(text.splitlines()[0]).last).to_have_attribute("data-delivery", "saved")


class Person:
    """Somebody with a browser.

    Attributes:
        errors: what went wrong in the page without anybody catching it.
    """

    def __init__(self, hub: DemoHub, name: str, page: Page) -> None:
        self.hub = hub
        self.name = name
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", self._note)

    def _note(self, error: Error) -> None:
        if not any(own in str(error) for own in NOTEBOOKS_OWN):
            self.errors.append(f"{self.name}: {error}")

    async def log_in(self) -> None:
        """Logs in; the hub starts a server of their own, with the welcome notebook open in it."""
        await self.page.goto(f"{self.hub.url}/hub/login")
        await self.page.get_by_label("Username").fill(self.name)
        await self.page.get_by_label("Password").fill(PASSWORD)
        await self.page.get_by_role("button", name="Sign in").click()
        await expect(self.notebook()).to_be_visible(timeout=START_OF_SERVER)

    async def open_notebook(self, path: str = WELCOME, *, app: str = "lab") -> None:
        """Opens a notebook of theirs: in JupyterLab, or with ``app="notebook"`` in Notebook 7."""
        address = {"lab": f"lab/tree/{path}?reset", "notebook": f"notebooks/{path}"}[app]
        await self.page.goto(f"{self.hub.url}/user/{self.name}/{address}")
        await expect(self.notebook()).to_be_visible(timeout=START_OF_SERVER)

    def notebook(self) -> Locator:
        return self.page.locator(".jp-Notebook:visible").first

    def discussion(self, title: str | None = None) -> Discussion:
        """A discussion of the open notebook: the one whose prompt begins so, or the first."""
        views = self.notebook().get_by_role("region", name=re.compile(rf"^Discussion: {re.escape(title or '')}"))
        return Discussion(views.first)

    async def run_command(self, label: str) -> None:
        """Finds a command in the palette by its name, and runs it."""
        await self.page.keyboard.press("Control+Shift+C")
        await self.page.locator(".lm-CommandPalette-input").fill(label)
        await expect(self.page.locator(".lm-CommandPalette-item.lm-mod-active")).to_contain_text(label)
        await self.page.keyboard.press("Enter")

    async def go_offline(self) -> None:
        await self.page.context.set_offline(True)

    async def come_back(self) -> None:
        await self.page.context.set_offline(False)

    async def use_theme(self, name: str) -> None:
        """``"JupyterLab Dark"``, for example; chosen by its command."""
        await self.run_command(name)
        await expect(self.page.locator(f'body[data-jp-theme-name="{name}"]')).to_be_attached()

    async def screenshot(self, name: str) -> Path:
        """A picture of what they see, in test-results/."""
        SCREENSHOTS.mkdir(exist_ok=True)
        path = SCREENSHOTS / f"{name}.png"
        await self.page.screenshot(path=path)
        return path


class Class:
    """Lets people in, each with a browser profile of their own."""

    def __init__(self, hub: DemoHub, browser: Browser) -> None:
        self.hub = hub
        self.people: list[Person] = []
        self._browser = browser

    async def join(self, name: str, *, dark: bool = False, width: int = 1280, height: int = 900) -> Person:
        """Somebody comes to class: logged in, with a server of their own."""
        context = await self._browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            locale="en-GB",
        )
        person = Person(self.hub, name, await context.new_page())
        self.people.append(person)
        await person.log_in()
        if dark:
            await person.use_theme("JupyterLab Dark")
        return person

    async def picture(self, test: str) -> None:
        """What everybody saw at the end of a test that failed."""
        for number, person in enumerate(self.people):
            await person.screenshot(f"failed-{test}-{number}-{person.name}")

    async def leave(self) -> None:
        for person in self.people:
            await person.page.context.close()
