"""The events that discussions leave in the log."""

from __future__ import annotations

from ...core.audience import Readers
from ...core.discussions.post import Post
from ...core.discussions.thread import Thread
from ...core.events import Event, EventKind
from ...ports.store import Transaction
from ..request import Request


def tell_post(tx: Transaction, request: Request, kind: EventKind, post: Post, readers: Readers, *, key: str) -> None:
    tx.log.append(
        Event(
            course=request.course,
            kind=kind,
            subject=post.id,
            thread=post.thread,
            author=request.caller.person.id,
            key=key,
            at=request.now,
            readers=readers,
        )
    )


def tell_thread(tx: Transaction, request: Request, thread: Thread) -> None:
    """The thread itself is another than before, and none of its posts."""
    tx.log.append(
        Event(
            course=request.course,
            kind=EventKind.THREAD_CHANGED,
            subject=thread.id,
            thread=thread.id,
            author=request.caller.person.id,
            key=f"{thread.id}:{tx.log.last(request.course).seq}",
            at=request.now,
            readers=thread.readers,
        )
    )


def tell_notebook(tx: Transaction, request: Request, thread: Thread) -> None:
    """There is a thread in a notebook of which those who can read it may not have heard."""
    tx.log.append(
        Event(
            course=request.course,
            kind=EventKind.NOTEBOOK_OPENED,
            subject=thread.notebook,
            author=request.caller.person.id,
            key=f"{thread.notebook}:{thread.id}",
            at=request.now,
            readers=thread.readers,
        )
    )
