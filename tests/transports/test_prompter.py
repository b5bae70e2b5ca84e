"""The service itself lets prompts appear: pages hear of it, and a restart loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from jupyter_community.transports.prompter import Prompter

from ..factories import SEMINAR, classroom, notebook
from .live.service import serving


@pytest.mark.feature("S29")
async def test_a_page_hears_of_a_prompt_that_came_due_while_the_service_was_away(tmp_path: Path) -> None:
    database = tmp_path / "community.sqlite"
    async with classroom(database) as room:
        tia = await room.member("tia")
        await tia.opens(notebook())
        prompt = await tia.schedules("What surprised you?", minutes=1)
    async with classroom(database) as room, serving(room) as service:
        page = await service.follower("ada")
        await page.follow(SEMINAR, page.cursor)
        room.clock.advance(minutes=1)
        prompter = Prompter(room.community)
        while (frame := await page.next())["type"] != "events":
            pass
        await prompter.close()
        [event] = frame["events"]
        assert (event["post"]["id"], event["post"]["author"]["name"]) == (prompt.id, "Tia")
