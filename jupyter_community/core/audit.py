"""What the staff do to what others wrote or to who they are, on record. No learner's words are in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from .ids import CourseId, PostId, ThreadId
from .people import Author


class Act(str, Enum):
    EDIT = "edit"
    DELETE = "delete"
    HIDE = "hide"
    SHOW = "show"
    KEEP_HIDDEN = "keep_hidden"
    UNMASK = "unmask"
    NAMES_ON = "names_on"
    """The author of a post writes under their name from now on."""
    NAMES_OFF = "names_off"
    COURSE_NAMES_ON = "course_names_on"
    COURSE_NAMES_OFF = "course_names_off"
    CELL_NAMES_ON = "cell_names_on"
    CELL_NAMES_OFF = "cell_names_off"
    AGREEMENT = "agreement"
    REPORTS = "reports"
    """After how many reports a post is hidden."""
    CLOSE = "close"
    OPEN = "open"
    ROLE = "role"
    """Somebody was given another role in the course."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """
    Attributes:
        id: grows; for reading on.
        by: who did it, with the role of that moment.
        why: in the words of who did it.
    """

    course: CourseId
    act: Act
    by: Author
    at: datetime
    thread: ThreadId | None = None
    post: PostId | None = None
    why: str | None = None
    id: int = 0
