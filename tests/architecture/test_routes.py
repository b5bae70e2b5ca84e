"""Every row of the API names the permission that it needs, and is refused without it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from jupyter_community.actions.files import add_file
from jupyter_community.community import Community, Settings
from jupyter_community.core.blocking import Block
from jupyter_community.core.discussions.moderation import Cause, Hidden
from jupyter_community.core.discussions.post import Post
from jupyter_community.core.errors import NotPermitted
from jupyter_community.core.files.file import Content, FileKind
from jupyter_community.core.hands.hand import Hand
from jupyter_community.core.ids import AnchorId, HandId, NotebookId, PostId, ThreadId
from jupyter_community.core.people import Alias, Author, Caller, Role
from jupyter_community.core.permissions import TABLE, Permission
from jupyter_community.ports.store import Transaction
from jupyter_community.transports import wire
from jupyter_community.transports.api import ROUTES, Call, Route
from jupyter_community.transports.openapi import describe

from ..databases import lay_down
from ..factories import ANCHORS, LESSON, NOON, SEMINAR, new_id
from ..pictures import picture

NOTEBOOK = wire.NewNotebook(
    title="Lesson 1", path="lesson-1.ipynb", anchors=[wire.Anchor(id=id, kind="discussion", title=id) for id in ANCHORS]
)

TOMORROW = (datetime.now(timezone.utc) + timedelta(days=1)).isoformat()
PROMPT = wire.NewPrompt(notebook=LESSON, anchor=ANCHORS[1], body="What was hard?", at=TOMORROW)


class Room:
    """A course on a single server, where everybody is an instructor, and one post in it by Ada."""

    def __init__(self, community: Community) -> None:
        self.community = community

    async def sign_in(self, login: str) -> Caller:
        return (await self.community.sign_in(f'{{"login": "{login}"}}')).caller

    async def open(self) -> None:
        self.ada, self.ben = await self.sign_in("ada"), await self.sign_in("ben")
        self.post, self.other, self.prompt = new_id(), new_id(), new_id()
        self.masked = self.hidden = self.block = new_id()
        self.file = new_id()
        self.hands = {caller.person.id: new_id() for caller in (self.ada, self.ben)}
        await self.ask(self.route(wire.NewNotebook), self.ada)
        for id in (self.post, self.other):
            await self.ask(self.route(wire.NewPost), self.ada, self.first_post(id))
        await self.moderate()
        await self.ask(self.route(wire.Opening), self.ada)
        await self.ask(self.route(wire.NewPrompt), self.ada)
        added = await self.community.do(add_file, self.ada, SEMINAR, Content(kind=FileKind.PDF, data=b"%PDF-1"))
        self.file = added.id
        await self.ask(self.route(wire.Visiting), self.ben)

    async def moderate(self) -> None:
        """What an instructor cannot bring about alone: a nameless post, one of Ada's that is hidden, and a block."""
        self.masked, self.hidden, self.block = new_id(), new_id(), new_id()
        ada, ben = self.ada.person.id, self.ben.person.id

        def write(tx: Transaction) -> None:
            for id, by, author in ((self.masked, Alias(1), ben), (self.hidden, Alias(2), ada)):
                post = Post(
                    id=PostId(id),
                    course=SEMINAR,
                    thread=ThreadId(self.post),
                    reply_to=None,
                    n=0,
                    author=by,
                    body="Hm",
                    at=NOON,
                )
                tx.posts.add(post, author, Role.LEARNER)
            tx.moderation.hide(PostId(self.hidden), Hidden(cause=Cause.STAFF, at=NOON, reason="It hurts."))
            for caller in (self.ada, self.ben):
                tx.hands.save(self.hand_of(caller))
            tx.blocks.add(Block(id=self.block, course=SEMINAR, blocker=ada, at=NOON, blocked=ben))

        await self.community.store.write(write)

    def hand_of(self, caller: Caller) -> Hand:
        return Hand(
            id=HandId(self.hands[caller.person.id]),
            course=SEMINAR,
            notebook=NotebookId(LESSON),
            anchor=AnchorId(ANCHORS[0]),
            by=Author(id=caller.person.id, name=caller.person.name, role=Role.LEARNER),
            at=NOON,
            since=NOON,
        )

    def about(self, route: Route) -> str:
        """The post that the route is asked about."""
        last = route.path.rsplit("/", 1)[-1]
        about = {"report": self.masked, "unmask": self.masked, "names": self.masked, "appeal": self.hidden}
        return about.get(last, self.post)

    def route(self, body: type) -> Route:
        [found] = [route for route in ROUTES if route.body is body]
        return found

    def first_post(self, id: str) -> wire.NewPost:
        place = {"notebook": LESSON, "anchor": ANCHORS[0]}
        cell = wire.Snapshot(language="python", pieces=[wire.Piece(kind="source", text="1 / 0")])
        return wire.NewPost(id=id, thread=id, body="Why?", kind="question", cell=cell, **place)

    async def ask(self, route: Route, caller: Caller, body: Any = None) -> None:
        """Asks for something that there is, so that only a permission can stand in the way."""
        bodies = {
            wire.NewNotebook: NOTEBOOK,
            wire.NewPost: self.first_post(new_id()),
            wire.Read: wire.Read(post=self.post),
            wire.Edit: wire.Edit(body="Better", revision=1, reason="Spelling"),
            wire.Removal: wire.Removal(reason="Spelling"),
            wire.SettingsChange: wire.SettingsChange(),
            wire.Opening: wire.Opening(opens="after_post"),
            wire.Submissions: wire.Submissions(logins=["ada"]),
            wire.Guidance: wire.Guidance(pinned=True),
            wire.Reacting: wire.Reacting(kind="helped", given=True),
            wire.Given: wire.Given(given=True),
            wire.Promise: wire.Promise(minutes=60),
            wire.Sharing: wire.Sharing(title="Lesson 1", path="1.ipynb", outline=wire.Outline(release=1, cells=[])),
            wire.Copy: wire.Copy(title="Lesson 1", path="1.ipynb", cells=[]),
            wire.Place: wire.Place(anchor=ANCHORS[0]),
            wire.Merge: wire.Merge(into=self.other),
            wire.NewPrompt: PROMPT,
            wire.NewHand: wire.NewHand(notebook=LESSON, anchor=ANCHORS[1]),
            wire.Attention: wire.Attention(attention="muted"),
            wire.Muting: wire.Muting(given=True),
            wire.SeenUntil: wire.SeenUntil(at="2026-11-24T09:00:00.000Z"),
            wire.Visiting: wire.Visiting(),
            wire.TellingChange: wire.TellingChange(),
            wire.State: wire.State(state="resolved"),
            wire.Report: wire.Report(),
            wire.Hiding: wire.Hiding(hidden=True, reason="Not nice"),
            wire.Appeal: wire.Appeal(line="A quote"),
            wire.Unmasking: wire.Unmasking(reason="A threat"),
            wire.Names: wire.Names(reason="Insults"),
            wire.NewBlock: wire.NewBlock(post=self.masked),
            wire.RulesChange: wire.RulesChange(hide_after=5),
            wire.Agreed: wire.Agreed(version=0),
            None: None,
        }
        assert route.body in bodies, f"Say here what {route.verb} {route.path} is sent."
        path = {
            "course": SEMINAR,
            "notebook": LESSON,
            "anchor": ANCHORS[1],  # not where the post is, since it is made to open later
            "thread": self.post,
            "prompt": self.prompt,
            "post": self.about(route),
            "block": self.block if route.verb == "DELETE" else new_id(),
            "file": self.file,
            "hand": self.hands[caller.person.id],
            "person": f"p{(self.ben if caller is self.ada else self.ada).person.id}",
        }
        query = {"q": "why"} if "q" in route.query else {}
        sent = picture() if route.uploads else body or bodies[route.body]
        call = Call(community=self.community, caller=caller, path=path, query=query, body=sent)
        if route.uploads:
            await route.uploads(call)
        await route.call(call)


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    database = tmp_path / "c.sqlite"
    lay_down(database)
    community = await Community.open(Settings(database=f"sqlite:///{database}", secrets=("s",)))
    room = Room(community)
    await room.open()
    yield room
    await community.close()


