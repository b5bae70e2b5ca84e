"""Guiding a discussion: what the staff do to threads, and what they say of posts without writing one."""

from __future__ import annotations

from dataclasses import replace

from ...core.audit import Act
from ...core.cells.asides import check_audience
from ...core.discussions import guidance
from ...core.discussions.guidance import Change, Keep
from ...core.discussions.post import NodKind, Post
from ...core.discussions.thread import Thread
from ...core.errors import Invalid
from ...core.events import EventKind
from ...core.ids import PostId, ThreadId
from ...core.permissions import Permission
from ...ports.store import Transaction
from ..auditing import record
from ..request import Request
from .finding import find_post, find_thread
from .places import check_known_place
from .rearranging import moved
from .telling import tell_post, tell_thread


def guide_thread(tx: Transaction, request: Request, id: ThreadId, change: Change) -> Thread:
    """Pins, closes, sums up, moves a thread, links it to another, or lets peers go first.

    Raises:
        Invalid: a text that is empty or too long, no span, or a thread as its own duplicate.
        NotFound: no such thread, other thread or cell for the caller.
        NotPermitted
    """
    request.permit(Permission.GUIDE)
    thread = find_thread(tx, request, id)
    if not isinstance(change.place, Keep):
        check_audience(change.place[1], thread.audience)
        check_known_place(tx, request, *change.place)
    if not isinstance(change.duplicate_of, Keep) and change.duplicate_of is not None:
        other = find_thread(tx, request, change.duplicate_of)
        if other.audience != thread.audience:
            raise Invalid("Not everybody who can read the one thread can read the other, so they cannot be linked.")
    guided = guidance.guided(thread, change, now=request.now)
    if guided != thread:
        tx.threads.change(guided)
        if guided.locked != thread.locked:
            act = Act.OPEN if guided.locked is None else Act.CLOSE
            record(tx, request, act, thread=thread, why=guided.locked)
        if (guided.notebook, guided.anchor) != (thread.notebook, thread.anchor):
            moved(tx, request, thread, guided)
        else:
            tell_thread(tx, request, guided)
    return guided


def nod(tx: Transaction, request: Request, id: PostId, kind: NodKind, given: bool) -> Post:
    """Endorses a post, or says that one has seen it; or takes that back.

    Raises:
        Invalid: it is deleted.
        NotFound, NotPermitted
    """
    request.permit(Permission.GUIDE)
    post, thread = find_post(tx, request, id)
    if post.deleted:
        raise Invalid("This post was deleted.")
    me = request.author
    changed = tx.nods.give(id, me, kind) if given else tx.nods.take(id, me.id, kind)
    if changed:
        key = f"{id}:{kind.value}:{tx.log.last(request.course).seq}"
        tell_post(tx, request, EventKind.POST_NODDED, post, thread.readers, key=key)
    return replace(post, nods=tx.nods.of([id]).get(id, ()))
