"""Collects which tests prove which rows of docs/features.md."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--features-to", type=Path, default=None, help="write the tests of each row to this file as JSON")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    target: Path | None = config.getoption("--features-to")
    if target is None:
        return
    rows: dict[str, list[str]] = {}
    for item in items:
        for mark in item.iter_markers("feature"):
            for row in mark.args:
                rows.setdefault(row, []).append(item.nodeid)
    target.write_text(json.dumps(rows))


os.environ.setdefault("JUPYTER_PLATFORM_DIRS", "1")
