"""What a person wants to be told of, and whether others may mention them. For their own eyes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..errors import Invalid

DAY = 24 * 60


class Told(str, Enum):
    REPLIES = "replies"
    """Replies in threads that one started or follows, and mentions."""
    MENTIONS = "mentions"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """
    Attributes:
        told: what one hears of without looking.
        mentionable: others may mention one by name, where they know one already.
        listed: others are offered one's name although one has written nothing under it.
        quiet_from, quiet_to: minutes of the day, by the clock of one's page, between which nothing is announced.
    """

    told: Told = Told.REPLIES
    mentionable: bool = True
    listed: bool = False
    quiet_from: int | None = None
    quiet_to: int | None = None


def checked(telling: Telling) -> Telling:
    """
    Raises:
        Invalid: quiet hours of which only one end is said, or that are no times of a day.
    """
    ends = (telling.quiet_from, telling.quiet_to)
    if (ends[0] is None) != (ends[1] is None):
        raise Invalid("Quiet hours need a beginning and an end.")
    if any(end is not None and not 0 <= end < DAY for end in ends):
        raise Invalid("Quiet hours begin and end at a time of the day.")
    return telling
