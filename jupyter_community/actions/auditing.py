"""The record of what the staff do to what others wrote and to who they are."""

from __future__ import annotations

from collections.abc import Sequence

from ..core.audit import Act, Entry
from ..core.discussions.post import Post
from ..core.discussions.thread import Thread
from ..core.permissions import Permission
from ..ports.store import Transaction
from .request import Request

PAGE = 50


def record(
    tx: Transaction,
    request: Request,
    act: Act,
    *,
    post: Post | None = None,
    thread: Thread | None = None,
    why: str | None = None,
) -> None:
    """Writes down what the caller does, in the transaction that does it."""
    of = thread.id if thread is not None else None if post is None else post.thread
    tx.audit.add(
        Entry(
            course=request.course,
            act=act,
            by=request.author,
            at=request.now,
            thread=of,
            post=None if post is None else post.id,
            why=why,
        )
    )


def read_audit(tx: Transaction, request: Request, before: int | None) -> tuple[Sequence[Entry], bool]:
    """A page of the record, newest first, and whether there is more.

    Raises:
        NotFound, NotPermitted
    """
    request.permit(Permission.AUDIT)
    entries = tx.audit.of_course(request.course, before, PAGE + 1)
    return entries[:PAGE], len(entries) > PAGE
