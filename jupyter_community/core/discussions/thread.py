"""A thread: a first post and the replies to it, at one cell of a notebook."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime

from ..audience import EVERYBODY, Audience, Readers
from ..ids import AnchorId, CourseId, NotebookId, PersonId, PostId, ThreadId
from ..people import Byline
from .post import PostKind
from .question import State

MAX_TITLE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """
    Attributes:
        title: the first line of its first post, as plain text.
        posts: ordinal of its newest post.
        started_by: None once the first post was deleted.
        asker: who asked the staff; for the staff and that person only, and None in every other thread.
        kind: that of its first post.
        state: how far a question has come; None in what is no question.
        accepted: the post that answers the question.
        pinned: stands on top.
        locked: why nobody but the staff can write in it any more.
        summary: what the staff wrote on top of it, as Markdown.
        duplicate_of: the thread in which the same is talked about.
        peers_first: until when the staff leave the answering to peers.
        hidden: its first post is hidden; then its title and who started it are empty to those whom that is not for.
        bare: they are empty.
        since: when its state began; for the inbox of the staff, and told to nobody else.
    """

    id: ThreadId
    course: CourseId
    notebook: NotebookId
    anchor: AnchorId
    title: str
    started_by: Byline | None
    at: datetime
    last_at: datetime
    posts: int
    audience: Audience = Audience.EVERYONE
    asker: PersonId | None = None
    kind: PostKind = PostKind.NOTE
    state: State | None = None
    accepted: PostId | None = None
    pinned: bool = False
    locked: str | None = None
    summary: str | None = None
    duplicate_of: ThreadId | None = None
    peers_first: datetime | None = None
    since: datetime | None = None
    hidden: bool = False
    bare: bool = False

    @property
    def to_everybody(self) -> Thread:
        """As it is to those who are neither staff nor started it."""
        return replace(self, title="", started_by=None, bare=True) if self.hidden else self

    @property
    def readers(self) -> Readers:
        if self.audience == Audience.EVERYONE:
            return EVERYBODY
        return Readers(self.audience, self.asker)


_LONGEST = 1000
"""Characters of a line that are looked at: a pattern may need the square of its line's length."""
_BEGINNING = 4 * _LONGEST
"""Characters of a post that are looked at."""
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_PLAINER = (
    (re.compile(r"^(?:\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+))+"), ""),
    (re.compile(r"!?\[((?:\\.|[^\]\\])*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^>\s]*)>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^>]{0,200}>"), " "),
    (re.compile(r"(?<!\\)(\*{1,3}|~~)(?=\S)(.+?)(?<=[^\s\\])\1"), r"\2"),
    (re.compile(r"(?<![\w\\])(_{1,3})(?=\S)(.+?)(?<=[^\s\\])\1(?!\w)"), r"\2"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
_MARKED = re.compile(r"[`#>*+\[<_~\\]|^\s{0,3}(?:-|\d+[.)])")
"""What a line has that is not plain already; most have nothing of it."""
_RULE = re.compile(r"(?:`{3,}.*|~{3,}.*|[-*_=\s]{3,})\Z")
_JOINERS = "\u200c\u200d"
"""Cannot be seen, but words in Persian and many emoji are not the same without them."""


def plain(line: str) -> str:
    """One line of Markdown without its marks, for a list that shows no Markdown. Code keeps its every letter."""
    if len(line) > _LONGEST:
        line = line[:_LONGEST] + ")"  # ends the link that was cut, if one was: pictures are long
    pieces = _CODE.split(line) if _MARKED.search(line) else [line]
    for n in range(0, len(pieces), 3):
        if _MARKED.search(pieces[n]):
            for pattern, kept in _PLAINER[0 if n == 0 else 1 :]:
                pieces[n] = pattern.sub(kept, pieces[n])
    del pieces[1::3]
    text = "".join(pieces)
    return " ".join((text if text.isprintable() else "".join(map(_seen, text))).split())


def _seen(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cc":
        return " "
    return char if category != "Cf" or char in _JOINERS else ""


def excerpt(body: str, length: int = MAX_TITLE) -> str:
    """The first line of a post that says something, as plain text of at most ``length`` characters."""
    for line in body[:_BEGINNING].splitlines():
        text = "" if _RULE.match(line[:_LONGEST].strip()) else plain(line)
        if text:
            return text if len(text) <= length else text[: length - 1].rstrip() + "…"
    return "…"
