from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from ...factories import Classroom, Roster, classroom, notebook
from .service import Author, Service, serving


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Classroom]:
    """The class, with the lesson's notebook open."""
    async with classroom(tmp_path / "community.sqlite") as room:
        await (await room.member("tia")).opens(notebook())
        yield room


@pytest.fixture
async def service(room: Classroom) -> AsyncIterator[Service]:
    async with serving(room) as service:
        yield service


@pytest.fixture
def roster(room: Classroom) -> Roster:
    return room.roster


@pytest.fixture
async def ada(service: Service) -> Author:
    return await service.author("ada")


@pytest.fixture
async def tia(service: Service) -> Author:
    return await service.author("tia")
