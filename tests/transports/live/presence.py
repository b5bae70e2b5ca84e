"""A page that says where it is, and one that watches every frame about who is here."""

from __future__ import annotations

import json
from typing import Any

from ...factories import LESSON, SEMINAR
from .page import Page


def frame(client: int, clock: int, where: dict[str, Any] | None, *, course: str = SEMINAR) -> bytes:
    """An awareness update of one state, in the frame of hocuspocus."""
    update = _number(1) + _number(client) + _number(clock) + _text(json.dumps(where))
    return _text(f"presence/{course}") + _number(1) + _number(len(update)) + update


class Present:
    """Somebody's page that is here."""

    def __init__(self, page: Page, client: int) -> None:
        self.page = page
        self.client = client
        self.clock = 0

    async def is_at(self, where: dict[str, Any] | None) -> None:
        self.clock += 1
        await self.page.send(frame(self.client, self.clock, where))

    async def is_at_cell(self, anchor: str = "start", notebook: str = LESSON) -> None:
        await self.is_at({"notebook": notebook, "anchor": anchor})

    async def leaves(self) -> None:
        await self.is_at(None)


async def watch(page: Page, *notebooks: str, course: str = SEMINAR) -> None:
    await page.send({"type": "watch", "course": course, "notebooks": list(notebooks)})


async def told(page: Page, notebook: str | None = None) -> dict[str, Any]:
    """The next frame about who is in the course, or in a notebook."""
    while (frame := await page.until("presence"))["notebook"] != notebook:
        pass
    return frame


async def until_others(page: Page, count: int, notebook: str | None = None) -> dict[str, Any]:
    while (frame := await told(page, notebook))["others"] != count:
        pass
    return frame


async def until_named(page: Page, *names: str, notebook: str | None = None) -> dict[str, Any]:
    while True:
        frame = await told(page, notebook)
        if {person["name"] for person in frame["people"]} == set(names):
            return frame


def _number(n: int) -> bytes:
    out = bytearray()
    while n >= 0x80:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    return bytes([*out, n])


def _text(said: str) -> bytes:
    return _number(len(said.encode())) + said.encode()
