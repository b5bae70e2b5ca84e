"""What a course says to a reader."""

from __future__ import annotations

from msgspec import to_builtins

from ...actions import attending, reading
from ...core import ids
from ...core.discussions.attention import Attention
from ...core.errors import Invalid
from ...core.permissions import Permission
from .. import present, wire
from .call import COURSE, Answer, Call, Route


async def _board(call: Call) -> Answer:
    return Answer(body=present.board(call.course, await call.ask(reading.read_board)))


async def _notebook(call: Call) -> Answer:
    return Answer(body=present.notebook_talk(call.course, await call.ask(reading.read_notebook, call.notebook)))


async def _thread(call: Call) -> Answer:
    before = call.query.get("before")
    if before is not None and not (before.isascii() and before.isdigit() and len(before) < 10):
        raise Invalid("“before” must be the ordinal of a post, a whole number.")
    talk = await call.ask(reading.read_thread, call.thread, None if before is None else int(before))
    return Answer(body=present.thread_talk(call.course, talk))


async def _read(call: Call) -> Answer:
    n, unread = await call.do(reading.mark_read, call.thread, ids.PostId(ids.uuid(call.body.post, "post")))
    elsewhere = wire.ReadElsewhere(course=call.course, thread=call.thread, n=n, unread=unread)
    call.community.bus.tell(call.caller.person.id, to_builtins(elsewhere))
    return Answer(body=wire.Unread(unread=unread))


async def _attend(call: Call) -> Answer:
    said: wire.Attention = call.body
    attention = None if said.attention is None else Attention(said.attention)
    await call.do(attending.attend, call.thread, attention)
    elsewhere = wire.AttentionElsewhere(course=call.course, thread=call.thread, attention=said.attention)
    call.community.bus.tell(call.caller.person.id, to_builtins(elsewhere))
    return Answer(body=said)


async def _post(call: Call) -> Answer:
    return Answer(body=wire.OnePost(post=present.post(await call.ask(reading.read_post, call.post))))


READING: tuple[Route, ...] = (
    Route(
        verb="GET",
        path=f"{COURSE}/board",
        call=_board,
        needs=Permission.READ,
        summary="All threads of the course",
        answer=wire.Board,
    ),
    Route(
        verb="GET",
        path=f"{COURSE}/notebooks/{{notebook}}",
        call=_notebook,
        needs=Permission.READ,
        summary="Everything said in a notebook",
        answer=wire.NotebookTalk,
    ),
    Route(
        verb="GET",
        path=f"{COURSE}/threads/{{thread}}",
        call=_thread,
        needs=Permission.READ,
        summary="A thread's newest 50 posts, or those before an ordinal",
        answer=wire.ThreadTalk,
        query={"before": "ordinal of a post; answers with the 50 before it"},
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/threads/{{thread}}/read",
        call=_read,
        needs=Permission.READ,
        summary="I have read up to this post",
        body=wire.Read,
        answer=wire.Unread,
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/threads/{{thread}}/attention",
        call=_attend,
        needs=Permission.READ,
        summary="I follow this thread, mute it, or neither; nobody else is told",
        body=wire.Attention,
        answer=wire.Attention,
    ),
    Route(
        verb="GET",
        path=f"{COURSE}/posts/{{post}}",
        call=_post,
        needs=Permission.READ,
        summary="One post, with what only its author and staff may see",
        answer=wire.OnePost,
    ),
)
