"""Hiding posts and looking again: reports, reasons, and one appeal. Who reported is said to nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from ..errors import Invalid, NotPermitted
from ..people import Author

MAX_LINE = 500
FEW = 3
"""Fewer reports than this are never told apart: one more or less would tell of a single person."""


class Cause(str, Enum):
    """Why a post is hidden."""

    REPORTS = "reports"
    """Somebody asked the staff to look at it, and they have not yet."""
    STAFF = "staff"
    """The staff looked at it, and hid it for a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """Readers who are neither its author nor staff learn the cause, and nothing else.

    Attributes:
        reason: of the staff, for the author.
        appeal: why the author asks for another look.
        answer: why it stays hidden after that look.
    """

    cause: Cause
    at: datetime | None = None
    by: Author | None = None
    reason: str | None = None
    appeal: str | None = None
    appealed_at: datetime | None = None
    answer: str | None = None

    @property
    def waits(self) -> bool:
        """The author asked for another look, and nobody has answered."""
        return self.appeal is not None and self.answer is None

    @property
    def bare(self) -> Hidden:
        """What everybody may know of it."""
        return Hidden(cause=self.cause)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """What people said of a post that they asked the staff to look at; for the staff, without their names.

    Attributes:
        count: how many asked; None: one or two, or so.
        lines: what some of them added, in an order that says nothing.
        since: when the first of them asked.
    """

    count: int | None
    lines: tuple[str, ...]
    since: datetime


def line(text: object, *, about: str) -> str:
    """Checks a line that is needed.

    Raises:
        Invalid: missing, or over 500 characters.
    """
    tidy = text.strip() if isinstance(text, str) else ""
    if not tidy:
        raise Invalid(about)
    if len(tidy) > MAX_LINE:
        raise Invalid(f"Say it in at most {MAX_LINE} characters.")
    return tidy


def hides(*, reporters: int, by_staff: bool, needed: int) -> bool:
    """Whether a post is hidden until the staff have looked at it."""
    return by_staff or reporters >= needed


def hidden_by_staff(hidden: Hidden | None, *, by: Author, at: datetime, reason: str) -> Hidden:
    """The staff hide a post, or answer its author that it stays hidden."""
    if hidden is not None and hidden.waits:
        return replace(hidden, answer=reason)
    if hidden is not None and hidden.cause == Cause.STAFF:
        raise Invalid("This post is hidden already.")
    return Hidden(cause=Cause.STAFF, by=by, at=at, reason=reason)


def appealed(hidden: Hidden | None, line: str, *, at: datetime) -> Hidden:
    """The author asks for another look.

    Raises:
        Invalid: it is not hidden, or the staff have not looked yet.
        NotPermitted: they asked before.
    """
    if hidden is None:
        raise Invalid("This post is not hidden any more.")
    if hidden.cause != Cause.STAFF:
        raise Invalid("The staff have not looked at this post yet. They will.")
    if hidden.appeal is not None:
        raise NotPermitted("You have asked for another look already. The staff's answer to that stands.")
    return replace(hidden, appeal=line, appealed_at=at)
