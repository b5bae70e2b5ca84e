"""A post: authored text in a thread, and the rules of writing, editing and taking it back."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from ..errors import Conflict, Gone, Invalid, NotPermitted, TooLarge
from ..ids import CourseId, PostId, ThreadId
from ..notices.mentions import Mentioned
from ..people import Author, Byline
from .moderation import Hidden, Reports
from .reactions import Reaction, Tone

MAX_BODY = 64 * 1024
"""Bytes of UTF-8."""
MAX_REASON = 500
UNDO = timedelta(seconds=10)
"""How long a post can be taken back without a trace (rule H12)."""
UNDO_GRACE = timedelta(seconds=5)
"""What we grant on top for the way from the page to us."""

_BLANK_LINES = re.compile(r"\A(?:[^\S\n]*\n)+")
"""At the start; the indentation of the first line with text stays, since it may be code."""
_BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Called letters or symbols, and drawn as nothing: fillers of Hangul, the empty cell of Braille."""


class PostKind(str, Enum):
    """What a post is meant as."""

    QUESTION = "question"
    NOTE = "note"
    IDEA = "idea"
    DIFFERENT_VIEW = "different_view"
    ANNOUNCEMENT = "announcement"


class NodKind(str, Enum):
    """What somebody of the staff says of a post without writing one."""

    ENDORSED = "endorsed"
    SEEN = "seen"


@dataclass(frozen=True, slots=True)
class Nod:
    kind: NodKind
    by: Author


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What somebody wrote, as others may know it: who is behind an alias is not in here.

    Attributes:
        n: its ordinal in the thread, from 1.
        revision: counts edits, from 1; an edit names the revision it started from.
        author: None in a stub, which keeps the place of a deleted post that was replied to.
        edited_by: whoever edited last, if it was not the author.
        reason: why staff changed it; for the author and staff only.
        tone: how its author wants it to be read.
        reactions: what the reader may know of them; None where nothing is said about it.
        attached: it shows a cell.
        mine: the reader wrote it under an alias; said to nobody else.
        hidden: it is not for everybody's eyes now; without text and author where it is not for the reader's.
        reports: what people said of it; for the staff only.
        unmasked: why the staff looked up who wrote it, each time; for its author only.
        mentions: the people whom its text names by their ids.
    """

    id: PostId
    course: CourseId
    thread: ThreadId
    reply_to: PostId | None
    n: int
    author: Byline | None
    body: str
    at: datetime
    revision: int = 1
    edited_at: datetime | None = None
    edited_by: Author | None = None
    reason: str | None = None
    deleted: bool = False
    kind: PostKind = PostKind.NOTE
    tone: Tone | None = None
    nods: tuple[Nod, ...] = ()
    reactions: tuple[Reaction, ...] | None = None
    attached: bool = False
    mine: bool = False
    mentions: tuple[Mentioned, ...] = ()
    hidden: Hidden | None = None
    reports: Reports | None = None
    unmasked: tuple[str, ...] = ()

    @property
    def bare(self) -> Post:
        """A hidden post as it is to everybody who is neither its author nor staff."""
        if self.hidden is None or self.deleted:
            return self
        return replace(
            self,
            author=None,
            body="",
            edited_at=None,
            edited_by=None,
            reason=None,
            tone=None,
            nods=(),
            reactions=None,
            mentions=(),
            attached=False,
            hidden=self.hidden.bare,
            reports=None,
            unmasked=(),
        )


def body(text: object) -> str:
    """Checks and tidies the text of a post.

    Raises:
        Invalid: nothing in it that a reader could see, or not text.
        TooLarge: over 64 KiB.
    """
    if not isinstance(text, str):
        raise Invalid("A post must be text.")
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise Invalid("The text has characters that cannot be saved. Remove them and send it again.") from None
    if size > MAX_BODY:
        raise TooLarge(
            f"A post can have at most {MAX_BODY // 1024} KiB; this one has {size // 1024 + 1}. "
            "Shorten it, or put long output into a file."
        )
    tidy = _BLANK_LINES.sub("", text.replace("\x00", "")).rstrip()
    if not any(_can_be_seen(char) for char in tidy):
        raise Invalid("There is nothing to read in this post yet. Write a word, then send it.")
    return tidy


def _can_be_seen(char: str) -> bool:
    """Letters, digits, signs and symbols can; spaces, marks alone and format characters cannot."""
    category = unicodedata.category(char)
    if category == "Cn":  # not known to this Python: newer emoji and Han characters live here
        return "\U0001f000" <= char <= "\U0001fffd" or "\U00020000" <= char <= "\U0003fffd"
    return category[0] in "LNPS" and char not in _BLANK_LETTERS


def reason(text: object) -> str:
    """Checks the reason that staff give for changing somebody's post.

    Raises:
        Invalid: missing, or over 500 characters.
    """
    tidy = text.strip() if isinstance(text, str) else ""
    if not tidy:
        raise Invalid("Say in a few words why you change somebody else's post; its author will read it.")
    if len(tidy) > MAX_REASON:
        raise Invalid(f"A reason can have at most {MAX_REASON} characters.")
    return tidy


def edited(post: Post, *, body: str, revision: int, by: Author | None, at: datetime, reason: str | None) -> Post:
    """The post with another text. ``by`` is None where its author edits.

    Raises:
        Gone: it was deleted.
        Conflict: somebody edited it since ``revision``; carries what stands now.
    """
    if post.deleted:
        raise Gone("This post was deleted; it cannot be edited any more.")
    if revision != post.revision:
        raise Conflict(
            "This post was changed elsewhere meanwhile. Your text is kept; compare the two and decide.", current=post
        )
    return replace(post, body=body, revision=post.revision + 1, edited_at=at, edited_by=by, reason=reason)


def stub(post: Post, *, by: Author | None, at: datetime, reason: str | None) -> Post:
    """What remains of a deleted post that somebody replied to: its place, nothing of its text."""
    left = replace(post, author=None, body="", tone=None, reactions=None, attached=False, hidden=None, deleted=True)
    return replace(left, revision=post.revision + 1, edited_at=at, edited_by=by, reason=reason)


def check_may_take_back(post: Post, *, own: bool, now: datetime) -> None:
    """
    Raises:
        NotPermitted: not the author, or the ten seconds are over.
    """
    if not own:
        raise NotPermitted("Only the person who wrote a post can take it back.")
    if now > post.at + UNDO + UNDO_GRACE:
        raise NotPermitted("The time to undo is over. You can still delete the post.")
