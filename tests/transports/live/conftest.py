from __future__ import annotations

import pytest

from ...factories import Classroom, Roster
from .service import Author, Service


@pytest.fixture
def roster(room: Classroom) -> Roster:
    return room.roster


@pytest.fixture
async def ada(service: Service) -> Author:
    return await service.author("ada")


@pytest.fixture
async def tia(service: Service) -> Author:
    return await service.author("tia")
