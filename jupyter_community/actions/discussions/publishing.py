"""Publishing posts: under one's name, under an alias, or for the staff only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...core.audience import Audience
from ...core.cells.asides import check_audience
from ...core.discussions import guidance, question
from ...core.discussions import post as rules
from ...core.discussions.opening import FREE, Opens, check_may_write
from ...core.discussions.post import Post, PostKind
from ...core.discussions.question import State
from ...core.discussions.reactions import Tone
from ...core.discussions.snapshot import Snapshot
from ...core.discussions.thread import Thread, excerpt
from ...core.errors import Conflict, Gone, Invalid
from ...core.events import EventKind
from ...core.ids import AnchorId, NotebookId, PostId, ThreadId
from ...core.people import ASKER, Alias, Byline
from ...core.permissions import Permission, allowed
from ...core.rules import check_agreed, check_nameless
from ...ports.store import Transaction
from ..files import fasten_files
from ..mentioning import note_mentions
from ..request import Request
from ..rules import has_agreed
from .finding import find_post, find_thread
from .places import check_place
from .showing import check_snapshot
from .telling import tell_notebook, tell_post


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a page sends. ``thread == id`` starts a thread, which then needs a notebook and an anchor.

    Attributes:
        nameless: written under an alias.
        audience: who may read the thread that this post starts; a reply has that of its thread.
        cell: shown with the post.
        knowingly: a nameless author was told what the cell may give away.
        asks_back: a reply of the staff to a question, after which it is the asker's turn.
        tone: how it is to be read.
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
    tone: Tone | None = None
    cell: Snapshot | None = None
    knowingly: bool = False

    @property
    def starts_thread(self) -> bool:
        return str(self.thread) == str(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """``again``: this very request had been done before."""

    post: Post
    thread: Thread
    again: bool = False


def publish_post(tx: Transaction, request: Request, draft: Draft) -> Posted:
    """Publishes a post; the same id sent again by its author answers with the first one.

    Raises:
        Invalid: nothing to read in it, too large, a reply to a post of another thread, or nameless where no others are.
        NotPermitted: nameless, or an announcement, by somebody whose role does not allow it; a thread that is closed.
        NotFound: no such course, thread or opened anchor for the caller.
        Conflict: the id is in use by somebody else.
        Gone: the author took this post back.
    """
    _permit(request, draft)
    body = rules.body(draft.body)
    if done := _done_before(tx, request, draft):
        return done
    _check_rules(tx, request, draft)
    cell = draft.cell and check_snapshot(request, draft.cell, nameless=draft.nameless, knowingly=draft.knowingly)
    reply_to = _answered(tx, request, draft)
    thread = _thread_for(tx, request, draft, body)
    _check_open(tx, request, draft, thread)
    guidance.check_not_locked(thread, may_guide=allowed(request.author.role, Permission.GUIDE))
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
            tone=draft.tone,
            attached=cell is not None,
        ),
        me,
        request.author.role,
    )
    fasten_files(tx, request, post.id, body)
    post = note_mentions(tx, request, post)
    if cell is not None:
        tx.snapshots.keep(post.id, cell)
    tx.marks.advance(me, thread.id, post.n)
    thread = _moved_on(tx, request, draft, _with_post(thread, post))
    tell_post(tx, request, EventKind.POST_PUBLISHED, post, thread.readers, key=post.id)
    return Posted(post=replace(post, mine=draft.nameless), thread=thread)


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


def _check_rules(tx: Transaction, request: Request, draft: Draft) -> None:
    """What the course agreed on comes before the first post, and names where they are asked for."""
    rules = tx.rules.of(request.course)
    check_agreed(has_agreed(tx, request, rules))
    if draft.nameless:
        check_nameless(rules, tx.rules.named(request.course, request.caller.person.id))


def _done_before(tx: Transaction, request: Request, draft: Draft) -> Posted | None:
    """The answer of the first time, if this post was sent before."""
    me = request.caller.person.id
    owner = tx.posts.owner(draft.id)
    if owner == (request.course, me):
        post, thread = find_post(tx, request, draft.id)
        mine = isinstance(post.author, Alias)
        return Posted(post=replace(post, mine=mine), thread=thread, again=True)
    if tx.log.knows(request.course, me, draft.id):
        raise Gone("This post was taken back or deleted meanwhile, so it was not sent again.")
    if owner is not None:
        raise Conflict("A post with this id exists already. Reload the page and send your text again.")
    return None


def _answered(tx: Transaction, request: Request, draft: Draft) -> PostId | None:
    """The post that this one answers, or None: its author may have taken it back a moment ago."""
    answered = None if draft.reply_to is None else tx.posts.find(request.course, draft.reply_to)
    if answered is None:
        return None
    if answered.thread != draft.thread:
        raise Invalid("A reply must be in the thread of the post that it answers.")
    return answered.id


def _thread_for(tx: Transaction, request: Request, draft: Draft, body: str) -> Thread:
    if not draft.starts_thread:
        return find_thread(tx, request, draft.thread)
    me = request.caller.person.id
    if draft.notebook is None or draft.anchor is None:
        raise Invalid("A new thread needs a notebook and an anchor.")
    check_audience(draft.anchor, draft.audience)
    notebook = check_place(tx, request, draft.notebook, draft.anchor)
    thread = Thread(
        id=draft.thread,
        course=request.course,
        notebook=notebook.id,
        anchor=draft.anchor,
        title=excerpt(body),
        started_by=ASKER if draft.nameless else request.author,
        at=request.now,
        last_at=request.now,
        posts=0,
        audience=draft.audience,
        asker=me if draft.audience == Audience.STAFF else None,
        kind=draft.kind,
        state=State.OPEN if draft.kind == PostKind.QUESTION else None,
        since=request.now if draft.kind == PostKind.QUESTION else None,
    )
    tx.threads.start(thread, me)
    if notebook.by_copies:
        tell_notebook(tx, request, thread)
    return thread


def _check_open(tx: Transaction, request: Request, draft: Draft, thread: Thread) -> None:
    """Whether one may write there now; who does at a cell that opens after that has come through."""
    where = (request.course, thread.notebook, thread.anchor)
    opening = tx.openings.at(*where)
    if opening == FREE:
        return
    me = request.caller.person.id
    check_may_write(
        opening,
        private=thread.audience == Audience.STAFF,
        nameless=draft.nameless,
        is_staff=allowed(request.author.role, Permission.GUIDE),
        now=request.now,
        through=opening.lets_pass and me in tx.openings.passed(*where),
    )
    if opening.opens == Opens.AFTER_POST and thread.audience == Audience.EVERYONE:
        tx.openings.let_pass(*where, me)


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


def _with_post(thread: Thread, post: Post) -> Thread:
    return replace(thread, posts=post.n, last_at=post.at)


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
        thread = replace(thread, state=state, since=request.now)
        tx.threads.change(thread)
    return thread
