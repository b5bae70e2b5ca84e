"""A page as the service sees it: a real WebSocket, and the frames that come through it."""

from __future__ import annotations

import asyncio
import json
import socket
from contextlib import suppress
from typing import Any

from websockets.asyncio import client
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin, Subprotocol

PROTOCOL = "v1.community.jupyter.org"
TOKEN = "v1.token.community.jupyter.org."
PATIENCE = 30.0
"""Seconds; a loaded machine is slow, and no test measures how slow."""

Frame = dict[str, Any]


class Page:
    """Attributes:
    person: who it was welcomed as.
    cursor: how far it has come in the course it follows.
    heard: the posts it was told of, in the order in which they came.
    """

    def __init__(self, socket: client.ClientConnection) -> None:
        self.socket = socket
        self.person: Frame = {}
        self.cursor: Frame | None = None
        self.heard: list[str] = []

    async def next(self) -> Frame:
        """The next frame."""
        frame: Frame = json.loads(await asyncio.wait_for(self.socket.recv(), PATIENCE))
        if frame["type"] in ("following", "events"):
            self.cursor = {"log": frame["log"], "seq": frame["seq"]}
        self.person = frame.get("person", self.person)
        for event in frame.get("events", ()):
            if event["type"] == "post":
                self.heard.append(event["post"]["body"])
        return frame

    async def until(self, type: str) -> Frame:
        """The next frame of this type; what came before it is in :attr:`heard`."""
        while (frame := await self.next())["type"] != type:
            pass
        return frame

    async def until_heard(self, body: str) -> list[str]:
        """Reads on until it has been told this; everything it was told so far."""
        while body not in self.heard:
            await self.next()
        return self.heard

    async def everything_until_following(self, course: str) -> list[Frame]:
        """All frames up to the answer to one more ``follow``, which comes after whatever was sent before."""
        await self.follow(course)
        frames = [await self.next()]
        while frames[-1]["type"] != "following":
            frames.append(await self.next())
        return frames[:-1]

    async def follow(self, course: str, cursor: Frame | None = None) -> None:
        await self.send({"type": "follow", "course": course, **(cursor or {})})

    async def send(self, frame: object) -> None:
        await self.socket.send(frame if isinstance(frame, str | bytes) else json.dumps(frame))

    async def closed(self) -> tuple[int, str]:
        """Waits until the service closes the socket; the code and the reason."""
        with suppress(ConnectionClosed):
            while True:
                await self.next()
        assert self.socket.close_code is not None
        return self.socket.close_code, self.socket.close_reason or ""

    def vanish(self) -> None:
        """The network is gone: no goodbye."""
        self.socket.transport.abort()

    async def leave(self) -> None:
        await self.socket.close()


async def connect(url: str, token: str | None, *, origin: str | None = None, **more: Any) -> Page:
    """Opens a socket as the front end does: the session token is a subprotocol."""
    protocols = [PROTOCOL] if token is None else [PROTOCOL, TOKEN + token]
    opened = await client.connect(
        url,
        origin=None if origin is None else Origin(origin),
        subprotocols=[Subprotocol(protocol) for protocol in protocols],
        open_timeout=PATIENCE,
        ping_interval=None,
        proxy=None,
        max_size=None,
        **more,
    )
    return Page(opened)


def small_socket(host: str) -> socket.socket:
    """A connection whose side of the network holds little, so that a page that stops reading is soon felt."""
    name, port = host.split(":")
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    made.connect((name, int(port)))
    made.setblocking(False)
    return made
