"""Mentions: ``@[Ada](p7)`` names a person by their id, so that it outlives every change of name.

``@[Asker](a0)`` is an alias of the same thread, and ``@[Staff](staff)`` whoever teaches the course.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..ids import PersonId

MOST = 20
"""Mentions that a post may have; more are words like others."""
STAFF = "staff"
_CODE = re.compile(r"^(`{3,}|~{3,}).*?(?:^\1|\Z)|(`+)[^`].*?\2", re.MULTILINE | re.DOTALL)
_MENTION = re.compile(r"@\[[^\[\]\n]{1,100}\]\((p\d{1,18}|a\d{1,6}|staff)\)")
_ALIAS = re.compile(r"(@\[[^\[\]\n]{1,100}\])\(a(\d{1,6})\)")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Somebody who is named in a post, under the name that they have now."""

    id: PersonId
    name: str


def targets(body: str) -> tuple[str, ...]:
    """Whom a text means to mention, each once: ``p7``, ``a0``, ``staff``. Code mentions nobody."""
    found = dict.fromkeys(match[1] for match in _MENTION.finditer(_CODE.sub(" ", body)))
    return tuple(found)[:MOST]


def readdressed(body: str, shift: int) -> str:
    """The text where the aliases of its thread have come to be counted from another number on."""
    return _ALIAS.sub(lambda match: f"{match[1]}(a{int(match[2]) + shift})", body)


def person_of(target: str) -> PersonId | None:
    return PersonId(int(target[1:])) if target[0] == "p" else None


def alias_of(target: str) -> int | None:
    return int(target[1:]) if target[0] == "a" else None
