"""What somebody is looking for: plain words, "phrases", and -what is not wanted. Nothing else means anything."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import Invalid
from .terms import words

MAX_QUERY = 200
"""Characters."""
MAX_PHRASES = 16
SHORTEST_BEGINNING = 3
"""Letters that a plain word needs to find words that begin with it."""

_QUOTES = '"“”„‟«»'
_PIECE = re.compile(
    rf"(?P<no>-(?=[{_QUOTES}]|[^\W_]))?(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<plain>\S+))"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side. ``open``: the last of them may go on, as in ``regress`` for ``regression``."""

    words: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A post is found if it has all that is ``wanted`` and nothing that is ``unwanted``."""

    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...] = ()


def parse(text: str) -> Query:
    """
    Raises:
        Invalid: there is nothing in it to look for, or too much.
    """
    if not text.strip():
        raise Invalid("Write a word to look for.")
    if len(text) > MAX_QUERY:
        raise Invalid(f"A search can have at most {MAX_QUERY} characters. Leave some of it out.")
    wanted: dict[Phrase, None] = {}
    unwanted: dict[Phrase, None] = {}
    for piece in _PIECE.finditer(text):
        phrase = _phrase(piece["plain"] if piece["phrase"] is None else piece["phrase"], quoted=piece["plain"] is None)
        if phrase is not None:
            (unwanted if piece["no"] else wanted)[phrase] = None
    if not wanted:
        raise Invalid(
            "Say also what to look for, not only what to leave out."
            if unwanted
            else "There is no word in this search. Write one of letters or digits."
        )
    if len(wanted) + len(unwanted) > MAX_PHRASES:
        raise Invalid(f"A search can have at most {MAX_PHRASES} words. Leave some of them out.")
    return Query(tuple(wanted), tuple(unwanted))


def _phrase(text: str, *, quoted: bool) -> Phrase | None:
    found = tuple(word.word for word in words(text))
    if not found:
        return None
    last = found[-1]
    return Phrase(found, open=not quoted and not last.isdigit() and len(last) >= SHORTEST_BEGINNING)
