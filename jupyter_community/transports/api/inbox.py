"""The inbox of the staff, and the time in which they promise to answer."""

from __future__ import annotations

from ...actions import inbox
from ...core.discussions.inbox import Promise
from ...core.permissions import Permission
from .. import present, wire
from .call import COURSE, Answer, Call, Route


async def _inbox(call: Call) -> Answer:
    return Answer(body=present.inbox(call.course, await call.ask(inbox.read_inbox)))


async def _reply_time(call: Call) -> Answer:
    return Answer(body=present.reply_time(await call.ask(inbox.read_reply_time)))


async def _promise(call: Call) -> Answer:
    sent: wire.Promise = call.body
    promise = Promise(minutes=sent.minutes, shown=sent.shown)
    return Answer(body=present.reply_time(await call.do(inbox.set_promise, promise)))


INBOX: tuple[Route, ...] = (
    Route(
        verb="GET",
        path=f"{COURSE}/inbox",
        call=_inbox,
        needs=Permission.ANSWER,
        summary="Staff: what waits for them, the oldest first",
        answer=wire.Inbox,
    ),
    Route(
        verb="GET",
        path=f"{COURSE}/reply-time",
        call=_reply_time,
        needs=Permission.READ,
        summary="How soon the staff mean to answer, and how soon they have lately",
        answer=wire.ReplyTime,
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/reply-time",
        call=_promise,
        needs=Permission.ANSWER,
        summary="Staff: say how soon they mean to answer",
        body=wire.Promise,
        answer=wire.ReplyTime,
    ),
)
