"""Editing, deleting and taking back posts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...core.audience import Readers
from ...core.audit import Act
from ...core.discussions import post as rules
from ...core.discussions.history import Revision
from ...core.discussions.post import Post
from ...core.discussions.thread import Thread, excerpt
from ...core.errors import Gone
from ...core.events import EventKind
from ...core.ids import PostId
from ...core.people import Alias
from ...core.permissions import Permission
from ...ports.store import Transaction
from ..auditing import record
from ..files import fasten_files
from ..mentioning import note_mentions
from ..request import Request
from .finding import find_post, is_own
from .publishing import Posted
from .telling import tell_post


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Attributes: ``stub`` is what stays in the post's place, ``thread`` what stays of its thread, if anything."""

    post: PostId
    stub: Post | None
    thread: Thread | None


def edit_post(tx: Transaction, request: Request, id: PostId, body: str, revision: int, reason: str | None) -> Posted:
    """Edits a post; staff may edit other people's, with a reason.

    Raises:
        Conflict: somebody edited it since ``revision``; nothing is overwritten.
        Gone, Invalid, NotFound, NotPermitted
    """
    post, thread, own = _changeable(tx, request, id)
    by = None if own else request.author
    reason = None if own else rules.reason(reason)
    changed = rules.edited(post, body=rules.body(body), revision=revision, by=by, at=request.now, reason=reason)
    before = Revision(n=post.revision, body=post.body, at=post.edited_at or post.at, by=post.edited_by)
    tx.revisions.add(id, before)
    fasten_files(tx, request, post.id, changed.body)
    tx.posts.change(changed, request.author.role)
    if not own:
        record(tx, request, Act.EDIT, post=post, why=reason)
    changed = note_mentions(tx, request, replace(changed, mentions=()))
    thread = _retitle(tx, thread, changed)
    tell_post(tx, request, EventKind.POST_EDITED, changed, thread.readers, key=f"{post.id}:{changed.revision}")
    return Posted(post=replace(changed, mine=own and isinstance(post.author, Alias)), thread=thread)


def delete_post(tx: Transaction, request: Request, id: PostId, reason: str | None) -> Removed:
    """Deletes a post. A stub without text or author stays only where somebody replied to it.

    Raises:
        Gone, Invalid, NotFound, NotPermitted
    """
    post, thread, own = _changeable(tx, request, id)
    reason = None if own else rules.reason(reason)
    if post.deleted:
        raise Gone("This post is deleted already.")
    stub = rules.stub(post, by=None if own else request.author, at=request.now, reason=reason)
    if not own:
        record(tx, request, Act.DELETE, post=post, why=reason)
    return _remove(tx, request, thread, stub, EventKind.POST_DELETED)


def take_back_post(tx: Transaction, request: Request, id: PostId) -> Removed:
    """Undoes sending, within ten seconds and without a trace.

    Raises:
        NotFound, NotPermitted
    """
    request.permit(Permission.POST)
    post, thread = find_post(tx, request, id)
    rules.check_may_take_back(post, own=is_own(tx, request, post), now=request.now)
    stub = rules.stub(post, by=None, at=request.now, reason=None)
    tx.files.loosen(post.id)  # the text returns to its author's draft, and its pictures with it
    return _remove(tx, request, thread, stub, EventKind.POST_TAKEN_BACK)


def _changeable(tx: Transaction, request: Request, id: PostId) -> tuple[Post, Thread, bool]:
    """The post, its thread, and whether it is the caller's own; changing somebody else's needs the right to."""
    request.permit(Permission.POST)
    post, thread = find_post(tx, request, id)
    own = is_own(tx, request, post)
    if not own:
        request.permit(Permission.MODERATE)
    return post, thread, own


def _remove(tx: Transaction, request: Request, thread: Thread, stub: Post, kind: EventKind) -> Removed:
    """Removes the post for which the stub would stand, and leaves the stub where somebody replied."""
    if thread.accepted == stub.id:
        thread = replace(thread, accepted=None)
        tx.threads.change(thread)
    stays = tx.posts.replies_to(stub)
    if stays:
        tx.posts.change(stub, request.author.role)
        _retitle(tx, thread, stub)
    else:
        tx.posts.remove(stub)
    tell_post(tx, request, kind, stub, thread.readers, key=f"{stub.id}:gone")
    if not stays:
        _clear_stubs(tx, request, stub, thread.readers)
    now = tx.threads.find(request.course, thread.id, request.reader)
    return Removed(post=stub.id, stub=stub if stays else None, thread=now)


def _clear_stubs(tx: Transaction, request: Request, removed: Post, readers: Readers) -> None:
    """A stub keeps its place for those who answered; with the last of them it goes too, and may lay bare another."""
    left_alone = [removed.reply_to, PostId(removed.thread)]
    while left_alone:
        id = left_alone.pop(0)
        stub = None if id is None else tx.posts.find(request.course, id)
        if stub is not None and stub.deleted and not tx.posts.replies_to(stub):
            tx.posts.remove(stub)
            tell_post(tx, request, EventKind.POST_DELETED, stub, readers, key=f"{stub.id}:cleared")
            left_alone += [stub.reply_to, PostId(stub.thread)]


def _retitle(tx: Transaction, thread: Thread, post: Post) -> Thread:
    """A thread is called by its first post, so it follows that post's edits, and its deletion above all."""
    if str(post.id) == str(post.thread):
        thread = replace(thread, title=excerpt(post.body), started_by=post.author)
        tx.threads.change(thread)
    return thread
