"""People with a browser each: they log in at the hub, open their own copies of a notebook, and talk.

What a person does here, they do as anybody would: by names, labels and keys. Nothing reaches into the page.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlencode

from playwright.async_api import Browser, BrowserContext, Error, Locator, Page, expect

from .cable import Cable
from .hub import PASSWORD, ROOT, DemoHub

SCREENSHOTS = ROOT / "test-results"
WELCOME = "seminar/00-studying-together-apart.ipynb"
NOTEBOOKS_OWN = ("(reading 'schema')", "Command 'filebrowser:open-path' not registered")
"""Errors that Notebook 7.6 throws by itself, without any extension, too."""
START_OF_SERVER = 90_000
"""Milliseconds for a server of one's own to start on a loaded machine."""
expect.set_options(timeout=20_000)  # what takes longer is broken; what takes less is measured elsewhere


class Discussion:
    """What a person sees and does under the prompt of one discussion cell."""

    def __init__(self, view: Locator) -> None:
        self.view = view

    def posts(self) -> Locator:
        return self.view.locator(".jp-CommunityPost")

    def post(self, containing: str) -> Locator:
        """The post that says this."""
        return self.posts().filter(has_text=containing)

    def thread(self, containing: str) -> Locator:
        """The thread in which this is said."""
        return self.view.locator(".jp-CommunityThread").filter(has_text=containing)

    def composer(self, to: str | None = None) -> Locator:
        """Where a new thread is begun, or the thread is answered in which this is said."""
        if to is None:
            return self.view.get_by_role("group", name="Start a thread")
        return self.thread(to).get_by_role("group", name="Reply to")

    def draft(self, to: str | None = None) -> Locator:
        return self.composer(to).locator("textarea")

    async def choose(self, post: str, label: str) -> None:
        """Chooses from the menu of the post that says this."""
        await self.post(post).get_by_role("button", name="What to do with the post").click()
        await self.view.page.get_by_role("menu").get_by_role("menuitem", name=label).click()

    async def shows(self, text: str, *, times: int = 1) -> None:
        """Waits until this is said here, so many times."""
        await expect(self.post(text)).to_have_count(times)

    async def start_thread(self, text: str) -> None:
        """Writes a new thread, with Ctrl+Enter, and waits until it is posted."""
        await self._write(self.composer(), text)

    async def reply(self, to: str, text: str) -> None:
        """Answers in the thread in which this is said."""
        await self.begin_reply(to)
        await self._write(self.composer(to), text)

    async def begin_reply(self, to: str) -> None:
        if not await self.composer(to).is_visible():
            await self.thread(to).locator(".jp-CommunityThread-reply").click()

    async def _write(self, composer: Locator, text: str) -> None:
        await self.send(composer, text)
        await expect(self.post(text.splitlines()[0]).last).to_have_attribute("data-delivery", "saved")

    async def send(self, composer: Locator, text: str) -> None:
        """Writes with Ctrl+Enter; whether it arrives is another matter."""
        box = composer.locator("textarea")
        await box.click()
        await box.fill(text)
        await box.press("Control+Enter")


