"""When talk opens at a cell, and for whom; and whether people may write there without their names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from ..errors import Invalid, NotPermitted

_ASSIGNMENT = re.compile(r"[^+/\\\x00-\x1f]{1,120}\Z")


class Opens(str, Enum):
    """When the threads of a cell can be read and written by those who are not staff."""

    AT_ONCE = "at_once"
    AFTER_POST = "after_post"
    """Each reader for themselves: once they have posted there, or said that they just want to read (rule H09)."""
    AFTER_SUBMIT = "after_submit"
    """Each reader for themselves: once nbgrader has a submission of theirs."""
    AFTER_DUE = "after_due"
    """For everybody, at a time."""
    STAFF = "staff"
    """Never: there people talk with the staff only."""
    CLOSED = "closed"
    """Not as long as it stands so, for an exam. The staff can still be asked (rule H22)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """
    Attributes:
        due: when it opens for everybody; with ``AFTER_DUE`` only.
        assignment: what has to be submitted first, by its name in nbgrader; with ``AFTER_SUBMIT`` only.
        nameless: learners may write without their names.
    """

    opens: Opens = Opens.AT_ONCE
    due: datetime | None = None
    assignment: str | None = None
    nameless: bool = True

    def is_open(self, now: datetime) -> bool:
        """Whether everybody may read there."""
        if self.opens == Opens.AFTER_DUE:
            return self.due is not None and now >= self.due
        return self.opens == Opens.AT_ONCE

    @property
    def lets_pass(self) -> bool:
        """Whether it opens for each reader by themselves."""
        return self.opens in LETTING_PASS


LETTING_PASS = frozenset({Opens.AFTER_POST, Opens.AFTER_SUBMIT})
FREE = Opening()
"""Of a cell about which nobody has said anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A cell about whose opening somebody has said something, as one reader finds it.

    Attributes:
        open: the reader can read there.
        posts: how many posts for everybody are there, readable or not.
    """

    opening: Opening
    open: bool
    posts: int


def checked(opening: Opening) -> Opening:
    """
    Raises:
        Invalid: a time is missing, or is of no use.
    """
    if opening.opens == Opens.AFTER_DUE and opening.due is None:
        raise Invalid("Say when the discussion opens.")
    if opening.opens != Opens.AFTER_DUE and opening.due is not None:
        raise Invalid("A time is of use only for a discussion that opens at a time.")
    if (opening.opens == Opens.AFTER_SUBMIT) != (opening.assignment is not None):
        raise Invalid("Say which assignment has to be submitted first, and only where one has to be.")
    if opening.assignment is not None and not _ASSIGNMENT.match(opening.assignment):
        raise Invalid("The name of an assignment is the one that nbgrader knows it by, without “+” and “/”.")
    return opening


def check_may_write(
    opening: Opening, *, private: bool, nameless: bool, is_staff: bool, now: datetime, through: bool = False
) -> None:
    """
    Args:
        private: only the staff are asked.
        through: the writer has come through where it opens for each by themselves.

    Raises:
        NotPermitted: the discussion is not open for this.
    """
    if nameless and not opening.nameless:
        raise NotPermitted(
            "Writing without a name is switched off here. Your text is kept; send it with your name, or to the staff.",
            code="named_only",
        )
    if is_staff or private or through or opening.is_open(now) or opening.opens == Opens.AFTER_POST:
        return
    raise NotPermitted(_WHY[opening.opens] + " Your text is kept. You can ask the staff.", code="not_open")


_WHY = {
    Opens.AFTER_SUBMIT: "This discussion opens to each who has submitted.",
    Opens.AFTER_DUE: "This discussion opens later.",
    Opens.STAFF: "Here people talk with the staff only.",
    Opens.CLOSED: "This discussion is closed for now.",
}
