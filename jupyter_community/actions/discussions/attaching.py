"""Attaching a thread to another cell of its notebook by hand, where it lost its own or landed at a wrong one."""

from __future__ import annotations

from dataclasses import replace

from ...core.audience import Audience
from ...core.cells.asides import check_audience
from ...core.discussions.guidance import check_not_locked
from ...core.discussions.opening import check_may_write
from ...core.discussions.thread import Thread
from ...core.errors import NotPermitted
from ...core.ids import AnchorId, ThreadId
from ...core.people import Alias
from ...core.permissions import Permission, allowed
from ...ports.store import Transaction
from ..request import Request
from .finding import find_thread
from .places import check_known_place, check_place
from .rearranging import moved


def attach_thread(tx: Transaction, request: Request, id: ThreadId, anchor: AnchorId) -> Thread:
    """Who asked moves their own thread, between cells that are open to everybody; staff move any.

    Raises:
        NotFound: no such thread or cell for the caller.
        NotPermitted: somebody else's thread, one that is closed, or a cell where talk opens in its own way.
    """
    request.permit(Permission.POST)
    thread = find_thread(tx, request, id)
    if tx.threads.asker(id) != request.caller.person.id:
        request.permit(Permission.GUIDE)
    is_staff = allowed(request.author.role, Permission.GUIDE)
    check = check_known_place if is_staff else check_place
    check_audience(anchor, thread.audience)
    check(tx, request, thread.notebook, anchor)
    if anchor == thread.anchor:
        return thread
    if not is_staff:
        _check_asker(tx, request, thread, anchor)
    attached = replace(thread, anchor=anchor)
    tx.threads.change(attached)
    moved(tx, request, thread, attached)
    return attached


def _check_asker(tx: Transaction, request: Request, thread: Thread, anchor: AnchorId) -> None:
    """What others wrote behind a gate must not come out of it, nor talk into an exam."""
    check_not_locked(thread, may_guide=False)
    if thread.audience == Audience.STAFF:
        return
    for place in (thread.anchor, anchor):
        opening = tx.openings.at(request.course, thread.notebook, place)
        if not opening.is_open(request.now):
            raise NotPermitted(
                "Talk at one of these two cells does not open at once for everybody, so only the staff can move "
                "this thread. Ask them.",
                code="not_open",
            )
    nameless = isinstance(thread.started_by, Alias)
    check_may_write(opening, private=False, nameless=nameless, is_staff=False, now=request.now)
