"""Publishing, changing and taking back; saying how far a question has come."""

from __future__ import annotations

from msgspec import to_builtins

from ...actions.discussions import answering, changing, publishing, reacting, wondering
from ...core import ids
from ...core.audience import Audience
from ...core.discussions.post import PostKind
from ...core.discussions.question import State
from ...core.discussions.reactions import ReactionKind, Tone
from ...core.discussions.snapshot import Omitted, Piece, PieceKind, Snapshot
from ...core.permissions import Permission
from .. import present, wire
from .call import COURSE, Answer, Call, Route


async def _publish(call: Call) -> Answer:
    sent: wire.NewPost = call.body
    draft = publishing.Draft(
        id=ids.PostId(ids.uuid(sent.id, "post")),
        thread=ids.ThreadId(ids.uuid(sent.thread, "thread")),
        body=sent.body,
        reply_to=None if sent.reply_to is None else ids.PostId(ids.uuid(sent.reply_to, "post")),
        notebook=None if sent.notebook is None else ids.NotebookId(ids.name(sent.notebook, "notebook")),
        anchor=None if sent.anchor is None else ids.AnchorId(ids.name(sent.anchor, "anchor")),
        kind=PostKind(sent.kind),
        nameless=sent.nameless,
        audience=Audience(sent.audience),
        asks_back=sent.asks_back,
        tone=None if sent.tone is None else Tone(sent.tone),
        cell=None if sent.cell is None else _snapshot(sent.cell),
        knowingly=sent.knowingly,
    )
    posted = await call.do(publishing.publish_post, draft)
    if posted.post.mine and not posted.again:  # to their other pages, which could not tell
        mine = wire.Mine(course=call.course, post=posted.post.id)
        call.community.bus.tell(call.caller.person.id, to_builtins(mine))
    return Answer(body=present.posted(posted), status=200 if posted.again else 201)


def _snapshot(sent: wire.Snapshot) -> Snapshot:
    return Snapshot(
        language=sent.language,
        pieces=tuple(Piece(kind=PieceKind(piece.kind), text=piece.text, cut=piece.cut) for piece in sent.pieces),
        omitted=tuple(map(Omitted, sent.omitted)),
    )


async def _edit(call: Call) -> Answer:
    sent: wire.Edit = call.body
    edited = await call.do(changing.edit_post, call.post, sent.body, sent.revision, sent.reason)
    return Answer(body=present.posted(edited))


async def _delete(call: Call) -> Answer:
    reason = None if call.body is None else call.body.reason
    return Answer(body=present.removed(await call.do(changing.delete_post, call.post, reason)))


async def _take_back(call: Call) -> Answer:
    return Answer(body=present.removed(await call.do(changing.take_back_post, call.post)))


async def _set_state(call: Call) -> Answer:
    sent: wire.State = call.body
    accepted = None if sent.accepted is None else ids.PostId(ids.uuid(sent.accepted, "post"))
    thread = await call.do(answering.set_state, call.thread, State(sent.state), accepted)
    return Answer(body=wire.OneThread(thread=present.thread(thread)))


async def _wonder(call: Call) -> Answer:
    return Answer(body=present.voices(await call.do(wondering.wonder, call.thread, call.body.given)))


async def _react(call: Call) -> Answer:
    sent: wire.Reacting = call.body
    said = await call.do(reacting.react, call.post, ReactionKind(sent.kind), sent.given)
    return Answer(body=wire.Reactions(reactions=present.reacted(said)))


WRITING: tuple[Route, ...] = (
    Route(
        verb="PUT",
        path=f"{COURSE}/threads/{{thread}}/state",
        call=_set_state,
        needs=Permission.POST,
        summary="The asker or the staff say how far a question has come, and which post answered it",
        body=wire.State,
        answer=wire.OneThread,
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/threads/{{thread}}/me-too",
        call=_wonder,
        needs=Permission.READ,
        summary="I wonder about the same, or no longer; nobody is told",
        body=wire.Given,
        answer=wire.Voices,
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/posts/{{post}}/reaction",
        call=_react,
        needs=Permission.READ,
        summary="I say this of a post in a word or two, or no longer; nobody is told",
        body=wire.Reacting,
        answer=wire.Reactions,
    ),
    Route(
        verb="POST",
        path=f"{COURSE}/posts",
        call=_publish,
        needs=Permission.POST,
        summary="Publishes a post; sent again with the same id it is not done twice",
        body=wire.NewPost,
        answer=wire.Posted,
        created=True,
    ),
    Route(
        verb="PATCH",
        path=f"{COURSE}/posts/{{post}}",
        call=_edit,
        needs=Permission.POST,
        needs_for_others=Permission.MODERATE,
        summary="Edits a post; staff may edit other people's with a reason",
        body=wire.Edit,
        answer=wire.Posted,
    ),
    Route(
        verb="DELETE",
        path=f"{COURSE}/posts/{{post}}",
        call=_delete,
        needs=Permission.POST,
        needs_for_others=Permission.MODERATE,
        summary="Deletes a post; a stub stays only if somebody replied",
        body=wire.Removal,
        answer=wire.Removed,
    ),
    Route(
        verb="POST",
        path=f"{COURSE}/posts/{{post}}/take-back",
        call=_take_back,
        needs=Permission.POST,
        summary="Undoes sending, within ten seconds and without a trace",
        answer=wire.Removed,
    ),
)
