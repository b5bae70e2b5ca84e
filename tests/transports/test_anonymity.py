"""Two worlds that differ only in who is behind an alias: whatever others ask and hear is the same, byte for byte.

In one world ada writes without her name, in the other ben does; ids, times and all that is said are the same. If
anything that a peer or a teacher can get differed, it would tell the two apart, and so tell who it was.
"""

from __future__ import annotations

import json
import re
import uuid
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from jupyter_community.transports import pace

from ..factories import HOMEWORK, LESSON, SEMINAR, Classroom, by_itself, cell, classroom, notebook
from .live.page import Page
from .live.service import Service, serving

pytestmark = pytest.mark.slow

EVERYBODY = ("ada", "ben", "cy", "gus", "tess", "tia")
"""In the order in which they come, so that the same people have the same numbers in both worlds."""
ONLOOKERS = ("cy", "gus", "tess", "tia")
ASKED, ANSWER, SECOND, GONE, NAMED, ELSEWHERE, LATER = (str(uuid.uuid5(uuid.NAMESPACE_URL, str(n))) for n in range(7))


class World:
    """Attributes:
    hidden: who writes without their name.
    told: what each onlooker has got: answers and events, as text.
    """

    def __init__(self, service: Service, hidden: str) -> None:
        self.service = service
        self.hidden = hidden
        self.told: dict[str, list[str]] = {login: [] for login in ONLOOKERS}
        self._tokens: dict[str, str] = {}
        self._pages: dict[str, Page] = {}

    async def opens(self) -> None:
        for login in EVERYBODY:
            self._tokens[login] = await self.service.session(login)
        for login in ONLOOKERS:
            self._pages[login] = await self.service.follower(login)

    async def does(self, login: str, verb: str, path: str, body: Any = None) -> None:
        """Somebody does something, and all who look on look everywhere."""
        answer = await self._ask(login, verb, path, body)
        assert answer.startswith("2"), (login, verb, path, answer)
        for onlooker in ONLOOKERS:
            self.told[onlooker] += [await self._ask(onlooker, *look) for look in LOOKS]
            self.told[onlooker] += await self._hears(onlooker)

    async def looked_up(self, post: str) -> None:
        """One of the staff looks up who wrote a post, and all look everywhere: only that answer tells."""
        answer = await self._ask("tess", "POST", f"posts/{post}/unmask", {"reason": "A threat"})
        assert self.hidden.capitalize() in answer
        await self.does("tia", "GET", "board")

    async def _ask(self, login: str, verb: str, path: str, body: Any = None) -> str:
        headers = {"Authorization": f"Bearer {self._tokens[login]}"}
        url = path if path.startswith("api/") else f"api/courses/{SEMINAR}/{path}"
        answer = await self.service.http.request(verb, url, json=body, headers=headers)
        kept = {name: value for name, value in answer.headers.items() if name not in ("date", "etag", "content-length")}
        return f"{answer.status_code} {kept} {self._plain(answer.text)}"

    async def _hears(self, login: str) -> list[str]:
        page = self._pages[login]
        await page.follow(SEMINAR, page.cursor)
        heard: list[str] = []
        while (frame := await page.next())["type"] != "following":
            events = [self._plain(json.dumps(event)) for event in frame.pop("events", ())]
            heard += [event for event in events if event not in heard]  # in flight twice when the cursor was sent
            heard += [] if events else [self._plain(json.dumps(frame))]
        return heard

    def _plain(self, text: str) -> str:
        """Without the name of the log, which is another in every database."""
        return re.sub(r'"log": ?"[^"]*"', '"log":"…"', text)


