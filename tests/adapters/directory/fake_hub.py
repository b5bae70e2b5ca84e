"""A JupyterHub as far as a directory sees it: a real server with the two addresses that are asked."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from collections.abc import Callable
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

SERVICE_TOKEN = "the-service-s-own-token"
USE = "custom:community:use"
COMMUNITY = "access:services!service=community"

Answer = Callable[[RequestHandler], None]


def page_scopes(login: str, *, at: str | None = None) -> list[str]:
    """The scopes of a page's token as a hub tells them: somebody, looking at the server of ``at``."""
    return [
        COMMUNITY,
        f"access:servers!server={at or login}/",
        USE,
        f"read:users:groups!user={login}",
        f"read:users:name!user={login}",
    ]


def kernel_scopes(login: str) -> list[str]:
    """Those of $JUPYTERHUB_API_TOKEN, which every kernel of a server can read."""
    return [COMMUNITY, f"access:servers!server={login}/", f"users:activity!user={login}"]


class FakeHub:
    """Attributes:
    groups: members by the name of the group.
    titles: the property ``title`` of groups.
    instead: answers in place of the hub, by address.
    asked: how often each address was asked.
    """

    def __init__(self) -> None:
        self.tokens: dict[str, dict[str, Any]] = {}
        self.groups: dict[str, list[str]] = {}
        self.titles: dict[str, object] = {}
        self.members_hidden = False
        self.page = 200
        self.instead: dict[str, Answer] = {}
        self._held: dict[str, tuple[asyncio.Event, asyncio.Event]] = {}
        self.asked: Counter[str] = Counter()
        self.headers: list[Any] = []
        self.between_pages: Callable[[], None] = lambda: None
        self.most_at_once = self._at_once = 0
        (self._socket,) = bind_sockets(0, "127.0.0.1", family=socket.AF_INET)
        self.port = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/hub/api"
        self._server: HTTPServer | None = None

    def start(self) -> None:
        if self._socket.fileno() == -1:
            (self._socket,) = bind_sockets(self.port, "127.0.0.1", family=socket.AF_INET)
        addresses = [
            (r"/hub/api/user", _Asked, {"hub": self, "what": "user", "answer": self._user}),
            (r"/hub/api/groups", _Asked, {"hub": self, "what": "groups", "answer": self._groups}),
            (r"/elsewhere.*", _Asked, {"hub": self, "what": "elsewhere", "answer": self._elsewhere}),
        ]
        self._server = HTTPServer(Application(addresses, log_function=lambda handler: None))
        self._server.add_sockets([self._socket])

    def hold(self, what: str) -> None:
        """From now on whoever asks this waits for :meth:`release`."""
        self._held[what] = asyncio.Event(), asyncio.Event()

    async def somebody_waits(self, what: str) -> None:
        await self._held[what][0].wait()

    def release(self, what: str) -> None:
        self._held.pop(what)[1].set()

    async def wait(self, what: str) -> None:
        if what in self._held:
            asked, released = self._held[what]
            asked.set()
            await released.wait()

    async def stop(self) -> None:
        for what in list(self._held):
            self.release(what)
        if self._server is not None:
            self._server.stop()
            await self._server.close_all_connections()
            self._server = None
        self._socket.close()

    def token(self, login: str, scopes: list[str] | None = None, *, kind: str = "user", **more: object) -> str:
        token = f"token-{len(self.tokens)}-of-{kind}"
        self.tokens[token] = {
            "kind": kind,
            "name": login,
            "scopes": page_scopes(login) if scopes is None else scopes,
            "admin": False,
            "token_id": "a7",
            "session_id": None,
            **more,
        }
        return token

    def _user(self, handler: RequestHandler) -> None:
        model = self.tokens.get(_token(handler))
        if model is None:
            _refuse(handler, "Missing or invalid credentials.")
            return
        groups = [group for group, members in self.groups.items() if model["name"] in members]
        handler.write({**({"groups": groups} if model["kind"] == "user" else {}), **model})

    def _groups(self, handler: RequestHandler) -> None:
        if _token(handler) != SERVICE_TOKEN:
            _refuse(handler, "Action is not authorized with current scopes; requires any of [list:groups]")
            return
        offset, limit = int(handler.get_argument("offset")), min(int(handler.get_argument("limit")), self.page)
        names = list(self.groups)
        following = offset + limit
        more = {"offset": following, "limit": limit, "url": f"http://127.0.0.1:{self.port}/elsewhere"}
        handler.write(
            {
                "items": [self._group(name) for name in names[offset:following]],
                "_pagination": {
                    "offset": offset,
                    "limit": limit,
                    "total": len(names),
                    "next": more if following < len(names) else None,
                },
            }
        )
        self.between_pages()

    def _group(self, name: str) -> dict[str, object]:
        if self.members_hidden:
            return {"kind": "group", "name": name}
        properties = {"title": self.titles[name]} if name in self.titles else {}
        return {"kind": "group", "name": name, "roles": [], "users": self.groups[name], "properties": properties}

    def _elsewhere(self, handler: RequestHandler) -> None:
        handler.write({"kind": "user", "name": "mallory", "scopes": page_scopes("mallory")})


class _Asked(RequestHandler):
    def initialize(self, hub: FakeHub, what: str, answer: Answer) -> None:
        self.hub, self.what, self.answer = hub, what, answer

    async def get(self) -> None:
        hub = self.hub
        hub.asked[self.what] += 1
        hub.headers.append(self.request.headers)
        hub._at_once += 1
        hub.most_at_once = max(hub.most_at_once, hub._at_once)
        try:
            await hub.wait(self.what)
            hub.instead.get(self.what, self.answer)(self)
        finally:
            hub._at_once -= 1


def _token(handler: RequestHandler) -> str:
    scheme, _, token = handler.request.headers.get("Authorization", "").partition(" ")
    return token if scheme == "token" else ""


def _refuse(handler: RequestHandler, why: str) -> None:
    handler.set_status(403)
    handler.write({"status": 403, "message": why})


def status(code: int, body: str = "", **headers: str) -> Answer:
    def answer(handler: RequestHandler) -> None:
        handler.set_status(code)
        for name, value in headers.items():
            handler.set_header(name.replace("_", "-"), value)
        handler.write(body)

    return answer
