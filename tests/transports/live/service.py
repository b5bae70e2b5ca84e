"""The service as it listens in earnest, in the loop of a test; only its directory is on paper."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from jupyter_community.transports.hub_service import MAX_BODY, Door
from jupyter_community.transports.live import Live
from jupyter_community.transports.presence import Presence

from ...factories import LESSON, SEMINAR, Classroom, new_id
from .page import PATIENCE, Page, connect

PREFIX = "/services/community/"
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # is not asked for; httpx would read all authorities for each client


class Service:
    """Attributes:
    room: the class behind it, whose clock and roster a test moves.
    """

    def __init__(self, room: Classroom, live: Live, port: int) -> None:
        self.room = room
        self.live = live
        self.host = f"127.0.0.1:{port}"
        self.http = httpx.AsyncClient(
            base_url=f"http://{self.host}{PREFIX}", trust_env=False, timeout=30, verify=NO_TLS
        )
        self._pages: list[Page] = []

    @property
    def url(self) -> str:
        return f"ws://{self.host}{PREFIX}live"

    async def session(self, login: str) -> str:
        """The token of a session that this person opens as their page does."""
        answer = await self.http.post("api/session", headers={"Authorization": f"token {login}"})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["token"])

    async def page(self, login: str, **more: Any) -> Page:
        """A page of this person that has been welcomed."""
        page = await self.connect(await self.session(login), **more)
        welcome = await page.next()
        assert welcome["type"] == "welcome"
        assert welcome["person"]["name"] == login.capitalize()
        return page

    async def follower(self, login: str, cursor: dict[str, Any] | None = None, **more: Any) -> Page:
        """A page that follows the seminar and has been told so."""
        page = await self.page(login, **more)
        await page.follow(SEMINAR, cursor)
        await page.until("following")
        return page

    async def connect(self, token: str | None, **more: Any) -> Page:
        page = await connect(self.url, token, **more)
        self._pages.append(page)
        return page

    async def until_pages(self, count: int) -> None:
        """Until the service knows so many pages; it hears of those that vanished when their sockets tell."""

        async def watch() -> None:
            while len(self.live.pages) != count:  # noqa: ASYNC110  nothing in the service tells who has left
                await asyncio.sleep(0.01)

        await asyncio.wait_for(watch(), PATIENCE)

    async def author(self, login: str) -> Author:
        return Author(self, login, await self.session(login))

    async def close(self) -> None:
        for page in self._pages:
            await page.leave()
        await self.http.aclose()


class Author:
    """Somebody who writes over HTTP."""

    def __init__(self, service: Service, login: str, token: str) -> None:
        self.login = login
        self._http = service.http
        self._headers = {"Authorization": f"Bearer {token}"}

    async def starts(self, body: str, *, at: str = "start", **more: Any) -> dict[str, Any]:
        """Starts a thread; returns its first post."""
        id = new_id()
        return await self._posts(id=id, thread=id, notebook=LESSON, anchor=at, body=body, **more)

    async def replies(self, to: dict[str, Any], body: str, **more: Any) -> dict[str, Any]:
        return await self._posts(id=new_id(), thread=to["thread"], body=body, **more)

    async def has_read(self, post: dict[str, Any]) -> None:
        await self._ask("PUT", f"threads/{post['thread']}/read", {"post": post["id"]})

    async def takes_back(self, post: dict[str, Any]) -> None:
        await self._ask("POST", f"posts/{post['id']}/take-back", None)

    async def board(self) -> dict[str, Any]:
        return await self._ask("GET", "board", None)

    async def _posts(self, **draft: Any) -> dict[str, Any]:
        post: dict[str, Any] = (await self._ask("POST", "posts", draft))["post"]
        return post

    async def _ask(self, verb: str, path: str, body: Any) -> dict[str, Any]:
        answer = await self._http.request(verb, f"api/courses/{SEMINAR}/{path}", json=body, headers=self._headers)
        assert answer.is_success, answer.text
        found: dict[str, Any] = answer.json()
        return found


@asynccontextmanager
async def serving(room: Classroom, *, hub_host: str = "", presence: Presence | None = None) -> AsyncIterator[Service]:
    """Lets people in, on a port of its own."""
    live = Live(room.community, presence)
    door = Door(PREFIX, hub_host)
    door.admit(room.community, live)
    server = HTTPServer(door, max_body_size=MAX_BODY)
    sockets = bind_sockets(0, "127.0.0.1", family=socket.AF_INET)
    server.add_sockets(sockets)
    service = Service(room, live, sockets[0].getsockname()[1])
    try:
        yield service
    finally:
        server.stop()
        if not live.closing:
            await live.close()
        await service.close()
        await server.close_all_connections()
