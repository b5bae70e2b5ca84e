"""Chromium, one for all tests, in which each person gets a profile of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

from . import chromium


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """A Chromium for as long as the block lasts."""
    path = chromium.find()
    assert path is not None, "There is no Chromium. `make browser` gets one."
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield started
        await started.close()