def name(route: Route) -> str:
    return f"{route.verb} {route.path}"


WITH_PERMISSION = [route for route in ROUTES if isinstance(route.needs, Permission)]
WITHOUT = [route for route in ROUTES if not isinstance(route.needs, Permission)]
FOR_OTHERS = [route for route in ROUTES if route.needs_for_others]


def only(monkeypatch: pytest.MonkeyPatch, *granted: Any) -> None:
    """Nobody may do anything but this."""
    for permission in Permission:
        monkeypatch.setitem(TABLE, permission, frozenset(Role) if permission in granted else frozenset())


def all_but(monkeypatch: pytest.MonkeyPatch, withheld: Any) -> None:
    only(monkeypatch, *(set(Permission) - {withheld}))


@pytest.mark.parametrize("route", WITH_PERMISSION, ids=name)
async def test_a_route_is_refused_without_the_permission_it_names(
    room: Room, route: Route, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_but(monkeypatch, route.needs)
    with pytest.raises(NotPermitted):
        await room.ask(route, room.ada)


@pytest.mark.parametrize("route", WITH_PERMISSION, ids=name)
async def test_a_route_needs_no_permission_but_the_one_it_names(
    room: Room, route: Route, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(monkeypatch, route.needs)
    await room.ask(route, room.ada)


@pytest.mark.parametrize("route", FOR_OTHERS, ids=name)
async def test_somebody_elses_post_needs_the_other_permission_too(
    room: Room, route: Route, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as withheld:
        all_but(withheld, route.needs_for_others)
        with pytest.raises(NotPermitted):
            await room.ask(route, room.ben)
    only(monkeypatch, route.needs, route.needs_for_others)
    await room.ask(route, room.ben)


@pytest.mark.parametrize("route", WITHOUT, ids=name)
async def test_a_route_without_a_permission_says_why_and_touches_no_course(
    room: Room, route: Route, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(str(route.needs).split()) > 3
    assert "{course}" not in route.path
    only(monkeypatch)
    await room.ask(route, room.ada)


def test_who_reads_the_description_of_the_api_learns_the_permission() -> None:
    paths = describe("1", "/")["paths"]
    for route in ROUTES:
        said = paths[f"/{route.path}"][route.verb.lower()]["description"]
        for need in (route.needs, route.needs_for_others):
            assert need is None or (need.value if isinstance(need, Permission) else need) in said
