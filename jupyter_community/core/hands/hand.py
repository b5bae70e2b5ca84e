"""A raised hand: somebody would like help at a cell, now. When it is down, nothing of it is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from ..errors import Conflict, Invalid
from ..ids import AnchorId, CourseId, HandId, NotebookId, PersonId
from ..people import Author

MAX_LINE = 280
"""Characters of what one says with it; who has more to say asks a question."""
DUTY = timedelta(hours=3)
"""For so long staff are on duty unless they say so again: nobody is waited for who went home."""
FORGOTTEN = timedelta(hours=12)
"""A hand that has been up for so long is taken down: its owner has gone."""


class HandState(str, Enum):
    UP = "up"
    """It waits for its turn."""
    AWAY = "away"
    """Its owner will be back in five minutes, and keeps the place."""
    HELPED = "helped"
    """Somebody of the staff is with its owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """
    Attributes:
        by: whose it is, under their name: a hand asks somebody to come.
        line: what it is about, in a line; may be empty.
        private: only the staff know of it.
        at: when it was raised, which is its place in the queue.
        since: when its state began.
        helper: who of the staff is with its owner.
    """

    id: HandId
    course: CourseId
    notebook: NotebookId
    anchor: AnchorId
    by: Author
    at: datetime
    since: datetime
    line: str = ""
    private: bool = False
    state: HandState = HandState.UP
    helper: Author | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The hands of a course as somebody may know of them.

    Attributes:
        hands: in the order in which they were raised.
        ahead: how many wait before the reader's own; None without one, or where it is being helped.
        duty: who of the staff take hands now.
    """

    hands: tuple[Hand, ...]
    ahead: int | None
    duty: tuple[Author, ...]


def checked_line(text: str) -> str:
    """
    Raises:
        Invalid: more than a line.
    """
    line = " ".join(text.split())
    if len(line) > MAX_LINE:
        raise Invalid(f"Say it in at most {MAX_LINE} characters, or post it as a question.")
    return line


def ahead(hands: Sequence[Hand], own: Hand) -> int | None:
    """How many have waited longer and wait still; who is away is waited for, and counts."""
    if own.state == HandState.HELPED:
        return None
    return sum(hand.state != HandState.HELPED and (hand.at, hand.id) < (own.at, own.id) for hand in hands)


def put_away(hand: Hand, given: bool, now: datetime) -> Hand:
    """Its owner goes for five minutes, or is back.

    Raises:
        Conflict: somebody is with them.
    """
    if hand.state == HandState.HELPED:
        raise Conflict(f"{_named(hand.helper)} is with you.")
    state = HandState.AWAY if given else HandState.UP
    return hand if hand.state == state else replace(hand, state=state, since=now)


def help_it(hand: Hand, helper: Author, now: datetime) -> Hand:
    """Somebody comes; of two who come in the same instant, one does.

    Raises:
        Conflict: somebody else is there already.
    """
    if hand.state != HandState.HELPED:
        return replace(hand, state=HandState.HELPED, helper=helper, since=now)
    if hand.helper is not None and hand.helper.id == helper.id:
        return hand
    raise Conflict(f"{_named(hand.helper)} is with {hand.by.name} already. Choose another hand.")


def put_back(hand: Hand, now: datetime) -> Hand:
    """Whoever was there has gone; the hand is up again, at the place that it had."""
    return replace(hand, state=HandState.UP, helper=None, since=now) if hand.state == HandState.HELPED else hand


def is_seen_by(hand: Hand, reader: PersonId, *, staff: bool) -> bool:
    return staff or not hand.private or hand.by.id == reader


def _named(author: Author | None) -> str:
    return "Somebody" if author is None else author.name
