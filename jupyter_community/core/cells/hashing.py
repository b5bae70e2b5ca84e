"""The hash by which cells of the same text are the same: the twin of ``hashOf`` in ``fingerprint.ts``."""

from __future__ import annotations

import re

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
LENGTH = 10
HASH = re.compile(rf"[A-Za-z0-9_-]{{{LENGTH}}}\Z")
_HALF = LENGTH // 2
_SEEDS = (0x9747B28C, 0x1B873593)
_WORD = 0xFFFFFFFF


def hash_of(text: str) -> str:
    """Ten characters for any text: the same for the same text, here and in every page."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    units = [int.from_bytes(encoded[at : at + 2], "little") for at in range(0, len(encoded), 2)]
    halves = [_mixed(_fnv(units, seed)) for seed in _SEEDS]
    return "".join(ALPHABET[(half >> (6 * place)) & 63] for half in halves for place in range(_HALF))


def _fnv(units: list[int], seed: int) -> int:
    """FNV-1a, over UTF-16 units."""
    value = 0x811C9DC5 ^ seed
    for unit in units:
        value = ((value ^ unit) * 0x01000193) & _WORD
    return value


def _mixed(value: int) -> int:
    """MurmurHash3's finaliser."""
    value = ((value ^ (value >> 16)) * 0x85EBCA6B) & _WORD
    value = ((value ^ (value >> 13)) * 0xC2B2AE35) & _WORD
    return value ^ (value >> 16)
