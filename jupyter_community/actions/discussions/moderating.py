"""Reporting posts, hiding them with a reason, and looking again."""

from __future__ import annotations

from dataclasses import replace

from ...core.audit import Act
from ...core.discussions import moderation as rules
from ...core.discussions.moderation import Cause, Hidden
from ...core.discussions.post import Post
from ...core.discussions.thread import Thread
from ...core.errors import Gone, Invalid, NotPermitted
from ...core.events import EventKind
from ...core.ids import PostId
from ...core.people import Author
from ...core.permissions import STAFF, Permission, allowed
from ...ports.store import Transaction
from ..audiences import STAFF_ONLY
from ..auditing import record
from ..request import Request
from .finding import find_post, is_own
from .telling import tell_post

_WHY = "Say in a few words why; its author will read it."
_ASK = "Say in a few words why the staff should look again."


def report_post(tx: Transaction, request: Request, id: PostId, line: str | None) -> None:
    """Asks the staff to look at a post. Nobody is told who asked; again is the same as once.

    It is hidden until they have looked, once staff or enough others have asked. What staff wrote is not hidden by
    others: many could agree to silence them.

    Raises:
        Invalid: one's own, or one that is gone or hidden.
        NotFound: no such post for the caller.
    """
    role = request.permit(Permission.REPORT).role
    post, thread = find_post(tx, request, id)
    if is_own(tx, request, post):
        raise Invalid("This is your own post. You can change or delete it.")
    if post.deleted or post.hidden is not None:
        raise Invalid("Nobody but its author and the staff sees this post any more.")
    said = rules.line(line, about=_ASK) if line and line.strip() else None
    if not tx.moderation.report(id, request.caller.person.id, said, request.now):
        return
    by_staff = allowed(role, Permission.MODERATE)
    of_staff = isinstance(post.author, Author) and post.author.role in STAFF
    needed = tx.rules.of(request.course).hide_after
    enough = rules.hides(reporters=tx.moderation.reporters(id), by_staff=by_staff, needed=needed)
    if enough and (by_staff or not of_staff):
        tx.moderation.hide(id, Hidden(cause=Cause.REPORTS, at=request.now))
        _tell(tx, request, post, thread)
    key = f"{id}:reported:{tx.log.last(request.course).seq}"
    tell_post(tx, request, EventKind.POST_REPORTED, post, STAFF_ONLY, key=key)


def hide_post(tx: Transaction, request: Request, id: PostId, reason: str | None) -> Post:
    """The staff hide a post, or say that it stays hidden after another look.

    Raises:
        Invalid: no reason, or hidden already.
        Gone, NotFound, NotPermitted
    """
    request.permit(Permission.MODERATE)
    post, thread = _found(tx, request, id)
    why = rules.line(reason, about=_WHY)
    act = Act.KEEP_HIDDEN if post.hidden is not None and post.hidden.waits else Act.HIDE
    hidden = rules.hidden_by_staff(post.hidden, by=request.author, at=request.now, reason=why)
    tx.moderation.hide(id, hidden)
    tx.moderation.settle(id)
    record(tx, request, act, post=post, why=why)
    _tell(tx, request, post, thread)
    return replace(post, hidden=hidden, reports=None)


def show_post(tx: Transaction, request: Request, id: PostId, reason: str | None) -> Post:
    """The staff have looked: the post is for everybody, again or still.

    Raises:
        Gone, NotFound, NotPermitted
    """
    request.permit(Permission.MODERATE)
    post, thread = _found(tx, request, id)
    why = rules.line(reason, about=_WHY) if reason and reason.strip() else None
    if post.hidden is None and not tx.moderation.reporters(id):
        return post
    tx.moderation.settle(id)
    tx.moderation.show(id)
    record(tx, request, Act.SHOW, post=post, why=why)
    _tell(tx, request, post, thread)
    return replace(post, hidden=None, reports=None)


def appeal(tx: Transaction, request: Request, id: PostId, line: str) -> Post:
    """The author of a hidden post asks for another look, once.

    Raises:
        Invalid: without a word, or it is not hidden by the staff.
        NotPermitted: somebody else's, or asked before.
        NotFound
    """
    request.permit(Permission.POST)
    post, thread = find_post(tx, request, id)
    if not is_own(tx, request, post):
        raise NotPermitted("Only the person who wrote a post can ask for another look at it.")
    hidden = rules.appealed(post.hidden, rules.line(line, about=_ASK), at=request.now)
    tx.moderation.hide(id, hidden)
    _tell(tx, request, post, thread)
    return replace(post, hidden=hidden)


def _found(tx: Transaction, request: Request, id: PostId) -> tuple[Post, Thread]:
    post, thread = find_post(tx, request, id)
    if post.deleted:
        raise Gone("This post was deleted.")
    return post, thread


def _tell(tx: Transaction, request: Request, post: Post, thread: Thread) -> None:
    key = f"{post.id}:moderated:{tx.log.last(request.course).seq}"
    tell_post(tx, request, EventKind.POST_MODERATED, post, thread.readers, key=key)
