"""What a post said before it was edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ..people import Author


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A text that a post had.

    Attributes:
        n: its revision, from 1.
        at: since when it said so.
        by: who wrote this text, if it was not the author.
    """

    n: int
    body: str
    at: datetime
    by: Author | None = None


def readable(revisions: Sequence[Revision], *, last_by: Author | None, everything: bool) -> tuple[Revision, ...]:
    """The earlier texts that a reader may see, oldest first.

    What the staff took out of a post stays with its author and the staff: that may be why they changed it.

    Args:
        last_by: who wrote the text of now, if it was not the author.
        everything: the reader is the author, or staff.
    """
    if everything:
        return tuple(revisions)
    writers = [*(revision.by for revision in revisions), last_by]
    by_staff = [n for n, by in enumerate(writers) if by is not None]
    return tuple(revisions[by_staff[-1] if by_staff else 0 :])
