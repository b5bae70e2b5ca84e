"""What waits for the staff, and how soon they mean to answer. Only the staff are shown who waits (rule H11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from statistics import median

from ..errors import Invalid
from ..ids import PostId
from ..people import Alias, Role
from .post import Post, PostKind
from .question import State
from .thread import Thread

MOST_MINUTES = 60 * 24 * 60
"""Sixty days."""
ENOUGH = 3
"""Of fewer answers nothing is said to learners: it would be about one person's answer."""
LATELY = timedelta(days=7)
"""What the usual time to an answer is taken from."""
UNSEEN_FOR = timedelta(days=14)
"""What nobody of the staff has seen for so long has had its time."""


class Why(str, Enum):
    """Why a thread is in the inbox."""

    QUESTION = "question"
    """A question that is open: the staff's turn."""
    REPORTED = "reported"
    """Somebody asked the staff to look at a post."""
    APPEAL = "appeal"
    """The author of a hidden post asked for another look."""
    UNSEEN = "unseen"
    """A learner wrote last, and nobody of the staff has answered, endorsed it or said that they have seen it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Attributes: ``since`` is when it became the staff's turn; ``post``: what of the thread waits, if not all."""

    thread: Thread
    why: Why
    since: datetime
    post: PostId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """How soon the staff mean to answer.

    Attributes:
        minutes: within so many; None where they promise nothing.
        shown: learners are told how soon answers have come lately.
    """

    minutes: int | None = None
    shown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTime:
    """Attributes: ``usual`` is the median of the last week; None without answers, or where it is not for the reader."""

    promise: Promise
    usual: timedelta | None


def checked(promise: Promise) -> Promise:
    """
    Raises:
        Invalid: less than a minute, or more than sixty days.
    """
    if promise.minutes is not None and not 1 <= promise.minutes <= MOST_MINUTES:
        raise Invalid("Choose a time between a minute and sixty days.")
    return promise


def waiting_question(thread: Thread, now: datetime) -> Waiting | None:
    """A question that is the staff's turn: open, not closed, not said to be another one, not left to peers for now."""
    if thread.state != State.OPEN or thread.locked is not None or thread.duplicate_of is not None:
        return None
    since = max(thread.since or thread.at, thread.peers_first or thread.at)
    return None if since > now else Waiting(thread=thread, why=Why.QUESTION, since=since)


def may_be_unseen(thread: Thread, now: datetime) -> bool:
    """Whether the newest post of a thread is worth a look."""
    talks = thread.state is None and thread.kind != PostKind.ANNOUNCEMENT and thread.locked is None
    return talks and now - thread.last_at <= UNSEEN_FOR


def unseen(thread: Thread, last: Post) -> Waiting | None:
    """A thread whose newest post is a learner's that no staff have taken note of, nor hidden."""
    author = last.author
    by_learner = isinstance(author, Alias) or (author is not None and author.role == Role.LEARNER)
    if not by_learner or last.nods or last.hidden is not None:
        return None
    return Waiting(thread=thread, why=Why.UNSEEN, since=last.at)


def usual(waits: Sequence[timedelta], *, for_staff: bool) -> timedelta | None:
    """The median of how long askers waited; for learners only once it says nothing about a single answer."""
    if len(waits) < (1 if for_staff else ENOUGH):
        return None
    return timedelta(seconds=median(wait.total_seconds() for wait in waits))
