"""Those who wonder about the same: counted, never named, and only roughly as long as they are few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FEW = 3
"""Below so many others no number is said (rule H19)."""

Others = int | Literal["few"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """What one reader may know of those who wonder too.

    Attributes:
        mine: the reader is one of them.
        others: how many besides the reader; "few" for one or two.
    """

    mine: bool = False
    others: Others = 0


NOBODY = Voices()


def voices(total: int, *, mine: bool) -> Voices:
    """What a reader is told, from how many there are in all.

    It is told when they ask, and never sent as it changes, so that nobody can watch who came and when.
    """
    others = total - mine
    return Voices(mine=mine, others="few" if 0 < others < FEW else others)
