"""Publishing, editing, deleting and taking back posts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..core.discussions import post as rules
from ..core.discussions.post import Post
from ..core.discussions.thread import Thread, excerpt
from ..core.errors import Conflict, Gone, Invalid, NotFound
from ..core.events import Event, EventKind
from ..core.ids import AnchorId, NotebookId, PostId, ThreadId
from ..core.permissions import Permission
from ..ports.store import Transaction
from .request import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a page sends. ``thread == id`` starts a thread, which then needs a notebook and an anchor."""

    id: PostId
    thread: ThreadId
    body: str
    reply_to: PostId | None = None
    notebook: NotebookId | None = None
    anchor: AnchorId | None = None

    @property
    def starts_thread(self) -> bool:
        return str(self.thread) == str(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """``again``: this very request had been done before."""

    post: Post
    thread: Thread
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Attributes: ``stub`` is what stays in the post's place, ``thread`` what stays of its thread, if anything."""

    post: PostId
    stub: Post | None
    thread: Thread | None


def publish_post(tx: Transaction, request: Request, draft: Draft) -> Posted:
    """Publishes a post; the same id sent again by its author answers with the first one.

    Raises:
        Invalid: nothing to read in it, too large, or a reply to a post of another thread.
        NotFound: no such course, thread or opened anchor for the caller.
        Conflict: the id is in use by somebody else.
        Gone: the author took this post back.
    """
    request.permit(Permission.POST)
    body = rules.body(draft.body)
    if done := _done_before(tx, request, draft):
        return done
    reply_to = _answered(tx, request, draft)
    thread = _thread_for(tx, request, draft, body)
    author = request.author
    post = tx.posts.add(
        Post(
            id=draft.id,
            course=request.course,
            thread=thread.id,
            reply_to=reply_to,
            n=0,
            author=author,
            body=body,
            at=request.now,
        ),
        author.role,
    )
    tx.marks.advance(author.id, thread.id, post.n)
    _publish(tx, request, EventKind.POST_PUBLISHED, post, key=post.id)
    return Posted(post=post, thread=_with_post(thread, post))


def edit_post(tx: Transaction, request: Request, id: PostId, body: str, revision: int, reason: str | None) -> Posted:
    """Edits a post; staff may edit other people's, with a reason.

    Raises:
        Conflict: somebody edited it since ``revision``; nothing is overwritten.
        Gone, Invalid, NotFound, NotPermitted
    """
    post, reason = _changeable(tx, request, id, reason)
    changed = rules.edited(
        post, body=rules.body(body), revision=revision, by=request.author, at=request.now, reason=reason
    )
    tx.posts.change(changed, request.author.role)
    _retitle(tx, request, changed)
    _publish(tx, request, EventKind.POST_EDITED, changed, key=f"{post.id}:{changed.revision}")
    return Posted(post=changed, thread=_thread(tx, request, post.thread))


def delete_post(tx: Transaction, request: Request, id: PostId, reason: str | None) -> Removed:
    """Deletes a post. A stub without text or author stays only where somebody replied to it.

    Raises:
        Gone, Invalid, NotFound, NotPermitted
    """
    post, reason = _changeable(tx, request, id, reason)
    if post.deleted:
        raise Gone("This post is deleted already.")
    return _remove(tx, request, post, EventKind.POST_DELETED, reason)


def take_back_post(tx: Transaction, request: Request, id: PostId) -> Removed:
    """Undoes sending, within ten seconds and without a trace.

    Raises:
        NotFound, NotPermitted
    """
    request.permit(Permission.POST)
    post = _post(tx, request, id)
    rules.check_may_take_back(post, by=request.caller.person.id, now=request.now)
    return _remove(tx, request, post, EventKind.POST_TAKEN_BACK, None)


def _done_before(tx: Transaction, request: Request, draft: Draft) -> Posted | None:
    """The answer of the first time, if this post was sent before."""
    me = request.caller.person.id
    owner = tx.posts.owner(draft.id)
    if owner == (request.course, me):
        post = _post(tx, request, draft.id)
        return Posted(post=post, thread=_thread(tx, request, post.thread), again=True)
    if tx.log.knows(request.course, me, draft.id):
        raise Gone("This post was taken back or deleted meanwhile, so it was not sent again.")
    if owner is not None:
        raise Conflict("A post with this id exists already. Reload the page and send your text again.")
    return None


def _thread_for(tx: Transaction, request: Request, draft: Draft, body: str) -> Thread:
    if not draft.starts_thread:
        return _thread(tx, request, draft.thread)
    if draft.notebook is None or draft.anchor is None:
        raise Invalid("A new thread needs a notebook and an anchor.")
    notebook = tx.notebooks.find(request.course, draft.notebook)
    if notebook is None:
        raise NotFound(
            "Your teacher has not opened this notebook for the course yet. Your text is kept; ask them to open it.",
            code="unknown_anchor",
        )
    thread = Thread(
        id=draft.thread,
        course=request.course,
        notebook=notebook.id,
        anchor=notebook.anchor(draft.anchor).id,
        title=excerpt(body),
        started_by=request.author,
        at=request.now,
        last_at=request.now,
        posts=0,
    )
    tx.threads.start(thread)
    return thread


def _answered(tx: Transaction, request: Request, draft: Draft) -> PostId | None:
    """The post that this one answers, or None: its author may have taken it back a moment ago."""
    answered = None if draft.reply_to is None else tx.posts.find(request.course, draft.reply_to)
    if answered is None:
        return None
    if answered.thread != draft.thread:
        raise Invalid("A reply must be in the thread of the post that it answers.")
    return answered.id


def _changeable(tx: Transaction, request: Request, id: PostId, reason: str | None) -> tuple[Post, str | None]:
    """The post, and the reason if the caller needs one to change it."""
    request.permit(Permission.POST)
    post = _post(tx, request, id)
    if post.is_by(request.caller.person.id):
        return post, None
    request.permit(Permission.MODERATE)
    return post, rules.reason(reason)


def _remove(tx: Transaction, request: Request, post: Post, kind: EventKind, reason: str | None) -> Removed:
    stub = None
    if tx.posts.replies_to(post):
        stub = rules.stub(post, by=request.author, at=request.now, reason=reason)
        tx.posts.change(stub, request.author.role)
        _retitle(tx, request, stub)
    else:
        tx.posts.remove(post)
    _publish(tx, request, kind, post, key=f"{post.id}:gone")
    if stub is None:
        _clear_stubs(tx, request, post)
    return Removed(post=post.id, stub=stub, thread=tx.threads.find(request.course, post.thread))


def _clear_stubs(tx: Transaction, request: Request, removed: Post) -> None:
    """A stub keeps its place for those who answered; with the last of them it goes too, and may lay bare another."""
    left_alone = [removed.reply_to, PostId(removed.thread)]
    while left_alone:
        id = left_alone.pop(0)
        stub = None if id is None else tx.posts.find(request.course, id)
        if stub is not None and stub.deleted and not tx.posts.replies_to(stub):
            tx.posts.remove(stub)
            _publish(tx, request, EventKind.POST_DELETED, stub, key=f"{stub.id}:cleared")
            left_alone += [stub.reply_to, PostId(stub.thread)]


def _retitle(tx: Transaction, request: Request, post: Post) -> None:
    """A thread is called by its first post, so it follows that post's edits, and its deletion above all."""
    if str(post.id) == str(post.thread):
        thread = _thread(tx, request, post.thread)
        tx.threads.change(replace(thread, title=excerpt(post.body), started_by=post.author))


def _publish(tx: Transaction, request: Request, kind: EventKind, post: Post, *, key: str) -> None:
    tx.log.append(
        Event(
            course=request.course,
            kind=kind,
            subject=post.id,
            thread=post.thread,
            author=request.caller.person.id,
            key=key,
            at=request.now,
        )
    )


def _with_post(thread: Thread, post: Post) -> Thread:
    return replace(thread, posts=post.n, last_at=post.at)


def _thread(tx: Transaction, request: Request, id: ThreadId) -> Thread:
    thread = tx.threads.find(request.course, id)
    if thread is None:
        raise NotFound("This thread is not there any more. Your text is kept; start a new thread with it.")
    return thread


def _post(tx: Transaction, request: Request, id: PostId) -> Post:
    post = tx.posts.find(request.course, id)
    if post is None:
        raise NotFound("This post is not there any more.")
    return post
