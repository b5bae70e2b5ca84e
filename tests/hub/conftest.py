from __future__ import annotations

from collections.abc import Iterator

import pytest

from ..harness.hub import DemoHub


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoHub]:
    """The demo's hub as ``make demo`` starts it, service and all."""
    with DemoHub(tmp_path_factory.mktemp("hub") / "demo", managed=True) as hub:
        yield hub
