"""docs/features.md promises nothing that no test proves."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("features", Path(__file__).parent / "features.py")
assert _SPEC is not None
assert _SPEC.loader is not None
features = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(features)


@pytest.fixture(scope="module")
def proved() -> dict[str, list[str]]:
    return features.tests()


def test_the_page_has_rows() -> None:
    assert {"S01", "S13", "S15", "S62", "H04", "H06", "H12"} <= set(features.rows())


def test_every_row_that_is_done_or_basic_has_a_test(proved: dict[str, list[str]]) -> None:
    promised = {row for row, (status, _) in features.rows().items() if status in ("done", "basic")}
    assert promised - set(proved) == set()


def test_no_test_names_a_row_that_is_not_on_the_page(proved: dict[str, list[str]]) -> None:
    assert set(proved) - set(features.rows()) == set()
