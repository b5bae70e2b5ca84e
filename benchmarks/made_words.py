"""Sentences as a course might hold them: a few words are everywhere, most are rare."""

from __future__ import annotations

import random
from functools import cache

WORDS = 20_000
_COMMON = """the of and a to in is that it for we why this on with as are mean plot array error variance sample data
frame random loop index value column notebook kernel cell code function result answer question thanks"""
COMMON = tuple(_COMMON.split())


def word(rank: int) -> str:
    """The word of this rank; the first ones are common."""
    if rank < len(COMMON):
        return COMMON[rank]
    number, syllables = rank * 7919 % 1_000_003, []
    while number:
        number, part = divmod(number, 100)
        syllables.append("bdfghklmnprstvwzjcxq"[part // 5] + "aeiou"[part % 5])
    return "".join(syllables)


def sentence(chance: random.Random, length: int) -> str:
    ranks = chance.choices(range(WORDS), cum_weights=_weights(), k=length)
    return " ".join(map(word, ranks)).capitalize() + "."


@cache
def _weights() -> list[float]:
    """By Zipf's law."""
    total, weights = 0.0, []
    for rank in range(1, WORDS + 1):
        total += 1 / rank
        weights.append(total)
    return weights
