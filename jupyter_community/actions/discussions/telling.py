"""The events that discussions leave in the log."""

from __future__ import annotations

from collections.abc import Iterable

from ...core.audience import Readers
from ...core.discussions.post import Post
from ...core.discussions.thread import Thread
from ...core.events import Event, EventKind
from ...core.ids import NotebookId
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


def tell_rearranged(tx: Transaction, request: Request, notebooks: Iterable[NotebookId]) -> None:
    """Threads came into these notebooks or left them: whoever looks at one asks what is there for them."""
    for notebook in sorted(notebooks):
        tx.log.append(
            Event(
                course=request.course,
                kind=EventKind.TALK_REARRANGED,
                subject=notebook,
                author=request.caller.person.id,
                key=f"{notebook}:rearranged:{tx.log.last(request.course).seq}",
                at=request.now,
            )
        )
