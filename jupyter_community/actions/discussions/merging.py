"""Putting two threads together in which the same is talked about."""

from __future__ import annotations

from dataclasses import replace

from ...core.audience import Audience
from ...core.discussions.guidance import MAX_SUMMARY
from ...core.discussions.thread import Thread
from ...core.errors import Invalid
from ...core.ids import ThreadId
from ...core.permissions import Permission
from ...ports.store import Transaction
from ..request import Request
from .finding import find_thread
from .rearranging import let_writers_pass
from .telling import tell_rearranged


def merge_threads(tx: Transaction, request: Request, id: ThreadId, into: ThreadId) -> Thread:
    """Puts the posts of one thread at the end of another, which it returns; the one is not there any more.

    Posts keep their authors and times. Whoever wrote without a name keeps an alias of their own for what they wrote in
    each of the two, also where it was the same person: that it was is nobody's business. Followers follow on, and
    nothing that somebody has not read counts as read.

    Raises:
        Invalid: one and the same thread, or threads that not everybody can read.
        NotFound: no such thread for the caller.
        NotPermitted
    """
    request.permit(Permission.GUIDE)
    thread, target = find_thread(tx, request, id), find_thread(tx, request, into)
    if thread.id == target.id:
        raise Invalid("This is one and the same thread. Choose another one.")
    if Audience.STAFF in (thread.audience, target.audience):
        raise Invalid("What was asked only the staff stays between them and who asked, so it cannot be merged.")
    tx.threads.absorb(target, thread)
    merged = replace(
        target,
        posts=target.posts + thread.posts,
        last_at=max(target.last_at, thread.last_at),
        summary=_both(target.summary, thread.summary),
        duplicate_of=None if target.duplicate_of == thread.id else target.duplicate_of,
    )
    tx.threads.change(merged)
    let_writers_pass(tx, request, merged)
    tell_rearranged(tx, request, {thread.notebook, target.notebook})
    return merged


def _both(one: str | None, other: str | None) -> str | None:
    if one is None or other is None or len(one) + len(other) + 2 > MAX_SUMMARY:
        return one or other
    return f"{one}\n\n{other}"
