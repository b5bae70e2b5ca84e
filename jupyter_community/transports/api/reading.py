"""What a course says to a reader."""

from __future__ import annotations

from msgspec import to_builtins

from ...actions import attending, reading
from ...actions.board import read_board
from ...actions.discussions import showing
from ...core import ids
from ...core.discussions.attention import Attention
from ...core.discussions.board import Place, Show, Wish
from ...core.discussions.post import PostKind
from ...core.errors import Invalid
from ...core.permissions import Permission
from .. import present, wire
from .call import COURSE, Answer, Call, Route, one_of


async def _board(call: Call) -> Answer:
    asked = call.query
    wish = Wish(
        kind=one_of(PostKind, "kind", asked["kind"]) if "kind" in asked else None,
        show=one_of(Show, "show", asked["show"]) if "show" in asked else Show.ALL,
        notebook=ids.NotebookId(ids.name(asked["notebook"], "notebook")) if "notebook" in asked else None,
        anchor=ids.AnchorId(ids.name(asked["anchor"], "cell")) if "anchor" in asked else None,
        before=Place.of(asked["before"]) if "before" in asked else None,
    )
    return Answer(body=present.board(call.course, await call.ask(read_board, wish)))


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


async def _cell(call: Call) -> Answer:
    return Answer(body=present.snapshot(await call.ask(showing.read_snapshot, call.post)))


READING: tuple[Route, ...] = (
    Route(
        verb="GET",
        path=f"{COURSE}/board",
        call=_board,
        needs=Permission.READ,
        summary="The threads of the course, newest activity first, 50 to a page",
        answer=wire.Board,
        query={
            "show": "all, unread, followed, unanswered or mine",
            "kind": "only of this kind",
            "notebook": "only of this notebook",
            "anchor": "only of this cell of it",
            "before": "the `more` of a page; answers with the next one",
        },
    ),
    Route(
        verb="GET",
        path=f"{COURSE}/notebooks/{{notebook}}",
        call=_notebook,
        needs=Permission.READ,
        summary="What is said in a notebook: of each cell ten threads, of each thread its first and newest posts",
        answer=wire.NotebookTalk,
    ),
    Route(
        verb="GET",
        path=f"{COURSE}/threads/{{thread}}",
        call=_thread,
        needs=Permission.READ,
        summary="A thread's first and newest 50 posts, or those before an ordinal",
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
    Route(
        verb="GET",
        path=f"{COURSE}/posts/{{post}}/cell",
        call=_cell,
        needs=Permission.READ,
        summary="The cell that was shown with a post",
        answer=wire.Snapshot,
    ),
)
