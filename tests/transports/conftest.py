"""A class, and the service that lets it in on a port of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from ..factories import Classroom, classroom, notebook
from .live.service import Service, serving


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
