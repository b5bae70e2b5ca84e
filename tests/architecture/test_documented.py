"""What can be set or called has a row in a guide, and no guide has a row for what is not there."""

from __future__ import annotations

import argparse
import inspect
import json
import re
from collections.abc import Callable, Iterator

import pytest

from jupyter_community import hub
from jupyter_community.transports.cli import parser
from jupyter_community.transports.server_extension import CommunityExtension

from .tree import documented, files

OWN = re.compile(r"\bJUPYTER_COMMUNITY_[A-Z_]+")
HUBS = re.compile(r"environment(?:\.get\(|\[)\"(JUPYTERHUB_[A-Z_]+)\"")
PROGRAM = "jupyter community"


def traits() -> set[str]:
    return {f"CommunityExtension.{name}" for name in CommunityExtension.class_own_traits(config=True)}


def arguments() -> set[str]:
    """Of the admin's one call."""
    return set(inspect.signature(hub.configure).parameters) - {"c"}


def sources() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in files(".py", below="jupyter_community"))


def variables() -> set[str]:
    return {*OWN.findall(sources()), *HUBS.findall(sources())}


def terminal() -> set[str]:
    return set(_calls(parser(), PROGRAM))


def _calls(parser: argparse.ArgumentParser, so_far: str) -> Iterator[str]:
    """Each thing that can be typed: a command, or a command with one of its options."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                yield f"{so_far} {name}"
                yield from _calls(command, f"{so_far} {name}")
        elif not isinstance(action, argparse._HelpAction):
            value = "" if action.nargs == 0 else (action.metavar or action.dest).upper()
            yield " ".join(part for part in (so_far, *action.option_strings[-1:], value) if part)


def settings() -> set[str]:
    """Of the Settings Editor, each by its plugin and its name."""
    return {
        f"jupyter-community:{schema.stem}.{name}"
        for schema in files(".json", below="labextension/schema")
        for name in json.loads(schema.read_text(encoding="utf-8")).get("properties", {})
    }


@pytest.mark.parametrize(
    "things", [traits, arguments, variables, terminal, settings], ids=lambda things: things.__name__
)
def test_each_thing_that_an_admin_can_set_or_call_has_a_row_that_says_what_it_does(
    things: Callable[[], set[str]],
) -> None:
    rows = documented()
    assert {thing: rows.get(thing) for thing in sorted(things()) if len(rows.get(thing, "").split()) < 2} == {}


def test_something_of_each_sort_was_found() -> None:
    """Else the test above would pass by looking in the wrong place."""
    assert "CommunityExtension.database" in traits()
    assert {"managed", "api_token"} <= arguments()
    assert {"JUPYTER_COMMUNITY_DB", "JUPYTERHUB_API_TOKEN", "JUPYTERHUB_HOST"} <= variables()
    assert {f"{PROGRAM} notebook-0 --course COURSE", f"{PROGRAM} serve", f"{PROGRAM} --version"} <= terminal()


def test_no_row_promises_what_is_not_there() -> None:
    there = traits() | arguments() | variables() | terminal() | settings()
    ours = re.compile(rf"CommunityExtension\.|JUPYTER_COMMUNITY_|{PROGRAM}|jupyter-community:\w+\.")
    assert {row for row in documented() if ours.match(row)} - there == set()


def test_the_server_explains_its_own_settings_too() -> None:
    """``jupyter server --help-all`` prints these."""
    assert {name for name, trait in CommunityExtension.class_own_traits(config=True).items() if not trait.help} == set()
