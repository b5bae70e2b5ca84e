"""The HTTP API: one table of verb, path, action, body and answer. A new endpoint is a row."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec import UNSET, to_builtins

from ..actions import courses, discussions, people, reading
from ..community import Community
from ..core import ids
from ..core.cells.notebook import Anchor, Notebook
from ..core.errors import Invalid
from ..core.people import Caller
from ..core.people import Settings as PersonalSettings
from ..core.permissions import Permission
from . import present, wire


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request, authenticated and decoded."""

    community: Community
    caller: Caller
    path: Mapping[str, str]
    query: Mapping[str, str] = field(default_factory=dict)
    body: Any = None

    @property
    def course(self) -> ids.CourseId:
        return ids.CourseId(ids.name(self.path["course"], "course"))

    @property
    def notebook(self) -> ids.NotebookId:
        return ids.NotebookId(ids.name(self.path["notebook"], "notebook"))

    @property
    def thread(self) -> ids.ThreadId:
        return ids.ThreadId(ids.uuid(self.path["thread"], "thread"))

    @property
    def post(self) -> ids.PostId:
        return ids.PostId(ids.uuid(self.path["post"], "post"))

    async def do(self, action: Callable[..., Any], *args: object) -> Any:
        return await self.community.do(action, self.caller, self.course, *args)

    async def ask(self, query: Callable[..., Any], *args: object) -> Any:
        return await self.community.ask(query, self.caller, self.course, *args)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    body: Any
    status: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One way to ask.

    Attributes:
        body: a type of :mod:`wire`, as is ``answer``.
        needs: the permission that its action asks for in the course, or why there is none to ask for.
        needs_for_others: asked for as well where the post is somebody else's.
        query: what each parameter means.
    """

    verb: str
    path: str
    call: Callable[[Call], Awaitable[Answer]]
    summary: str
    answer: type
    needs: Permission | str
    needs_for_others: Permission | None = None
    body: type | None = None
    created: bool = False
    query: Mapping[str, str] = field(default_factory=dict)


async def _me(call: Call) -> Answer:
    settings = await call.community.store.read(lambda tx: people.read_settings(tx, call.caller))
    return Answer(body=_present_me(call, call.caller.person, settings))


async def _change_settings(call: Call) -> Answer:
    change: wire.SettingsChange = call.body

    def save(tx: Any) -> tuple[Any, PersonalSettings]:
        now = people.read_settings(tx, call.caller)
        wanted = PersonalSettings(
            display_name=now.display_name if change.display_name is UNSET else change.display_name,
            hold_posts=now.hold_posts if change.hold_posts is UNSET else change.hold_posts,
        )
        return people.change_settings(tx, call.caller, wanted)

    person, settings = await call.community.store.write(save)
    return Answer(body=_present_me(call, person, settings))


def _present_me(call: Call, person: Any, settings: PersonalSettings) -> wire.Me:
    return wire.Me(
        person=present.myself(person),
        courses=present.courses(call.caller.memberships),
        settings=wire.Settings(display_name=settings.display_name, hold_posts=settings.hold_posts),
    )


async def _board(call: Call) -> Answer:
    return Answer(body=present.board(call.course, await call.ask(reading.read_board)))


async def _notebook(call: Call) -> Answer:
    return Answer(body=present.notebook_talk(call.course, await call.ask(reading.read_notebook, call.notebook)))


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


async def _publish(call: Call) -> Answer:
    sent: wire.NewPost = call.body
    draft = discussions.Draft(
        id=ids.PostId(ids.uuid(sent.id, "post")),
        thread=ids.ThreadId(ids.uuid(sent.thread, "thread")),
        body=sent.body,
        reply_to=None if sent.reply_to is None else ids.PostId(ids.uuid(sent.reply_to, "post")),
        notebook=None if sent.notebook is None else ids.NotebookId(ids.name(sent.notebook, "notebook")),
        anchor=None if sent.anchor is None else ids.AnchorId(ids.name(sent.anchor, "anchor")),
    )
    posted = await call.do(discussions.publish_post, draft)
    return Answer(body=present.posted(posted), status=200 if posted.again else 201)


async def _post(call: Call) -> Answer:
    return Answer(body=wire.OnePost(post=present.post(await call.ask(reading.read_post, call.post))))


async def _edit(call: Call) -> Answer:
    sent: wire.Edit = call.body
    edited = await call.do(discussions.edit_post, call.post, sent.body, sent.revision, sent.reason)
    return Answer(body=present.posted(edited))


async def _delete(call: Call) -> Answer:
    reason = None if call.body is None else call.body.reason
    return Answer(body=present.removed(await call.do(discussions.delete_post, call.post, reason)))


async def _take_back(call: Call) -> Answer:
    return Answer(body=present.removed(await call.do(discussions.take_back_post, call.post)))


_COURSE = "courses/{course}"
_ONESELF = "it is about oneself and touches no course"

ROUTES: tuple[Route, ...] = (
    Route(verb="GET", path="me", call=_me, summary="Who am I, and my settings", answer=wire.Me, needs=_ONESELF),
    Route(
        verb="PUT",
        path="me/settings",
        call=_change_settings,
        summary="Changes my settings, any subset of them",
        body=wire.SettingsChange,
        answer=wire.Me,
        needs=_ONESELF,
    ),
    Route(
        verb="GET",
        path=f"{_COURSE}/board",
        call=_board,
        summary="All threads of the course",
        answer=wire.Board,
        needs=Permission.READ,
    ),
    Route(
        verb="GET",
        path=f"{_COURSE}/notebooks/{{notebook}}",
        call=_notebook,
        summary="Everything said in a notebook",
        answer=wire.NotebookTalk,
        needs=Permission.READ,
    ),
    Route(
        verb="PUT",
        path=f"{_COURSE}/notebooks/{{notebook}}",
        call=_open_notebook,
        summary="Staff: opens the notebook's discussion cells for the course",
        body=wire.NewNotebook,
        answer=wire.Notebook,
        needs=Permission.OPEN_NOTEBOOK,
    ),
    Route(
        verb="GET",
        path=f"{_COURSE}/threads/{{thread}}",
        call=_thread,
        summary="A thread's newest 50 posts, or those before an ordinal",
        answer=wire.ThreadTalk,
        needs=Permission.READ,
        query={"before": "ordinal of a post; answers with the 50 before it"},
    ),
    Route(
        verb="PUT",
        path=f"{_COURSE}/threads/{{thread}}/read",
        call=_read,
        summary="I have read up to this post",
        body=wire.Read,
        answer=wire.Unread,
        needs=Permission.READ,
    ),
    Route(
        verb="POST",
        path=f"{_COURSE}/posts",
        call=_publish,
        summary="Publishes a post; sent again with the same id it is not done twice",
        body=wire.NewPost,
        answer=wire.Posted,
        needs=Permission.POST,
        created=True,
    ),
    Route(
        verb="GET",
        path=f"{_COURSE}/posts/{{post}}",
        call=_post,
        summary="One post, with what only its author and staff may see",
        answer=wire.OnePost,
        needs=Permission.READ,
    ),
    Route(
        verb="PATCH",
        path=f"{_COURSE}/posts/{{post}}",
        call=_edit,
        summary="Edits a post; staff may edit other people's with a reason",
        body=wire.Edit,
        answer=wire.Posted,
        needs=Permission.POST,
        needs_for_others=Permission.MODERATE,
    ),
    Route(
        verb="DELETE",
        path=f"{_COURSE}/posts/{{post}}",
        call=_delete,
        summary="Deletes a post; a stub stays only if somebody replied",
        body=wire.Removal,
        answer=wire.Removed,
        needs=Permission.POST,
        needs_for_others=Permission.MODERATE,
    ),
    Route(
        verb="POST",
        path=f"{_COURSE}/posts/{{post}}/take-back",
        call=_take_back,
        summary="Undoes sending, within ten seconds and without a trace",
        answer=wire.Removed,
        needs=Permission.POST,
    ),
)
