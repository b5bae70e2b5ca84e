"""The inbox of the staff, and the time in which they promise to answer."""

from __future__ import annotations

from ..core.discussions import inbox as rules
from ..core.discussions.inbox import Promise, ReplyTime, Waiting
from ..core.permissions import Permission, allowed
from ..ports.store import Transaction
from .request import Request


def read_inbox(tx: Transaction, request: Request) -> list[Waiting]:
    """What waits for the staff: open questions first, then what nobody of them has seen; the oldest first in each.

    Raises:
        NotFound: not in the course.
        NotPermitted
    """
    request.permit(Permission.ANSWER)
    threads = tx.threads.of_course(request.course, request.reader)
    questions = [found for thread in threads if (found := rules.waiting_question(thread, request.now))]
    others = {thread.id: thread for thread in threads if rules.may_be_unseen(thread, request.now)}
    newest = tx.posts.newest(others, 1)
    unseen = [found for id, posts in newest.items() for post in posts if (found := rules.unseen(others[id], post))]
    return [*sorted(questions, key=_age), *sorted(unseen, key=_age)]


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