LOOKS = [
    ("GET", "board"),
    ("GET", f"notebooks/{LESSON}"),
    *(("GET", f"threads/{id}") for id in (ASKED, GONE)),
    ("GET", f"threads/{ASKED}?before=3"),
    *(("GET", f"posts/{id}") for id in (ASKED, ANSWER, SECOND, GONE, NAMED)),
    ("GET", f"posts/{ASKED}/cell"),
    ("POST", f"posts/{ASKED}/take-back"),
    ("PATCH", f"posts/{SECOND}", {"body": "", "revision": 99, "reason": "x"}),
    *(("GET", f"search?q={text}") for text in ("me", "phew", "ada", "ben", "from:ada", "author:ben", "p1", "hello -x")),
    ("GET", "search?q=only&kind=question&state=open"),
    *(("GET", f"posts/{id}/history") for id in (ASKED, SECOND, NAMED)),
    *(("GET", what) for what in ("inbox", "audit", "rules", "blocks")),
    ("GET", "shelf"),
    ("GET", "difficulty"),
    ("GET", "prompts"),
    ("GET", "hands"),
    ("GET", f"notebooks/{HOMEWORK}"),
    ("GET", f"notebooks/{HOMEWORK}/outline"),
    ("GET", f"threads/{ELSEWHERE}"),
    ("GET", "api/me"),
]


async def lives(world: World) -> None:
    """What happens in both worlds, each step seen by everybody else."""
    me = world.hidden
    at = {"notebook": LESSON, "anchor": "start"}
    await world.opens()
    await world.does("ada", "POST", "posts", {"id": NAMED, "thread": NAMED, "body": "Hello, I am Ada.", **at})
    await world.does("ben", "POST", "posts", {"id": ANSWER, "thread": NAMED, "body": "And I am Ben."})
    error = f"File /home/{me}/week-3.py, by {me.capitalize()} at {me}@laptop"
    shot = {"language": "python", "pieces": [{"kind": "source", "text": "1 / 0"}, {"kind": "error", "text": error}]}
    shown = {"cell": shot, "knowingly": True}
    question = {"body": "Only me?", "kind": "question", "nameless": True, **at, **shown}
    await world.does(me, "POST", "posts", {"id": ASKED, "thread": ASKED, **question})
    await world.does(me, "PATCH", f"posts/{ASKED}", {"body": "Is it only me?", "revision": 1})
    await world.does("cy", "POST", "posts", {"id": str(uuid.UUID(int=7)), "thread": ASKED, "body": "No"})
    await world.does(me, "POST", "posts", {"id": SECOND, "thread": ASKED, "body": "Phew", "nameless": True})
    await world.does(me, "PUT", f"threads/{ASKED}/read", {"post": SECOND})
    await world.does(me, "POST", "posts", {"id": GONE, "thread": ASKED, "body": "Oops", "nameless": True})
    await world.does(me, "POST", f"posts/{GONE}/take-back")
    await world.does("tia", "POST", "posts", {"id": str(uuid.UUID(int=8)), "thread": ASKED, "body": "See 2."})
    await world.does("tia", "PATCH", f"posts/{SECOND}", {"body": "Phew!", "revision": 1, "reason": "Cheer"})
    await world.does("tia", "PUT", f"posts/{SECOND}/endorsed", {"given": True})
    await world.does(me, "PUT", f"posts/{uuid.UUID(int=7)}/reaction", {"kind": "helped", "given": True})
    await world.does("gus", "PUT", f"posts/{SECOND}/reaction", {"kind": "landed", "given": True})
    await world.does(me, "PUT", f"posts/{SECOND}/reaction", {"kind": "thank_you", "given": True})
    await world.does(me, "PUT", f"threads/{ASKED}/state", {"state": "resolved", "accepted": SECOND})
    cells = [{"type": "code", "fingerprint": cell(text).fingerprint} for text in ("a", "b")]
    copy = {"title": f"Homework of {me}", "path": f"{me}/hw.ipynb", "cells": cells}
    await world.does(me, "POST", f"notebooks/{HOMEWORK}/copies", copy)
    there = {"notebook": HOMEWORK, "anchor": by_itself("a"), "nameless": True}
    await world.does(me, "POST", "posts", {"id": ELSEWHERE, "thread": ELSEWHERE, "body": "Why?", **there})
    await world.does(me, "PUT", f"threads/{ELSEWHERE}/anchor", {"anchor": by_itself("b")})
    await world.does("cy", "POST", f"posts/{SECOND}/report", {"line": "Hm"})
    await world.does("tia", "PUT", f"posts/{SECOND}/hidden", {"hidden": True, "reason": "Not nice"})
    await world.does(me, "POST", f"posts/{SECOND}/appeal", {"line": "A quote"})
    await world.does("tia", "PUT", f"posts/{SECOND}/names", {"reason": "Not nice"})
    await world.does("tia", "PUT", f"posts/{SECOND}/names", {"reason": None})
    await world.does("tia", "PUT", f"posts/{SECOND}/hidden", {"hidden": False})
    await world.does("cy", "PUT", f"blocks/{NAMED}", {"post": SECOND})
    await world.does(me, "PATCH", f"posts/{SECOND}", {"body": "Phew, well", "revision": 2})
    await world.does("cy", "DELETE", f"blocks/{NAMED}")
    await world.does("tia", "PUT", "rules", {"agreement": "Be kind", "hide_after": 2})
    await world.does(me, "PUT", "rules/agreed", {"version": 1})
    await world.looked_up(SECOND)
    await world.does(me, "PUT", f"notebooks/{LESSON}/anchors/end/hard", {"given": True})
    await world.does("cy", "PUT", f"notebooks/{LESSON}/anchors/end/hard", {"given": True})
    await world.does("tia", "POST", f"threads/{ELSEWHERE}/merge", {"into": NAMED})
    await world.does(me, "POST", "posts", {"id": LATER, "thread": NAMED, "body": "Me again", "nameless": True})
    await world.does(me, "PUT", "api/me/settings", {"hold_posts": True, "quiet": True, "announce": "off"})
    await world.does(me, "DELETE", f"posts/{SECOND}")
    await world.does(me, "DELETE", f"posts/{ASKED}")


