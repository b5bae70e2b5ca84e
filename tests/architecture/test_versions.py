"""One version, wherever it stands; what is released has its part of the changelog."""

from __future__ import annotations

import json
import re
from importlib.metadata import version

import jupyter_community

from .tree import ROOT

RELEASE = re.compile(r"^## \[(\d+\.\d+\.\d+)\]", re.M)


def test_package_front_end_and_changelog_agree_on_the_version() -> None:
    declared = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.M)
    assert declared is not None
    front = json.loads((ROOT / "labextension" / "package.json").read_text(encoding="utf-8"))["version"]
    assert {declared[1], front, jupyter_community.__version__} == {declared[1]}

    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = RELEASE.findall(changes)
    assert released[:1] == [declared[1]] or ("## [Unreleased]" in changes and _next(released[:1], declared[1]))


def _next(last: list[str], coming: str) -> bool:
    """The version that is being worked on comes after the last release, if there was one."""
    return not last or _number(last[0]) <= _number(coming)


def _number(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def test_the_installed_package_is_the_one_of_this_checkout() -> None:
    assert version("jupyter-community") == jupyter_community.__version__
