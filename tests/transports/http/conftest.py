from __future__ import annotations

import pytest

from ..live.service import Service
from .lesson import Lesson


@pytest.fixture
async def lesson(service: Service) -> Lesson:
    lesson = Lesson(service)
    await lesson.begin()
    return lesson
