"""What is published after an action succeeded.

An event is a pointer: it says which thing changed, never what it says. Whoever delivers it reads what is true
then, with the rights of the reader. So an erased text is nowhere in the log, and replaying is always safe.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from .audience import EVERYBODY, Readers
from .ids import CourseId, LogId, PersonId, Seq

UNNUMBERED = Seq(0)
"""Of an event that is not in the log yet."""


class EventKind(str, Enum):
    POST_PUBLISHED = "post_published"
    POST_EDITED = "post_edited"
    POST_NODDED = "post_nodded"
    POST_DELETED = "post_deleted"
    POST_TAKEN_BACK = "post_taken_back"
    THREAD_CHANGED = "thread_changed"
    OPENING_CHANGED = "opening_changed"
    TALK_REARRANGED = "talk_rearranged"
    """Threads of a notebook were moved or merged, so that what each reader finds there is another than before."""
    NOTEBOOK_OPENED = "notebook_opened"
    OUTLINE_CHANGED = "outline_changed"
    POST_REPORTED = "post_reported"
    """For the staff only."""
    POST_MODERATED = "post_moderated"
    """It was hidden or shown again."""
    RULES_CHANGED = "rules_changed"
    HANDS_CHANGED = "hands_changed"
    """Of whom or how is not said, and nobody is its author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A fact about ``subject`` (the id of a post, a thread or a notebook) in a course.

    Attributes:
        key: made by the page; with ``author`` it makes a repeated request the same request.
        thread: the thread that the subject is or was in, or None.
        readers: who may be told; said here because the thread may be gone when they are.
    """

    course: CourseId
    kind: EventKind
    subject: str
    author: PersonId
    key: str
    at: datetime
    thread: str | None = None
    readers: Readers = EVERYBODY
    seq: Seq = UNNUMBERED


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """How far a reader has come: a number is worth something only within its log."""

    log: LogId
    seq: Seq
