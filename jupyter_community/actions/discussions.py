"""Publishing, editing, deleting and taking back posts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..core.audience import Audience, Readers
from ..core.discussions import post as rules
from ..core.discussions import question
from ..core.discussions.post import Post, PostKind
from ..core.discussions.question import State
from ..core.discussions.thread import Thread, excerpt
from ..core.errors import Conflict, Gone, Invalid, NotFound
from ..core.events import Event, EventKind
from ..core.ids import AnchorId, NotebookId, PostId, ThreadId
from ..core.people import ASKER, Alias, Byline
from ..core.permissions import Permission, allowed
from ..ports.store import Transaction
from .request import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a page sends. ``thread == id`` starts a thread, which then needs a notebook and an anchor.

    Attributes:
        nameless: written under an alias.
        audience: who may read the thread that this post starts; a reply has that of its thread.
        asks_back: a reply of the staff to a question, after which it is the asker's turn.
    """

    id: PostId
    thread: ThreadId
    body: str
    reply_to: PostId | None = None
    notebook: NotebookId | None = None
    anchor: AnchorId | None = None
    kind: PostKind = PostKind.NOTE
    nameless: bool = False
    audience: Audience = Audience.EVERYONE
    asks_back: bool = False

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
        Invalid: nothing to read in it, too large, a reply to a post of another thread, or nameless where no others are.
        NotPermitted: nameless, or an announcement, by somebody whose role does not allow it.
        NotFound: no such course, thread or opened anchor for the caller.
        Conflict: the id is in use by somebody else.
        Gone: the author took this post back.
    """
    _permit(request, draft)
    body = rules.body(draft.body)
    if done := _done_before(tx, request, draft):
        return done
    reply_to = _answered(tx, request, draft)
    thread = _thread_for(tx, request, draft, body)
    me = request.caller.person.id
    post = tx.posts.add(
        Post(
            id=draft.id,
            course=request.course,
            thread=thread.id,
            reply_to=reply_to,
            n=0,
            author=_byline(tx, request, draft),
            body=body,
            at=request.now,
            kind=draft.kind,
        ),
        me,
        request.author.role,
    )
    tx.marks.advance(me, thread.id, post.n)
    thread = _moved_on(tx, request, draft, _with_post(thread, post))
    _publish(tx, request, EventKind.POST_PUBLISHED, post, thread.readers, key=post.id)
    return Posted(post=replace(post, mine=draft.nameless), thread=thread)


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
    tx.posts.change(changed, request.author.role)
    thread = _retitle(tx, thread, changed)
    _publish(tx, request, EventKind.POST_EDITED, changed, thread.readers, key=f"{post.id}:{changed.revision}")
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
    return _remove(tx, request, thread, stub, EventKind.POST_DELETED)


def take_back_post(tx: Transaction, request: Request, id: PostId) -> Removed:
    """Undoes sending, within ten seconds and without a trace.

    Raises:
        NotFound, NotPermitted
    """
    request.permit(Permission.POST)
    post, thread = _post(tx, request, id)
    rules.check_may_take_back(post, own=_is_own(tx, request, post), now=request.now)
    stub = rules.stub(post, by=None, at=request.now, reason=None)
    return _remove(tx, request, thread, stub, EventKind.POST_TAKEN_BACK)


def set_state(tx: Transaction, request: Request, id: ThreadId, wanted: State, accepted: PostId | None) -> Thread:
    """The asker, or the staff, say how far a question has come, and which post answered it.

    Raises:
        Invalid: no question, not theirs to say, or a post that is not a reply in this thread.
        NotFound: no such thread for the caller.
    """
    request.permit(Permission.POST)
    thread = _thread(tx, request, id)
    state = question.chosen(
        thread.state,
        wanted,
        by_asker=tx.threads.asker(id) == request.caller.person.id,
        by_staff=allowed(request.author.role, Permission.MODERATE),
    )
    if accepted is not None:
        answer, _ = _post(tx, request, accepted)
        if answer.thread != id or str(answer.id) == str(id) or answer.deleted:
            raise Invalid("Only a reply in this thread can be the answer to its question.")
    changed = replace(thread, state=state, accepted=accepted if state == State.RESOLVED else None)
    if changed != thread:
        tx.threads.change(changed)
        _tell(tx, request, changed)
    return changed


def _permit(request: Request, draft: Draft) -> None:
    request.permit(Permission.POST)
    if draft.nameless:
        request.permit(Permission.POST_NAMELESS)
        if draft.audience == Audience.STAFF:
            raise Invalid(
                "Only the staff will read this, and they need to know whom to answer. Send it with your name."
            )
    if draft.kind == PostKind.ANNOUNCEMENT:
        request.permit(Permission.ANNOUNCE)
        if not draft.starts_thread:
            raise Invalid("An announcement starts a thread of its own. Choose another kind for a reply.")


def _byline(tx: Transaction, request: Request, draft: Draft) -> Byline:
    """Under what name the post stands; an alias is given with the first post that needs one."""
    if not draft.nameless:
        return request.author
    me = request.caller.person.id
    alias = tx.aliases.of(draft.thread, me)
    if alias is None:
        alias = ASKER if draft.starts_thread else tx.aliases.next(draft.thread)
        tx.aliases.give(draft.thread, me, alias)
    return alias


def _moved_on(tx: Transaction, request: Request, draft: Draft, thread: Thread) -> Thread:
    """The thread after a reply, which may answer a question or ask back."""
    if thread.state is None or draft.starts_thread:
        return thread
    state = question.after_reply(
        thread.state,
        by_asker=tx.threads.asker(thread.id) == request.caller.person.id,
        by_staff=allowed(request.author.role, Permission.MODERATE),
        asks_back=draft.asks_back,
    )
    if state != thread.state:
        thread = replace(thread, state=state)
        tx.threads.change(thread)
    return thread


def _done_before(tx: Transaction, request: Request, draft: Draft) -> Posted | None:
    """The answer of the first time, if this post was sent before."""
    me = request.caller.person.id
    owner = tx.posts.owner(draft.id)
    if owner == (request.course, me):
        post, thread = _post(tx, request, draft.id)
        mine = isinstance(post.author, Alias)
        return Posted(post=replace(post, mine=mine), thread=thread, again=True)
    if tx.log.knows(request.course, me, draft.id):
        raise Gone("This post was taken back or deleted meanwhile, so it was not sent again.")
    if owner is not None:
        raise Conflict("A post with this id exists already. Reload the page and send your text again.")
    return None


def _thread_for(tx: Transaction, request: Request, draft: Draft, body: str) -> Thread:
    if not draft.starts_thread:
        return _thread(tx, request, draft.thread)
    me = request.caller.person.id
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
        started_by=ASKER if draft.nameless else request.author,
        at=request.now,
        last_at=request.now,
        posts=0,
        audience=draft.audience,
        asker=me if draft.audience == Audience.STAFF else None,
        kind=draft.kind,
        state=State.OPEN if draft.kind == PostKind.QUESTION else None,
    )
    tx.threads.start(thread, me)
    return thread


def _answered(tx: Transaction, request: Request, draft: Draft) -> PostId | None:
    """The post that this one answers, or None: its author may have taken it back a moment ago."""
    answered = None if draft.reply_to is None else tx.posts.find(request.course, draft.reply_to)
    if answered is None:
        return None
    if answered.thread != draft.thread:
        raise Invalid("A reply must be in the thread of the post that it answers.")
    return answered.id


def _changeable(tx: Transaction, request: Request, id: PostId) -> tuple[Post, Thread, bool]:
    """The post, its thread, and whether it is the caller's own; changing somebody else's needs the right to."""
    request.permit(Permission.POST)
    post, thread = _post(tx, request, id)
    own = _is_own(tx, request, post)
    if not own:
        request.permit(Permission.MODERATE)
    return post, thread, own


def _is_own(tx: Transaction, request: Request, post: Post) -> bool:
    return tx.posts.owner(post.id) == (request.course, request.caller.person.id)


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
    _publish(tx, request, kind, stub, thread.readers, key=f"{stub.id}:gone")
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
            _publish(tx, request, EventKind.POST_DELETED, stub, readers, key=f"{stub.id}:cleared")
            left_alone += [stub.reply_to, PostId(stub.thread)]


def _retitle(tx: Transaction, thread: Thread, post: Post) -> Thread:
    """A thread is called by its first post, so it follows that post's edits, and its deletion above all."""
    if str(post.id) == str(post.thread):
        thread = replace(thread, title=excerpt(post.body), started_by=post.author)
        tx.threads.change(thread)
    return thread


def _tell(tx: Transaction, request: Request, thread: Thread) -> None:
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


def _publish(tx: Transaction, request: Request, kind: EventKind, post: Post, readers: Readers, *, key: str) -> None:
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


def _with_post(thread: Thread, post: Post) -> Thread:
    return replace(thread, posts=post.n, last_at=post.at)


def _thread(tx: Transaction, request: Request, id: ThreadId) -> Thread:
    thread = tx.threads.find(request.course, id, request.reader)
    if thread is None:
        raise NotFound("This thread is not there any more. Your text is kept; start a new thread with it.")
    return thread


def _post(tx: Transaction, request: Request, id: PostId) -> tuple[Post, Thread]:
    post = tx.posts.find(request.course, id)
    thread = None if post is None else tx.threads.find(request.course, post.thread, request.reader)
    if post is None or thread is None:
        raise NotFound("This post is not there any more.")
    return post, thread
