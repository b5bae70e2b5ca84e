"""What stands where the community should, while there is none: one refusal, at every address."""

from __future__ import annotations

from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.websocket import WebSocketHandler

from ..core.errors import CommunityError
from . import errors
from .action_handler import JsonHandler
from .application import Handlers
from .live_socket import PROTOCOL


class RefusingHandler(JsonHandler):
    """Answers every address with one refusal, while the store cannot be opened.

    A managed service that exits instead would take the hub along.
    """

    def initialize(self, *, error: CommunityError) -> None:
        self.error = error

    def prepare(self) -> None:
        if self.request.method != "OPTIONS":  # a browser that may not ask would never show the refusal
            self.write_refusal(self.error)


class RefusingSocket(WebSocketHandler):
    """Accepts first and refuses after.

    A plain answer to the handshake tells a page nothing, and the hub's proxy keeps it to itself: the page would wait.
    """

    def initialize(self, *, error: CommunityError) -> None:
        self.error = error

    @allow_unauthenticated
    async def get(self, *args: Any, **kwargs: Any) -> None:
        await super().get(*args, **kwargs)

    def check_origin(self, page: str) -> bool:
        """Anybody may hear the refusal."""
        return True

    def select_subprotocol(self, subprotocols: list[str]) -> str | None:
        return PROTOCOL if PROTOCOL in subprotocols else None

    def open(self, *args: str, **kwargs: str) -> None:
        self.close(errors.close_code(self.error), errors.close_reason(self.error.message))


def refusals(prefix: str, error: CommunityError) -> Handlers:
    """The handlers below a prefix with a slash at both ends; the same for the hub service and the server extension."""
    return [
        (f"{prefix}live", RefusingSocket, {"error": error}),
        (f"{prefix}.*", RefusingHandler, {"error": error}),
    ]
