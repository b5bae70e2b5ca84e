"""The lesson begins once for all tests of a process; each has a copy of its database, and a service on it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from ...factories import Classroom, classroom, notebook
from ..live.service import Service, serving
from .lesson import Lesson


@dataclass(frozen=True)
class Begun:
    lesson: Lesson
    database: Path


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def begun(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    database = tmp_path_factory.mktemp("lesson") / "community.sqlite"
    async with classroom(database) as room, serving(room) as service:
        await (await room.member("tia")).opens(notebook())
        lesson = Lesson(service)
        await lesson.begin()
    return Begun(lesson, database)


@pytest.fixture
async def room(begun: Begun, tmp_path: Path) -> AsyncIterator[Classroom]:
    """The class, in the midst of the lesson."""
    async with classroom(Path(shutil.copy(begun.database, tmp_path))) as room:
        yield room


@pytest.fixture
def lesson(begun: Begun, service: Service) -> Lesson:
    return begun.lesson.copied(service)
