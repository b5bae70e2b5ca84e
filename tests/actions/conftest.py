from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from ..factories import Classroom, Member, classroom, notebook


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Classroom]:
    """The class, with the lesson's notebook open."""
    async with classroom(tmp_path / "community.sqlite") as room:
        await (await room.member("tia")).opens(notebook())
        yield room


@pytest.fixture
async def ada(room: Classroom) -> Member:
    return await room.member("ada")


@pytest.fixture
async def ben(room: Classroom) -> Member:
    return await room.member("ben")


@pytest.fixture
async def cy(room: Classroom) -> Member:
    return await room.member("cy")


@pytest.fixture
async def tia(room: Classroom) -> Member:
    return await room.member("tia")
