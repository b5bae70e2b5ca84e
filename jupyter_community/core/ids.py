"""Identifiers, each a type of its own so that a thread's id is never taken for a post's."""

from __future__ import annotations

import re
from typing import NewType, TypeGuard

from .errors import Invalid

PersonId = NewType("PersonId", int)
"""A person in our store. On the wire ``p7``."""
CourseId = NewType("CourseId", str)
NotebookId = NewType("NotebookId", str)
AnchorId = NewType("AnchorId", str)
ThreadId = NewType("ThreadId", str)
PostId = NewType("PostId", str)
PromptId = NewType("PromptId", str)
"""A prompt that waits for its time; then it is also the id of the thread that it starts."""
HandId = NewType("HandId", str)
FileId = NewType("FileId", str)
"""Random, so that it tells neither whose a file is nor when it came."""
LogId = NewType("LogId", str)
"""Names one history of events. A restored backup gets a new one, since it hands out old numbers again."""
Seq = NewType("Seq", int)
"""Number of an event in its course, from 1, without gaps."""

_NAME = re.compile(r"[A-Za-z0-9._-]{1,64}\Z")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")


def name(text: object, what: str) -> str:
    """Checks an id that authors may choose: 1 to 64 of ``A-Z a-z 0-9 . _ -``.

    Raises:
        Invalid: it is anything else.
    """
    if not is_name(text):
        raise Invalid(f"The id of the {what} must be 1 to 64 letters, digits, dots, dashes or underscores.")
    return text


def is_name(text: object) -> TypeGuard[str]:
    """Whether this can be an id that authors may choose."""
    return isinstance(text, str) and _NAME.match(text) is not None


def uuid(text: object, what: str) -> str:
    """Checks an id that a page made: a UUID in lower case (RFC 9562).

    Raises:
        Invalid: it is anything else.
    """
    if not isinstance(text, str) or not _UUID.match(text):
        raise Invalid(f"The id of the {what} must be a UUID in lower case.")
    return text
