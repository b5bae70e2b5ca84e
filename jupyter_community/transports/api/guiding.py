"""What the staff do: open notebooks, say when talk opens, guide threads, endorse; and how a reader comes through."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET

from ...actions import courses
from ...actions.discussions import guiding, opening
from ...core import ids
from ...core.cells.notebook import Anchor, Notebook
from ...core.discussions.guidance import Change
from ...core.discussions.opening import Opening, Opens
from ...core.discussions.post import NodKind
from ...core.errors import Invalid
from ...core.permissions import Permission
from .. import present, wire
from .call import COURSE, Answer, Call, Route
from .moments import moment


async def _open_notebook(call: Call) -> Answer:
    sent: wire.NewNotebook = call.body
    if sent.id is not UNSET and sent.id != call.notebook:
        raise Invalid("The id of the notebook differs between the address and what was sent.")
    notebook = Notebook(
        course=call.course,
        id=call.notebook,
        title=sent.title,
        path=sent.path,
        anchors=tuple(
            Anchor(id=ids.AnchorId(ids.name(a.id, "anchor")), kind=a.kind, title=a.title) for a in sent.anchors
        ),
    )
    return Answer(body=present.notebook(await call.do(courses.open_notebook, notebook)))


async def _set_opening(call: Call) -> Answer:
    sent: wire.Opening = call.body
    due = None if sent.due is None else moment(sent.due)
    wanted = Opening(opens=Opens(sent.opens), due=due, assignment=sent.assignment, nameless=sent.nameless)
    return Answer(body=present.opening(await call.do(opening.set_opening, call.notebook, call.anchor, wanted)))


async def _just_read(call: Call) -> Answer:
    await call.do(opening.just_read, call.notebook, call.anchor)
    return Answer(body=wire.Status(status="ok"))


async def _look(call: Call) -> Answer:
    awaited = await call.ask(opening.awaited, call.notebook, call.anchor)
    exchange, me = call.community.exchange, call.caller.person.login
    submitted = awaited if awaited and await exchange.has(call.course, awaited, me) else None
    is_open = await call.do(opening.come_through, call.notebook, call.anchor, submitted)
    return Answer(body=wire.Looked(open=is_open))


async def _report_submissions(call: Call) -> Answer:
    sent: wire.Submissions = call.body
    awaited = await call.do(opening.report_submissions, call.notebook, call.anchor, sent.logins)
    return Answer(body=wire.Awaited(assignment=awaited))


async def _guide(call: Call) -> Answer:
    sent: wire.Guidance = call.body
    keep: dict[str, Any] = {
        name: value
        for name in ("pinned", "locked", "summary", "peers_first")
        if (value := getattr(sent, name)) is not UNSET
    }
    if sent.duplicate_of is not UNSET:
        other = sent.duplicate_of
        keep["duplicate_of"] = None if other is None else ids.ThreadId(ids.uuid(other, "thread"))
    if sent.notebook is not UNSET or sent.anchor is not UNSET:
        if sent.notebook is UNSET or sent.anchor is UNSET:
            raise Invalid("Say both the notebook and the cell to which the thread moves.")
        notebook = ids.NotebookId(ids.name(sent.notebook, "notebook"))
        keep["place"] = (notebook, ids.AnchorId(ids.name(sent.anchor, "anchor")))
    thread = await call.do(guiding.guide_thread, call.thread, Change(**keep))
    return Answer(body=wire.OneThread(thread=present.thread(thread)))


async def _endorse(call: Call) -> Answer:
    return await _nod(call, NodKind.ENDORSED)


async def _see(call: Call) -> Answer:
    return await _nod(call, NodKind.SEEN)


async def _nod(call: Call, kind: NodKind) -> Answer:
    post = await call.do(guiding.nod, call.post, kind, call.body.given)
    return Answer(body=wire.OnePost(post=present.post(post)))


GUIDING: tuple[Route, ...] = (
    Route(
        verb="PUT",
        path=f"{COURSE}/notebooks/{{notebook}}",
        call=_open_notebook,
        needs=Permission.OPEN_NOTEBOOK,
        summary="Staff: opens the notebook's discussion cells for the course",
        body=wire.NewNotebook,
        answer=wire.Notebook,
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/notebooks/{{notebook}}/anchors/{{anchor}}/opening",
        call=_set_opening,
        needs=Permission.GUIDE,
        summary="Staff: when talk opens at a cell, and whether learners may write there without their names",
        body=wire.Opening,
        answer=wire.Opening,
    ),
    Route(
        verb="POST",
        path=f"{COURSE}/notebooks/{{notebook}}/anchors/{{anchor}}/just-read",
        call=_just_read,
        needs=Permission.READ,
        summary="Comes through to read, without posting, where talk opens after one has posted",
        answer=wire.Status,
    ),
    Route(
        verb="POST",
        path=f"{COURSE}/notebooks/{{notebook}}/anchors/{{anchor}}/submitted",
        call=_look,
        needs=Permission.READ,
        summary="Comes through, where talk opens after a submission, if nbgrader's exchange has one of the caller's",
        answer=wire.Looked,
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/notebooks/{{notebook}}/anchors/{{anchor}}/submissions",
        call=_report_submissions,
        needs=Permission.GUIDE,
        summary="Staff: says who has submitted, where the service cannot see nbgrader's exchange",
        body=wire.Submissions,
        answer=wire.Awaited,
    ),
    Route(
        verb="PATCH",
        path=f"{COURSE}/threads/{{thread}}",
        call=_guide,
        needs=Permission.GUIDE,
        summary="Staff: pins, closes, sums up, moves a thread, links it to another, lets peers go first",
        body=wire.Guidance,
        answer=wire.OneThread,
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/posts/{{post}}/endorsed",
        call=_endorse,
        needs=Permission.GUIDE,
        summary="Staff: endorses a post, or no longer",
        body=wire.Given,
        answer=wire.OnePost,
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/posts/{{post}}/seen",
        call=_see,
        needs=Permission.GUIDE,
        summary="Staff: says by hand that they have seen a post, or no longer",
        body=wire.Given,
        answer=wire.OnePost,
    ),
)
