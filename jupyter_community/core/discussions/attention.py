"""What a person has said of a thread, for themselves: that they follow it, or that they want to hear no more of it."""

from __future__ import annotations

from enum import Enum


class Attention(str, Enum):
    """Nobody else is told. Without a word of theirs, people follow what they wrote in or wonder about, too."""

    FOLLOWED = "followed"
    MUTED = "muted"
