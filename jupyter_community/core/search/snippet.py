"""The lines of a post around what was looked for, and where in them it stands."""

from __future__ import annotations

import re

from .query import Phrase, Query
from .terms import Word, parts, words

LENGTH = 200
"""Characters of a snippet, give or take a word."""
BEFORE = 60
"""Characters of it before what was found."""

_SPACES = re.compile(r"\s+")


def snippet(text: str, query: Query) -> tuple[str, ...]:
    """A piece of a text in which every second string, beginning with the second, is what was looked for."""
    found = _marks(text, query)
    first = found[0][0] if found else 0
    start, end = _window(text, first)
    pieces: list[str] = ["…" if start > 0 else ""]
    at = start
    for a, b in found:
        if a >= at and b <= end:
            pieces[-1] += text[at:a]
            pieces += [text[a:b], ""]
            at = b
    pieces[-1] += text[at:end] + ("…" if end < len(text) else "")
    return tuple(_SPACES.sub(" ", piece) for piece in pieces)


def _window(text: str, first: int) -> tuple[int, int]:
    """Where the snippet begins and ends: between words if it can be."""
    start = max(0, first - BEFORE)
    if start > 0:
        gap = re.search(r"\s", text[start:first])
        start += gap.end() if gap else 0
    end = min(len(text), start + LENGTH)
    if end < len(text):
        cut = re.search(r"\s\S*\Z", text[max(start, first) : end])
        end = max(start, first) + cut.start() if cut and cut.start() > 0 else end
    return start, end


def _marks(text: str, query: Query) -> list[tuple[int, int]]:
    """Where the wanted phrases stand, in their order, without overlaps."""
    whole = list(words(text))
    found: list[tuple[int, int]] = []
    for n, word in enumerate(whole):
        if found and word.start > found[0][0] + LENGTH:
            break  # behind what is shown
        for phrase in query.wanted:
            last = n + len(phrase.words)
            if last <= len(whole) and _fits(whole[n:last], phrase):
                found.append((word.start, whole[last - 1].end))
            elif len(phrase.words) == 1:
                found += [(part.start, part.end) for part in parts(text, word) if _fits([part], phrase)]
    apart: list[tuple[int, int]] = []
    for mark in sorted(found, key=lambda mark: (mark[0], -mark[1])):
        if not apart or mark[0] >= apart[-1][1]:
            apart.append(mark)
    return apart


def _fits(found: list[Word], phrase: Phrase) -> bool:
    *firsts, last = phrase.words
    if any(word.word != wanted for word, wanted in zip(found, firsts, strict=False)):
        return False
    return found[-1].word.startswith(last) if phrase.open else found[-1].word == last
