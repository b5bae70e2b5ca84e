"""A thread: a first post and the replies to it, at one cell of a notebook."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from ..ids import AnchorId, CourseId, NotebookId, ThreadId
from ..people import Author

MAX_TITLE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """
    Attributes:
        title: the first line of its first post, as plain text.
        posts: ordinal of its newest post.
        started_by: None once the first post was deleted.
    """

    id: ThreadId
    course: CourseId
    notebook: NotebookId
    anchor: AnchorId
    title: str
    started_by: Author | None
    at: datetime
    last_at: datetime
    posts: int


_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_TAG = re.compile(r"<[^>]{0,200}>")
_MARKS = re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)+|[*_`~]{1,3}")
_RULE = re.compile(r"\s*(?:`{3,}.*|~{3,}.*|[-*_=\s]{3,})\Z")


def plain(line: str) -> str:
    """One line of Markdown without its marks, for a list that shows no Markdown."""
    for pattern, kept in ((_IMAGE, r"\1"), (_LINK, r"\1"), (_TAG, " "), (_MARKS, "")):
        line = pattern.sub(kept, line)
    return " ".join("".join(c for c in line if unicodedata.category(c) not in ("Cc", "Cf") or c == "\u200d").split())


def excerpt(body: str, length: int = MAX_TITLE) -> str:
    """The first line of a post that says something, as plain text of at most ``length`` characters."""
    for line in body.splitlines():
        text = "" if _RULE.match(line) else plain(line)
        if text:
            return text if len(text) <= length else text[: length - 1].rstrip() + "…"
    return "…"
