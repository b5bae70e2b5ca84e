"""How far a question has come, and who moves it on."""

from __future__ import annotations

from enum import Enum

from ..errors import Invalid


class State(str, Enum):
    """Whose turn it is."""

    OPEN = "open"
    """Nobody of the staff has answered, nor has an answer of somebody else been accepted."""
    ANSWERED = "answered"
    """The staff have answered; the asker has not said whether that was it."""
    WAITING = "waiting"
    """The staff have asked back; it is the asker's turn."""
    RESOLVED = "resolved"
    """The asker or the staff said that it is answered."""


def after_reply(state: State, *, by_asker: bool, by_staff: bool, asks_back: bool) -> State:
    """The state once somebody replied.

    An asker's reply ends the waiting and changes nothing else: a word of thanks opens no question again.
    Peers help, and leave it to the asker to say so.
    """
    if by_asker:
        return State.OPEN if state == State.WAITING else state
    if not by_staff or state == State.RESOLVED:
        return state
    return State.WAITING if asks_back else State.ANSWERED


def chosen(state: State | None, wanted: State, *, by_asker: bool, by_staff: bool) -> State:
    """The state that the asker or the staff choose by hand.

    Raises:
        Invalid: it is no question, or theirs is not the one to choose.
    """
    if state is None:
        raise Invalid("Only a question can be open or answered. This thread is none.")
    allowed = set()
    if by_asker:
        allowed |= {State.OPEN, State.RESOLVED}
    if by_staff:
        allowed |= set(State)
    if wanted not in allowed:
        raise Invalid("Only the person who asked, or the course's staff, can say how far this question has come.")
    return wanted
