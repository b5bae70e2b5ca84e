"""What staff do to guide a discussion, and what it means for those who write in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from ..errors import Invalid, NotPermitted
from ..ids import AnchorId, NotebookId, ThreadId
from .thread import Thread

MAX_SUMMARY = 16 * 1024
"""Characters."""
MAX_LOCK = 500
MAX_HOURS = 24 * 14


class Keep(Enum):
    """In a change: leave it as it is."""

    KEEP = "keep"


KEEP = Keep.KEEP


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is to be another than before.

    Attributes:
        locked: the reason, which everybody reads; None opens the thread again.
        summary: Markdown on top of the thread; None removes it.
        peers_first: for so many hours from now staff let peers go first; None ends it.
        place: the cell to which the thread moves.
    """

    pinned: bool | Keep = KEEP
    locked: str | Keep | None = KEEP
    summary: str | Keep | None = KEEP
    duplicate_of: ThreadId | Keep | None = KEEP
    peers_first: int | Keep | None = KEEP
    place: tuple[NotebookId, AnchorId] | Keep = KEEP


def guided(thread: Thread, change: Change, *, now: datetime) -> Thread:
    """The thread after the change; its place is not checked here.

    Raises:
        Invalid: a text that is empty or too long, a span that is no span, a thread as its own duplicate.
    """
    if not isinstance(change.pinned, Keep):
        thread = replace(thread, pinned=change.pinned)
    if not isinstance(change.locked, Keep):
        thread = replace(thread, locked=_text(change.locked, MAX_LOCK, "why nobody can write here any more"))
    if not isinstance(change.summary, Keep):
        thread = replace(thread, summary=_text(change.summary, MAX_SUMMARY, "a summary"))
    if not isinstance(change.duplicate_of, Keep):
        if change.duplicate_of == thread.id:
            raise Invalid("A thread cannot be its own duplicate. Choose another thread.")
        thread = replace(thread, duplicate_of=change.duplicate_of)
    if not isinstance(change.peers_first, Keep):
        thread = replace(thread, peers_first=_until(change.peers_first, now))
    if not isinstance(change.place, Keep):
        notebook, anchor = change.place
        thread = replace(thread, notebook=notebook, anchor=anchor)
    return thread


def check_not_locked(thread: Thread, *, may_guide: bool) -> None:
    """
    Raises:
        NotPermitted: the thread is, and only the staff may still write in it.
    """
    if thread.locked is not None and not may_guide:
        raise NotPermitted(
            f"The staff have closed this thread: {thread.locked} Your text is kept; start a new thread with it.",
            code="locked",
        )


def _text(text: str | None, limit: int, what: str) -> str | None:
    if text is None:
        return None
    tidy = text.replace("\x00", "").strip()
    if not tidy:
        raise Invalid(f"Write {what}.")
    if len(tidy) > limit:
        raise Invalid(f"This is too long: {limit} characters are the most for {what}.")
    return tidy if limit != MAX_LOCK or tidy[-1] in ".!?" else f"{tidy}."


def _until(hours: int | None, now: datetime) -> datetime | None:
    if hours is None:
        return None
    if not 1 <= hours <= MAX_HOURS:
        raise Invalid(f"Peers can go first for 1 to {MAX_HOURS} hours.")
    return now + timedelta(hours=hours)
