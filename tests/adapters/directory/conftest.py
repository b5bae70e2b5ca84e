from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from jupyter_community.adapters.directory.hub import HubDirectory

from .fake_hub import SERVICE_TOKEN, FakeHub


class Seconds:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
async def hub() -> AsyncIterator[FakeHub]:
    hub = FakeHub()
    hub.start()
    yield hub
    await hub.stop()


@pytest.fixture
async def directory(hub: FakeHub, seconds: Seconds) -> AsyncIterator[HubDirectory]:
    directory = HubDirectory(
        api=hub.url, token=SERVICE_TOKEN, service="community", titles={"seminar": "Studying together"}, now=seconds
    )
    yield directory
    await directory.close()
