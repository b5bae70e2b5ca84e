"""Where tests keep their files, and which tests prove which rows of docs/features.md."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

os.environ.setdefault("JUPYTER_PLATFORM_DIRS", "1")

# Every post waits until the disk has it, and tests write many: in memory, where there is enough, that costs nothing.
MEMORY, ENOUGH = Path("/dev/shm"), 4 * 1024**3  # noqa: S108  pytest makes a folder of its own in it
if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


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
