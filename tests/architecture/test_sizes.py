"""A file holds one subject. One that nobody can hold in mind at once is split along a seam."""

from __future__ import annotations

from .tree import files, relative

MOST = 400
"""Lines; most files need less than half."""
SOURCES = files(".py", ".ts", ".tsx", ".mjs", ".js", ".css")


def test_no_source_and_no_test_is_longer_than_one_can_hold_in_mind() -> None:
    lengths = {relative(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: lines for name, lines in lengths.items() if lines > MOST} == {}


def test_sources_of_every_language_were_looked_at() -> None:
    assert {path.suffix for path in SOURCES} >= {".py", ".ts", ".tsx", ".css"}
    assert {"jupyter_community", "labextension", "tests", "demo"} <= {relative(path).split("/")[0] for path in SOURCES}
