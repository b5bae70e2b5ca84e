"""What follows when threads come to another place, each by itself or as a part of another."""

from __future__ import annotations

from ...core.audience import Audience
from ...core.discussions.opening import Opens
from ...core.discussions.thread import Thread
from ...ports.store import Transaction
from ..request import Request
from .telling import tell_rearranged, tell_thread


def let_writers_pass(tx: Transaction, request: Request, thread: Thread) -> None:
    """Who has written in a thread has posted where it now lies, and reads on there."""
    where = (request.course, thread.notebook, thread.anchor)
    if thread.audience == Audience.EVERYONE and tx.openings.at(*where).opens == Opens.AFTER_POST:
        tx.openings.let_writers_pass(*where)


def moved(tx: Transaction, request: Request, before: Thread, after: Thread) -> None:
    """Tells of a move. Where talk opens differently at the two places, the thread comes for some and goes for others,
    so that all have to ask what is there for them.
    """
    let_writers_pass(tx, request, after)
    tell_thread(tx, request, after)
    old, new = (tx.openings.at(request.course, thread.notebook, thread.anchor) for thread in (before, after))
    if old != new:
        tell_rearranged(tx, request, {before.notebook, after.notebook})
