"""Answers what the service asks of a hub, for as many people as a benchmark wants: ``token`` is the person's name."""

from __future__ import annotations

import json
import re

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

COURSE = "bench"
_SCOPES = ["access:services!service=community", "custom:community:use"]


class User(RequestHandler):
    def get(self) -> None:
        name = self.request.headers.get("Authorization", "").split()[-1]
        if not re.fullmatch(r"[a-z]+[0-9]*", name):
            self.set_status(403)
            return
        scopes = [*_SCOPES, f"access:servers!server={name}/", f"read:users:groups!user={name}"]
        self.write({"kind": "user", "name": name, "groups": [_group(name)], "scopes": scopes})


class Groups(RequestHandler):
    people: tuple[str, ...] = ()

    def get(self) -> None:
        groups: dict[str, list[str]] = {}
        for name in self.people:
            groups.setdefault(_group(name), []).append(name)
        items = [{"kind": "group", "name": g, "users": users, "properties": {}} for g, users in groups.items()]
        if "pagination" in self.request.headers.get("Accept", ""):
            page = {"offset": 0, "limit": len(items), "total": len(items), "next": None}
            self.finish(json.dumps({"items": items, "_pagination": page}))
        else:
            self.finish(json.dumps(items))


def _group(name: str) -> str:
    return f"formgrade-{COURSE}" if name.startswith("teacher") else f"nbgrader-{COURSE}"


def listen(port: int, people: list[str]) -> HTTPServer:
    Groups.people = tuple(people)
    return Application([("/hub/api/user", User), ("/hub/api/groups", Groups)]).listen(port, "127.0.0.1")
