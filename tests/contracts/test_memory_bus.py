from __future__ import annotations

import pytest

from jupyter_community.adapters.bus.memory import MemoryBus

from .bus_contract import BusContract


class TestMemoryBus(BusContract):
    @pytest.fixture
    def bus(self) -> MemoryBus:
        return MemoryBus()
