"""Both directories keep what the port promises."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest

from jupyter_community.adapters.directory.hub import HubDirectory
from jupyter_community.adapters.directory.local import LocalDirectory
from jupyter_community.ports.directory import Directory

from ...contracts.directory_contract import DirectoryContract
from .fake_hub import SERVICE_TOKEN, FakeHub


class TestHubDirectory(DirectoryContract):
    @pytest.fixture
    async def directory(self, hub: FakeHub) -> AsyncIterator[Directory]:
        hub.groups = {"nbgrader-seminar": ["ada"], "formgrade-calc.2026-27": ["ada"]}
        directory = HubDirectory(api=hub.url, token=SERVICE_TOKEN, service="community", titles={})
        yield directory
        await directory.close()

    @pytest.fixture
    def credential(self, hub: FakeHub) -> str:
        return hub.token("ada")


class TestLocalDirectory(DirectoryContract):
    @pytest.fixture
    def directory(self) -> Directory:
        return LocalDirectory(titles={"seminar": "Studying together"})

    @pytest.fixture
    def credential(self) -> str:
        return json.dumps({"login": "ada", "name": "Ada"})
