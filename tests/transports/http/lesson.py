"""A lesson where Ada has asked and Ben has answered, and people who ask the service about it over HTTP."""

from __future__ import annotations

from copy import copy
from datetime import timedelta
from typing import Any

import httpx

from jupyter_community.transports import wire
from jupyter_community.transports.api import Route

from ...factories import ANCHORS, LESSON, NOON, SEMINAR, new_id
from ...pictures import picture
from ..live.service import Service

COURSE = f"api/courses/{SEMINAR}/"


class Asker:
    """Somebody with a session, or with whatever else they hold instead."""

    def __init__(self, service: Service, authorization: str | None) -> None:
        self.authorization = authorization
        self._http = service.http

    @property
    def token(self) -> str:
        return (self.authorization or "").removeprefix("Bearer ")

    async def ask(self, verb: str, path: str, json: Any = None, **more: Any) -> httpx.Response:
        headers = {**more.pop("headers", {})}
        if self.authorization is not None:
            headers["Authorization"] = self.authorization
        if isinstance(json, bytes):
            json, more["content"] = None, json
        return await self._http.request(verb, path, json=json, headers=headers, **more)

    async def does(self, verb: str, path: str, json: Any = None) -> Any:
        """What a request that must succeed answers; ``path`` is below the course."""
        answer = await self.ask(verb, COURSE + path, json)
        assert answer.is_success, answer.text
        return answer.json()


