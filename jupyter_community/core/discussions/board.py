"""The board of a course, a page at a time: which threads it lists, and where a page ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import Enum

from ..errors import Invalid
from ..ids import AnchorId, NotebookId, ThreadId
from .attention import Attention
from .post import PostKind
from .thread import Thread
from .voices import Voices

PAGE = 50
"""Threads to a page."""
AT_CELL = 10
"""Threads of a cell that come with its notebook; people see four before they ask for more."""

_BEGINNING, _MICROSECOND = datetime(1970, 1, 1, tzinfo=timezone.utc), timedelta(microseconds=1)
_CURSOR = re.compile(r"([0-9]{1,17})\.([0-9a-f-]{36})")


class Show(str, Enum):
    """Which threads a reader wants to see."""

    ALL = "all"
    UNREAD = "unread"
    """With unread posts, and not muted."""
    FOLLOWED = "followed"
    UNANSWERED = "unanswered"
    """Questions that are open, or wait for who asked."""
    MINE = "mine"
    """The reader wrote in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a thread stands on the board: newest activity first."""

    at: datetime
    thread: ThreadId

    def __str__(self) -> str:
        return f"{(self.at - _BEGINNING) // _MICROSECOND}.{self.thread}"

    @classmethod
    def of_thread(cls, thread: Thread) -> Place:
        return cls(at=thread.last_at, thread=thread.id)

    @classmethod
    def of(cls, text: str) -> Place:
        """
        Raises:
            Invalid: this is not what an earlier page ended with.
        """
        found = _CURSOR.fullmatch(text)
        if found is None:
            raise Invalid("“before” must be what the page before ended with, its “more”.")
        return cls(at=_BEGINNING + int(found[1]) * _MICROSECOND, thread=ThreadId(found[2]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a page of the board is narrowed to, and after which place it begins."""

    show: Show = Show.ALL
    kind: PostKind | None = None
    notebook: NotebookId | None = None
    anchor: AnchorId | None = None
    before: Place | None = None


ANYTHING = Wish()
"""What a page asks for that opens the board."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a reader stands in a thread.

    Attributes:
        mark: the ordinal up to which they have read.
        marked: they have read something of it, or wrote in it.
        mine: they wrote in it.
        voices: who else wonders, as far as they may know.
        attention: what they said of it.
    """

    mark: int
    marked: bool
    mine: bool
    voices: Voices
    attention: Attention | None
