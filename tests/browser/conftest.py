"""A real hub, a real Chromium, and people in it. Each test here is ``async`` and runs in one loop for all of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Generator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from ..harness import gallery, pseudo
from ..harness.browser import browser as chromium
from ..harness.hub import DemoHub
from ..harness.people import Class

HERE = Path(__file__).parent
FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(300), append=False)
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="session")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoHub]:
    """The demo's hub, with a community service that a test may kill and start again."""
    hub = DemoHub(tmp_path_factory.mktemp("hub") / "demo")
    pseudo.install(hub.packs)
    with hub:
        yield hub


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def hung(hub: DemoHub) -> AsyncIterator[None]:
    """The gallery is there to be looked at."""
    await asyncio.to_thread(gallery.hang, hub)
    yield
    await asyncio.to_thread(gallery.take_down, hub)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as started:
        yield started


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def everybody(hub: DemoHub, browser: Browser) -> AsyncIterator[Class]:
    """People keep their browsers from test to test: to log in and to load JupyterLab anew takes most of the time."""
    everybody = Class(hub, browser)
    yield everybody
    await everybody.forget()


@pytest_asyncio.fixture(loop_scope="session")
async def people(everybody: Class, hub: DemoHub, request: pytest.FixtureRequest) -> AsyncIterator[Class]:
    """Who is in class in this test: ``ada = await people.join("ada")``."""
    yield everybody
    if request.node.stash.get(FAILED, False):
        await everybody.picture(request.node.name)
        print(hub.logs())
        await everybody.forget()  # so that no test suffers from another
    await everybody.go_home()
