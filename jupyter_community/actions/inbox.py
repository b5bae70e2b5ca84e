"""The inbox of the staff, and the time in which they promise to answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..core.discussions import inbox as rules
from ..core.discussions.inbox import Promise, ReplyTime, Waiting, Why
from ..core.discussions.reading import ThreadForReader
from ..core.discussions.thread import Thread
from ..core.events import Cursor
from ..core.ids import ThreadId
from ..core.permissions import Permission, allowed
from ..ports.store import Transaction
from .board import lines
from .request import Request

MOST = 100
"""As many as anybody looks through; the others follow as these are answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """
    Attributes:
        waiting: appeals and reports first, then open questions, then what nobody of the staff has seen; the
            oldest first in each.
        threads: what a list says of them.
        more: there are more than these.
    """

    cursor: Cursor
    waiting: tuple[Waiting, ...]
    threads: tuple[ThreadForReader, ...]
    more: bool


def read_inbox(tx: Transaction, request: Request) -> Inbox:
    """What waits for the staff, at most :data:`MOST`.

    Raises:
        NotFound: not in the course.
        NotPermitted
    """
    request.permit(Permission.ANSWER)
    cursor = tx.log.last(request.course)
    threads = tx.lists.may_wait(request.course, request.reader, request.now - rules.UNSEEN_FOR)
    questions = [found for thread in threads if (found := rules.waiting_question(thread, request.now))]
    others = {thread.id: thread for thread in threads if rules.may_be_unseen(thread, request.now)}
    newest = tx.posts.newest(others, 1, request.reader)
    unseen = [found for id, posts in newest.items() for post in posts if (found := rules.unseen(others[id], post))]
    known = {thread.id: thread for thread in threads}
    waiting = [*sorted(_looks(tx, request, known), key=_age), *sorted(questions, key=_age), *sorted(unseen, key=_age)]
    first = tuple(waiting[:MOST])
    listed = lines(tx, request, [*{waiting.thread.id: waiting.thread for waiting in first}.values()])
    return Inbox(cursor=cursor, waiting=first, threads=listed, more=len(waiting) > MOST)


def _looks(tx: Transaction, request: Request, threads: Mapping[ThreadId, Thread]) -> list[Waiting]:
    """Posts at which the staff are asked to look."""
    appealed, reported = tx.moderation.appealed(request.course), tx.moderation.reported(request.course)
    posts = tx.posts.some(request.course, [*appealed, *reported], request.reader)
    reports = tx.moderation.reports(reported)
    missing = {post.thread for post in posts.values()} - threads.keys()
    threads = {**threads, **tx.threads.some(request.course, missing, request.reader)}
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
