"""Which tests run side by side, and which after one another in one process, when `make test` runs them.

A lane of the browser's has a hub, a Chromium and people of its own, and its files run in the order of their names.
"""

from __future__ import annotations

from pathlib import Path

import pytest

BROWSER = Path(__file__).parent / "browser"
LANES = 2


def assign(items: list[pytest.Item]) -> None:
    files = sorted({item.path for item in items if BROWSER in item.path.parents})
    for item in items:
        if item.path in files:
            item.add_marker(pytest.mark.xdist_group(f"browser {files.index(item.path) % LANES}"))
        elif any(item.get_closest_marker(kind) for kind in ("hub", "nbgrader", "packaging")):
            item.add_marker(pytest.mark.xdist_group("tools"))