class Person:
    """Somebody with a browser.

    Attributes:
        errors: what went wrong in the page without anybody catching it.
        url: where the hub is for them.
    """

    def __init__(self, hub: DemoHub, name: str, page: Page, cable: Cable | None = None) -> None:
        self.hub = hub
        self.name = name
        self.page = page
        self.cable = cable
        self.url = cable.url if cable else hub.url
        self.errors: list[str] = []
        page.on("pageerror", self._note)

    def _note(self, error: Error) -> None:
        if not any(own in str(error) for own in NOTEBOOKS_OWN):
            self.errors.append(f"{self.name}: {error} {error.stack}")

    async def log_in(self, notebook: str = WELCOME) -> None:
        """Logs in; the hub starts a server of their own, with this notebook open in it."""
        server = f"/hub/spawn/{self.name}?{urlencode({'next': f'/user/{self.name}/lab/tree/{notebook}?reset'})}"
        await self.page.goto(f"{self.url}/hub/login?{urlencode({'next': server})}")
        await self.page.get_by_label("Username").fill(self.name)
        await self.page.get_by_label("Password").fill(PASSWORD)
        await self.page.get_by_role("button", name="Sign in").click()
        await self._see_notebook()

    async def open_notebook(self, path: str = WELCOME, *, app: str = "lab") -> None:
        """Opens a notebook of theirs: in JupyterLab, or with ``app="notebook"`` in Notebook 7."""
        address = {"lab": f"lab/tree/{path}?reset", "notebook": f"notebooks/{path}"}[app]
        await self.page.goto(f"{self.url}/user/{self.name}/{address}")
        await self._see_notebook()

    async def _see_notebook(self) -> None:
        """Waits until it is there and its kernel is idle.

        Until then the application gives the notebook the focus, once or twice or, in Notebook 7, sometimes not at all;
        that would close a palette which somebody has opened meanwhile.
        """
        await expect(self.notebook()).to_be_visible(timeout=START_OF_SERVER)
        panel = self.page.locator(".jp-NotebookPanel:visible").first
        await expect(panel.locator(".jp-Toolbar-kernelName")).to_contain_text("Python 3", timeout=START_OF_SERVER)
        await expect(panel.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]')).to_be_attached()

    def notebook(self) -> Locator:
        return self.page.locator(".jp-Notebook:visible").first

    def discussion(self, title: str | None = None) -> Discussion:
        """A discussion of the open notebook: the one whose prompt begins so, or the first."""
        views = self.notebook().get_by_role("region", name=re.compile(rf"^Discussion: {re.escape(title or '')}"))
        return Discussion(views.first)

    def panel(self) -> Locator:
        return self.page.get_by_role("region", name="Community", exact=True)

    async def open_panel(self) -> Locator:
        """Opens the side panel by its tab, if it is not open."""
        if not await self.panel().is_visible():
            await self.page.get_by_title(re.compile("^Community")).first.click()
        await expect(self.panel()).to_be_visible()
        return self.panel()

    async def run_command(self, label: str) -> None:
        """Finds a command in the palette by its name, and runs it."""
        await self.page.keyboard.press("Control+Shift+C")
        await self.page.locator(".lm-CommandPalette-input").fill(label)
        await expect(self.page.locator(".lm-CommandPalette-item.lm-mod-active")).to_contain_text(label)
        await self.page.keyboard.press("Enter")

    async def go_offline(self) -> None:
        """Pulls out the cable; only for who joined with one."""
        assert self.cable is not None, "Who is to go offline joins with `cable=True`."
        for page in self.page.context.pages:  # JupyterLab asks what to do about the person's own server
            asks = page.get_by_role("dialog", name="Server unavailable or unreachable")
            await page.add_locator_handler(asks, lambda dialog: dialog.get_by_role("button", name="Dismiss").click())
        await self.page.context.set_offline(True)
        await self.cable.pull_out()

    async def come_back(self) -> None:
        assert self.cable is not None
        self.cable.put_back()
        await self.page.context.set_offline(False)

    @asynccontextmanager
    async def looking_at(self, what: Locator) -> AsyncIterator[None]:
        """Keeps this in view, whatever is drawn above it meanwhile and pushes it down."""

        async def look() -> None:
            while True:
                await what.scroll_into_view_if_needed()
                await expect(what).not_to_be_in_viewport(timeout=0)

        looking = asyncio.create_task(look())
        yield
        looking.cancel()

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
    """Lets people in. Everybody has a browser of their own, and who comes again is still logged in there."""

    def __init__(self, hub: DemoHub, browser: Browser) -> None:
        self.hub = hub
        self.people: list[Person] = []
        self._browser = browser
        self._own: dict[str, BrowserContext] = {}
        self._borrowed: list[BrowserContext] = []
        self._cables: list[Cable] = []

    @property
    def errors(self) -> list[str]:
        """What went wrong in anybody's page."""
        return [error for person in self.people for error in person.errors]

    async def join(
        self,
        name: str,
        *,
        notebook: str = WELCOME,
        app: str = "lab",
        elsewhere: bool = False,
        cable: bool = False,
        dark: bool = False,
    ) -> Person:
        """Somebody comes to class, and opens a notebook on a server of their own.

        Args:
            app: ``"notebook"`` for Notebook 7.
            elsewhere: with a browser that is not theirs, and knows nothing of them.
            cable: so that they can go offline; also with another browser.
            dark: with dark colours, for good.
        """
        line = await self._lay_cable() if cable else None
        known = self._own.get(name) if not (elsewhere or cable) else None
        context = known or await self._new_browser()
        person = Person(self.hub, name, await context.new_page(), line)
        self.people.append(person)
        if dark:
            await person.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        if known is None:
            if elsewhere or cable:
                self._borrowed.append(context)
            else:
                self._own[name] = context
            await person.log_in(notebook)
        if known is not None or app != "lab":
            await person.open_notebook(notebook, app=app)
        if dark:
            await person.use_theme("JupyterLab Dark")
        return person

    async def join_all(self, *names: str, notebook: str = WELCOME) -> list[Person]:
        """Several come at once, and open the same notebook."""
        return await asyncio.gather(*(self.join(name, notebook=notebook) for name in names))

    async def another_tab(self, of: Person, notebook: str = WELCOME) -> Person:
        """The same person, in the same browser, with one more tab."""
        tab = Person(self.hub, of.name, await of.page.context.new_page(), of.cable)
        self.people.append(tab)
        await tab.open_notebook(notebook)
        return tab

    async def picture(self, test: str) -> None:
        """What everybody saw at the end of a test that failed."""
        for number, person in enumerate(self.people):
            await person.screenshot(f"failed-{test}-{number}-{person.name}")

    async def go_home(self) -> None:
        """The lesson is over: everybody closes their pages."""
        for person in self.people:
            await person.page.close()
        self.people.clear()
        for context in self._borrowed:
            await context.close()
        self._borrowed.clear()
        for cable in self._cables:
            await cable.remove()
        self._cables.clear()

    async def forget(self) -> None:
        """Everybody goes home and gets a new browser."""
        await self.go_home()
        for context in self._own.values():
            await context.close()
        self._own.clear()

    async def _new_browser(self) -> BrowserContext:
        return await self._browser.new_context(
            viewport={"width": 1280, "height": 900}, color_scheme="light", reduced_motion="reduce", locale="en-GB"
        )

    async def _lay_cable(self) -> Cable:
        cable = Cable(self.hub.url)
        await cable.lay()
        self._cables.append(cable)
        return cable
