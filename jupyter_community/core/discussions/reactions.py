"""What people say of a post in a word or two: counted roughly, never by name, and in what tone it was meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from .voices import Voices, voices


class ReactionKind(str, Enum):
    """Few, so that they mean the same to everybody; none says that a post is bad."""

    THANK_YOU = "thank_you"
    HELPED = "helped"
    LANDED = "landed"
    """I have read it and take it in."""
    DIFFERENTLY = "differently"
    """I see it differently; where somebody says so, a reply is worth more."""


class Tone(str, Enum):
    """How its author wants a post to be read."""

    HALF_BAKED = "half_baked"
    JOKING = "joking"
    BLUNT = "blunt"
    """Please be blunt with me."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """What one reader may know of those who said the same of a post."""

    kind: ReactionKind
    voices: Voices


def reactions(counts: Mapping[ReactionKind, int], mine: frozenset[ReactionKind]) -> tuple[Reaction, ...]:
    """In the order of the kinds, and not by how many: nothing here is a ranking."""
    return tuple(
        Reaction(kind=kind, voices=voices(counts[kind], mine=kind in mine)) for kind in ReactionKind if counts.get(kind)
    )
