"""Two threads are merged. In one world the same person wrote without a name in both, in the other two people did:
whatever others ask and hear, before and after, is the same.
"""

from __future__ import annotations

from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from ..factories import LESSON, classroom, notebook
from .live.service import serving
from .test_anonymity import ASKED, LATER, NAMED, ONLOOKERS, SECOND, World

pytestmark = pytest.mark.slow


async def lives(world: World) -> None:
    """Ada asks without her name. Whoever is hidden replies so in another thread, and again after the merging."""
    at = {"notebook": LESSON, "anchor": "start"}
    await world.opens()
    await world.does("ada", "POST", "posts", {"id": ASKED, "thread": ASKED, "body": "Why?", "nameless": True, **at})
    await world.does("cy", "POST", "posts", {"id": NAMED, "thread": NAMED, "body": "How come?", **at})
    reply = {"thread": NAMED, "nameless": True}
    await world.does(world.hidden, "POST", "posts", {"id": SECOND, "body": "I wonder, too", **reply})
    await world.does(world.hidden, "PUT", f"threads/{NAMED}/me-too", {"given": True})
    await world.does("tia", "POST", f"threads/{ASKED}/merge", {"into": NAMED})
    await world.does(world.hidden, "POST", "posts", {"id": LATER, "body": "And still", **reply})
    await world.does("tia", "PATCH", f"posts/{ASKED}", {"body": "But why?", "revision": 1, "reason": "Clearer"})


@pytest.mark.feature("S23", "H05", "M10")
async def test_two_aliases_in_a_merged_thread_do_not_tell_whether_they_are_one_person(tmp_path: Path) -> None:
    told = []
    async with AsyncExitStack() as stack:
        for hidden in ("ada", "ben"):
            room = await stack.enter_async_context(classroom(tmp_path / f"{hidden}.sqlite"))
            await (await room.member("tia")).opens(notebook())
            world = World(await stack.enter_async_context(serving(room)), hidden)
            await lives(world)
            told.append(world.told)
    one, other = told
    for onlooker in ONLOOKERS:
        for there, here in zip(one[onlooker], other[onlooker], strict=True):
            assert there == here, onlooker
        assert any('"alias":2' in text for text in one[onlooker]), "the asker has an alias of their own there"