class Lesson:
    """Attributes:
    question: Ada's post, which starts the thread of the same id.
    answer: Ben's reply to it, which shows a cell.
    other: a thread of Tia.
    prompt: one that appears in an hour.
    hidden, masked: what he wrote there without his name; the staff have hidden the first.
    hand: his, up at the lesson.
    block: Ada does not see him there, without knowing whom.
    """

    def __init__(self, service: Service) -> None:
        self.service = service
        self.question, self.answer, self.other, self.prompt = new_id(), new_id(), new_id(), new_id()
        self.hidden, self.masked, self.block, self.hand = new_id(), new_id(), new_id(), new_id()

    async def begin(self) -> None:
        self.ada, self.ben, self.tia = [await self.asker(login) for login in ("ada", "ben", "tia")]
        await self.tia.does("PUT", f"notebooks/{LESSON}/anchors/{ANCHORS[1]}/opening", {"opens": "after_post"})
        await self.ada.does("POST", "posts", self.first_post(self.question))
        cell = {"language": "python", "pieces": [{"kind": "source", "text": "1 + 1"}]}
        reply = {
            "id": self.answer,
            "thread": self.question,
            "reply_to": self.question,
            "body": "Because.",
            "cell": cell,
        }
        await self.ben.does("POST", "posts", reply)
        await self.tia.does("POST", "posts", self.first_post(self.other, "And you?"))
        await self.tia.does("PUT", f"prompts/{self.prompt}", self.later("What was hard?"))
        for id in (self.hidden, self.masked):
            mask = {"id": id, "thread": self.question, "body": "Why not?", "nameless": True}
            await self.ben.does("POST", "posts", mask)
        await self.tia.does("PUT", f"posts/{self.hidden}/hidden", {"hidden": True, "reason": "Not nice"})
        await self.ada.does("PUT", f"blocks/{self.block}", {"post": self.masked})
        await self.ben.does("PUT", f"hands/{self.hand}", self.raised())
        self.file = (await self.tia.does("POST", "files", picture()))["id"]

    def copied(self, service: Service) -> Lesson:
        """The same lesson before a service that has a copy of its database."""
        lesson = copy(self)
        lesson.service = service
        lesson.ada, lesson.ben, lesson.tia = [
            Asker(service, asker.authorization) for asker in (self.ada, self.ben, self.tia)
        ]
        return lesson

    async def asker(self, login: str) -> Asker:
        return Asker(self.service, f"Bearer {await self.service.session(login)}")

    def somebody(self, authorization: str | None) -> Asker:
        return Asker(self.service, authorization)

    def first_post(self, id: str, body: str = "Why?", **more: Any) -> dict[str, Any]:
        draft = {"id": id, "thread": id, "notebook": LESSON, "anchor": ANCHORS[0], "kind": "question", "body": body}
        return {**draft, **more}

    def later(self, body: str) -> dict[str, Any]:
        """A prompt for an hour later."""
        at = (NOON + timedelta(hours=1)).isoformat()
        return {"notebook": LESSON, "anchor": ANCHORS[0], "body": body, "at": at}

    def raised(self) -> dict[str, Any]:
        return {"notebook": LESSON, "anchor": ANCHORS[0], "line": "Stuck"}

    def address(self, route: Route, course: str = SEMINAR, **other: str) -> str:
        """Where this row is asked about what there is in the lesson."""
        there = {"person": "p2", "notebook": LESSON, "anchor": ANCHORS[1], "thread": self.question, "block": self.block}
        there["prompt"] = self.prompt
        there["post"] = {"appeal": self.hidden, "unmask": self.masked}.get(route.path.rsplit("/", 1)[-1], self.answer)
        there["file"] = self.file
        there["hand"] = new_id() if route.body is wire.NewHand else self.hand
        asked = "?q=because" if "q" in route.query else ""
        return "api/" + route.path.format(course=course, **{**there, **other}) + asked

    def sent(self, route: Route) -> Any:
        """What this row takes."""
        anchors = [{"id": id, "kind": "discussion", "title": id} for id in (*ANCHORS, "new")]
        cells = [{"type": "markdown", "fingerprint": f"1{'A' * 140}", "anchor": "cell.1.first"}]
        outline = {"version": 1, "release": 1, "cells": cells}
        bodies: dict[type | None, Any] = {
            wire.NewNotebook: {"title": "Lesson 1", "path": "1.ipynb", "anchors": anchors},
            wire.NewPost: self.first_post(new_id()),
            wire.Read: {"post": self.answer},
            wire.Edit: {"body": "Better.", "revision": 1, "reason": "Spelling"},
            wire.Removal: {"reason": "Off topic"},
            wire.SettingsChange: {"display_name": "Somebody", "hold_posts": True, "quiet": True, "announce": "each"},
            wire.Opening: {"opens": "closed", "nameless": False},
            wire.Submissions: {"logins": ["ada"]},
            wire.Guidance: {"pinned": True, "summary": "Because."},
            wire.Reacting: {"kind": "helped", "given": True},
            wire.Given: {"given": True},
            wire.Promise: {"minutes": 60},
            wire.Sharing: {"title": "Lesson 1", "path": "1.ipynb", "outline": outline},
            wire.Copy: {"title": "Lesson 1", "path": "1.ipynb", "hashes": ["kkkkkkkkkk"]},
            wire.Place: {"anchor": ANCHORS[0]},
            wire.Merge: {"into": self.other},
            wire.NewPrompt: self.later("When is a mean of use?"),
            wire.NewHand: self.raised(),
            wire.Attention: {"attention": "muted"},
            wire.Muting: {"given": True},
            wire.SeenUntil: {"at": "2026-11-24T09:00:00.000Z"},
            wire.Visiting: {"welcomed": True},
            wire.TellingChange: {"told": "mentions"},
            wire.State: {"state": "resolved", "accepted": self.answer},
            wire.Report: {"line": "Not nice"},
            wire.Hiding: {"hidden": True, "reason": "Not nice"},
            wire.Appeal: {"line": "A quote"},
            wire.Unmasking: {"reason": "A threat"},
            wire.Names: {"reason": "Insults"},
            wire.NewBlock: {"post": self.answer},
            wire.RulesChange: {"agreement": "Be kind.", "nameless": False, "hide_after": 2},
            wire.Agreed: {"version": 0},
            None: None,
        }
        if route.uploads:
            return picture()
        assert route.body in bodies, f"Say here what {route.verb} {route.path} is sent."
        return bodies[route.body]

    def whose(self, route: Route) -> Asker:
        """Somebody who may: the staff, but for what only its author does, and for blocks, which staff have not."""
        if "/blocks" in route.path:
            return self.ada
        if route.body is wire.NewHand:
            return self.ada
        return self.ben if route.path.endswith(("take-back", "appeal", "away")) else self.tia

    async def everything(self) -> Any:
        """All that is said, as the staff see it."""
        seen = await self.tia.does("GET", f"notebooks/{LESSON}")
        return seen, await self.tia.does("GET", "board")


def name(route: Route) -> str:
    return f"{route.verb} {route.path}"


def assert_refused(answer: httpx.Response, status: int, *codes: str) -> str:
    """It is a problem in the one shape, and says a sentence, which is returned."""
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    problem = answer.json()
    assert set(problem) - {"current"} == {"error", "message"}
    assert problem["error"] in codes
    message: str = problem["message"]
    assert message[0].isupper() or message[0] == "“"
    assert message.endswith(".")
    assert "Traceback" not in message
    return message
