"""The inbox of the staff, and the time in which they promise to answer."""

from __future__ import annotations

from collections.abc import Mapping

from ..core.discussions import inbox as rules
from ..core.discussions.inbox import Promise, ReplyTime, Waiting, Why
from ..core.discussions.thread import Thread
from ..core.ids import ThreadId
from ..core.permissions import Permission, allowed
from ..ports.store import Transaction
from .request import Request


def read_inbox(tx: Transaction, request: Request) -> list[Waiting]:
    """What waits for the staff: appeals and reports first, then open questions, then what nobody of them has seen;
    the oldest first in each.

    Raises:
        NotFound: not in the course.
        NotPermitted
    """
    request.permit(Permission.ANSWER)
    threads = tx.threads.of_course(request.course, request.reader)
    questions = [found for thread in threads if (found := rules.waiting_question(thread, request.now))]
    others = {thread.id: thread for thread in threads if rules.may_be_unseen(thread, request.now)}
    newest = tx.posts.newest(others, 1, request.reader)
    unseen = [found for id, posts in newest.items() for post in posts if (found := rules.unseen(others[id], post))]
    looks = _looks(tx, request, {thread.id: thread for thread in threads})
    return [*sorted(looks, key=_age), *sorted(questions, key=_age), *sorted(unseen, key=_age)]


def _looks(tx: Transaction, request: Request, threads: Mapping[ThreadId, Thread]) -> list[Waiting]:
    """Posts at which the staff are asked to look."""
    appealed, reported = tx.moderation.appealed(request.course), tx.moderation.reported(request.course)
    posts = tx.posts.some(request.course, [*appealed, *reported], request.reader)
    reports = tx.moderation.reports(reported)
    found = []
    for post in posts.values():
        hidden = post.hidden
        if hidden is not None and hidden.waits and hidden.appealed_at is not None:
            why, since = Why.APPEAL, hidden.appealed_at
        elif post.id in reports:
            why, since = Why.REPORTED, reports[post.id].since
        else:
            continue
        found.append(Waiting(thread=threads[post.thread], why=why, since=since, post=post.id))
    return found


def _age(waiting: Waiting) -> tuple[object, str]:
    return waiting.since, waiting.thread.id


def read_reply_time(tx: Transaction, request: Request) -> ReplyTime:
    """How soon the staff mean to answer, and how soon they have lately.

    Raises:
        NotFound: not in the course.
    """
    role = request.permit(Permission.READ).role
    return _reply_time(tx, request, tx.promises.of(request.course), for_staff=allowed(role, Permission.ANSWER))


def set_promise(tx: Transaction, request: Request, promise: Promise) -> ReplyTime:
    """The staff say how soon they mean to answer.

    Raises:
        Invalid: less than a minute, or more than sixty days.
        NotFound, NotPermitted
    """
    request.permit(Permission.ANSWER)
    tx.promises.set(request.course, rules.checked(promise))
    return _reply_time(tx, request, promise, for_staff=True)


def _reply_time(tx: Transaction, request: Request, promise: Promise, *, for_staff: bool) -> ReplyTime:
    if not for_staff and not promise.shown:
        return ReplyTime(promise=promise, usual=None)
    waits = tx.promises.waits(request.course, request.now - rules.LATELY)
    return ReplyTime(promise=promise, usual=rules.usual(waits, for_staff=for_staff))