async def world_of(hidden: str, folder: Path, stack: AsyncExitStack) -> World:
    room: Classroom = await stack.enter_async_context(classroom(folder / f"{hidden}.sqlite"))
    await (await room.member("tia")).opens(notebook())
    world = World(await stack.enter_async_context(serving(room)), hidden)
    await lives(world)
    return world


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Onlookers look everywhere after each step, which is more than a page would ask for."""
    monkeypatch.setattr(pace, "READING", pace.Pace(per_second=1_000, burst=100_000))


@pytest.mark.timeout(600)  # everybody looks at everything after each step
@pytest.mark.feature("H05", "M09")
async def test_nothing_that_anybody_else_gets_tells_who_is_behind_an_alias(tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        one = await world_of("ada", tmp_path, stack)
        other = await world_of("ben", tmp_path, stack)
        for onlooker in ONLOOKERS:
            for there, here in zip(one.told[onlooker], other.told[onlooker], strict=True):
                assert there == here, onlooker
            assert any('"alias":0' in text for text in one.told[onlooker]), "the onlooker has seen the question"
        mine = [await world._ask("ada", "GET", "board") for world in (one, other)]
        assert mine[0] != mine[1], "what authors are told tells the worlds apart, so the comparison would see a name"


@pytest.mark.feature("S45", "H08")
async def test_nobody_can_tell_who_wants_quiet_and_who_does_not(tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        told = []
        for quiet in (True, False):
            room: Classroom = await stack.enter_async_context(classroom(tmp_path / f"{quiet}.sqlite"))
            await (await room.member("tia")).opens(notebook())
            world = World(await stack.enter_async_context(serving(room)), "ada")
            await world.opens()
            settings = {"quiet": quiet, "announce": "off" if quiet else "each", "toured": quiet}
            await world.does("ada", "PUT", "api/me/settings", settings)
            start = {"body": "Hello.", "notebook": LESSON, "anchor": "start"}
            await world.does("ada", "POST", "posts", {"id": NAMED, "thread": NAMED, **start})
            told.append(world.told)
        assert told[0] == told[1]
