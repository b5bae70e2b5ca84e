"""A snapshot: a cell as its author showed it with a post. It is evidence: cleaned once, never changed, never run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from ..errors import Invalid, TooLarge
from .picture import cleaned as cleaned_picture

MAX_PIECES = 16
MAX_TEXT = 32 * 1024
"""Bytes of UTF-8 of a piece. Pages cut to fewer characters than that and say so; what is still more is refused."""
MAX_NAME = 40
"""Characters of the name of a language."""


class PieceKind(str, Enum):
    SOURCE = "source"
    TEXT = "text"
    """What the cell printed or answered."""
    ERROR = "error"
    """A traceback."""
    PICTURE = "picture"
    """A PNG, in base64."""


class Omitted(str, Enum):
    """Why something that the cell showed is not in its snapshot."""

    RICH = "rich"
    """HTML, a widget, or what else could act."""
    LARGE = "large"
    MANY = "many"
    REMOVED = "removed"
    """By its author, before it was posted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Attributes: ``cut`` is how many characters were left out of the middle, at the line that says ``…`` alone."""

    kind: PieceKind
    text: str
    cut: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """
    Attributes:
        language: what its source is written in, to colour it.
        pieces: in the order in which the cell showed them.
    """

    language: str
    pieces: tuple[Piece, ...]
    omitted: tuple[Omitted, ...] = ()


_LANGUAGE = re.compile(r"[A-Za-z0-9+#._-]*\Z")
_TERMINAL = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours and moves
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # links and titles
    r"|\x1b[ -/]*[0-~]?"
)
_OVERWRITTEN = re.compile(r"[^\n]*\r(?=[^\n])")
"""A progress bar writes over its own line; its last state is what stood there."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Nor what turns the direction of text: with it, code reads otherwise than it runs."""
_HOME = re.compile(r"(?:/home/+|/Users/+|[A-Za-z]:\\Users\\+)[^/\\\s\"'<>:|]+")
HIDDEN = "‹name›"


def cleaned(snapshot: Snapshot) -> Snapshot:
    """The snapshot as it is kept: plain text and pictures, without homes, colours and what a terminal would do.

    Cleaning what is clean changes nothing, so that authors see beforehand what will be kept.

    Raises:
        Invalid: there is nothing in it, or a picture that is none.
        TooLarge: more than pages send.
    """
    if not snapshot.pieces:
        raise Invalid("Nothing of the cell is left to show. Take the tick away, or tick it again.")
    if len(snapshot.pieces) > MAX_PIECES:
        raise TooLarge(f"A cell can be shown with at most {MAX_PIECES} outputs. Leave some out.")
    if len(snapshot.language) > MAX_NAME or not _LANGUAGE.match(snapshot.language):
        raise Invalid("The language of a cell is a short name, like python.")
    if any(piece.cut < 0 for piece in snapshot.pieces):
        raise Invalid("Nobody can leave out less than nothing.")
    return replace(
        snapshot, pieces=tuple(map(_cleaned, snapshot.pieces)), omitted=tuple(dict.fromkeys(snapshot.omitted))
    )


def _cleaned(piece: Piece) -> Piece:
    if piece.kind == PieceKind.PICTURE:
        return replace(piece, text=cleaned_picture(piece.text), cut=0)
    text = plain(piece.text)
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise Invalid("The cell has characters that cannot be saved. Leave that output out.") from None
    if size > MAX_TEXT:
        raise TooLarge(
            f"An output can be shown with at most {MAX_TEXT // 1024} KiB. Reload the page and attach it anew."
        )
    return replace(piece, text=text)


def plain(text: str) -> str:
    """What a cell wrote, as text: what a terminal would have shown of it, and ``~`` for the homes of people."""
    shown = _TERMINAL.sub("", text.replace("\r\n", "\n"))
    return _HOME.sub("~", _CONTROL.sub("", _OVERWRITTEN.sub("", shown)))


def without_names(snapshot: Snapshot, names: Iterable[str]) -> Snapshot:
    """The snapshot without these names, whole or by their parts, for a post without a name."""
    parts = {part for name in names for part in (name.strip(), *name.split()) if len(part) > 1}
    if not parts:
        return snapshot
    anyone = "|".join(re.escape(part) for part in sorted(parts, key=lambda part: (-len(part), part)))
    found = re.compile(rf"(?<![^\W_])(?:{anyone})(?![^\W_])", re.IGNORECASE)
    pieces = (
        piece if piece.kind == PieceKind.PICTURE else replace(piece, text=found.sub(HIDDEN, piece.text))
        for piece in snapshot.pieces
    )
    return replace(snapshot, pieces=tuple(pieces))
