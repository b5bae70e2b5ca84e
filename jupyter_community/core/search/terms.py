"""What counts as a word. Every index of posts, whatever its database, holds these words and no others.

Spelling that people do not care about is levelled: compatibility forms (NFKC), case, accents, signs that cannot be
seen. Han, Kana and Hangul have no spaces between words, so each sign is a word, and a query for several of them is a
query for a phrase. Code falls into the words between its signs, so that ``np.random.choice`` is a phrase of three;
``DataFrame`` is one word and has the parts ``data`` and ``frame``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

LONGEST = 60
"""Characters of a word; what is longer is a picture or a key, and is known by its beginning."""

_PLAIN = re.compile(r"[A-Za-z0-9]+")
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)
"""Accents and vowel points that people leave out when they search. The vowels of Indic scripts are no accents."""
_BARRED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t"})
"""Letters with a stroke, which Unicode does not take apart."""
_SIGN = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_HUMP = re.compile(r"(?<=[^\W_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands: ``text[start:end]`` was levelled to ``word``."""

    word: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text, in their order."""
    if text.isascii():
        for found in _PLAIN.finditer(text):
            yield Word(found.group().lower()[:LONGEST], found.start(), found.end())
    else:
        yield from _any_words(text)


def _any_words(text: str) -> Iterator[Word]:
    letters: list[str] = []
    start = end = 0
    for at, upto in _clusters(text):
        for char, single, belongs in _read(text[at:upto]):
            if letters and (single or not belongs):
                yield Word("".join(letters)[:LONGEST], start, end)
                letters = []
            if single:
                yield Word(char, at, upto)
            elif belongs:
                start = at if not letters else start
                letters.append(char)
                end = upto
    if letters:
        yield Word("".join(letters)[:LONGEST], start, end)


def indexed(text: str) -> tuple[str, str]:
    """What an index keeps of a text: its words in their order, and the parts of those in CamelCase."""
    whole = list(words(text))
    return " ".join(word.word for word in whole), " ".join(part.word for word in whole for part in parts(text, word))


def parts(text: str, word: Word) -> list[Word]:
    """The parts of a word in CamelCase; none of any other word."""
    if text[word.start : word.end].islower():  # most are, and no letter of theirs is looked at twice
        return []
    humps = [0, *(hump.start() for hump in _HUMP.finditer(text[word.start : word.end])), word.end - word.start]
    if len(humps) == 2:
        return []
    pieces = [(word.start + a, word.start + b) for a, b in pairwise(humps)]
    return [Word(part.word, a + part.start, a + part.end) for a, b in pieces for part in words(text[a:b])]


@lru_cache(maxsize=8192)
def _read(cluster: str) -> tuple[tuple[str, bool, bool], ...]:
    """What a letter with its marks is levelled to; whether each character is a word by itself, or part of one."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", cluster).casefold())
    bare = _ACCENTS.sub("", apart.translate(_BARRED))
    seen = "".join(char for char in bare if unicodedata.category(char) != "Cf")
    return tuple((char, _is_sign(char), _belongs(char)) for char in unicodedata.normalize("NFC", seen))


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Where each letter with the marks after it begins and ends; signs that cannot be seen belong to what is before."""
    start = 0
    for at in range(1, len(text)):
        if not _leans(text[at]):
            yield start, at
            start = at
    yield start, len(text)


@lru_cache(maxsize=4096)
def _leans(char: str) -> bool:
    """Whether the character is read together with the one before it."""
    if char.isascii():
        return False
    return (
        unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf")
        or "\u1160" <= char <= "\u11ff"  # the later letters of a syllable of Hangul
        or char in "\uff9e\uff9f"  # the voicing of narrow Katakana
    )


def _belongs(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def _is_sign(char: str) -> bool:
    """Where words have no spaces between them, and symbols that somebody may look for."""
    return not char.isascii() and (_SIGN.match(char) is not None or unicodedata.category(char) in ("So", "Sm"))
