"""Prompts that are written now and appear later, signed by whoever wrote them; and how prompts did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from ..errors import Invalid
from ..ids import AnchorId, CourseId, NotebookId, PromptId
from ..people import Author
from .voices import FEW, Others

MOST_AHEAD = timedelta(days=400)
MOST_WAITING = 200
"""Prompts of a course that wait for their time."""


class PromptState(str, Enum):
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    HELD = "held"
    """Its time came, and it could not appear; ``problem`` says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """
    Attributes:
        id: also that of the thread that it will start.
        at: when it appears, or appeared.
        by: who signs it.
    """

    id: PromptId
    course: CourseId
    notebook: NotebookId
    anchor: AnchorId
    body: str
    at: datetime
    by: Author
    state: PromptState = PromptState.SCHEDULED
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """How a prompt did: for the whole course, never for one person.

    Attributes:
        prompt: a prompt that appeared at its time; None is the prompt of the discussion cell itself.
        replies: what answers the prompt.
        deeper: what answers an answer.
    """

    notebook: NotebookId
    anchor: AnchorId
    prompt: PromptId | None
    replies: Others
    deeper: Others


def check_time(at: datetime, now: datetime) -> None:
    """
    Raises:
        Invalid: the time is past, or too far away.
    """
    if at <= now:
        raise Invalid("This time is past. Choose one that is yet to come.")
    if at > now + MOST_AHEAD:
        raise Invalid("This time is more than a year away. Choose an earlier one.")


def roughly(posts: int) -> Others:
    """How many posts. Of posts and not of people: how many people wrote them would tell whether somebody without a name
    is one of those with one.
    """
    return "few" if 0 < posts < FEW else posts
