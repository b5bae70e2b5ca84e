"""The peer of ``fanout``: tornado, a set of sockets, ``write_message`` in a loop; no rights, no store."""

from __future__ import annotations

import asyncio
import contextlib
import sys

from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

SOCKETS: set[WebSocketHandler] = set()


class Listen(WebSocketHandler):
    def open(self) -> None:
        SOCKETS.add(self)
        self.set_nodelay(True)

    def on_close(self) -> None:
        SOCKETS.discard(self)

    def on_message(self, message: str | bytes) -> None:
        pass


class Publish(RequestHandler):
    def post(self) -> None:
        text = self.request.body.decode()
        for listener in SOCKETS:
            with contextlib.suppress(WebSocketClosedError):
                listener.write_message(text)


async def main(port: int) -> None:
    Application([("/listen", Listen), ("/publish", Publish)]).listen(port, "127.0.0.1")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
