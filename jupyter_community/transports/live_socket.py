"""The WebSocket of a page: follows courses, receives their news, and is cut off only with a code and a reason."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import msgspec
from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.websocket import WebSocketHandler

from .. import __version__
from ..core.errors import CommunityError, Invalid, SignedOut, SlowDown, TooLarge
from ..core.events import Cursor
from ..core.ids import CourseId, LogId, PersonId, Seq, name
from ..core.people import Caller
from ..core.permissions import Permission, permit
from . import errors, origin, present, wire
from .action_handler import MAX_REQUEST
from .frames import Outlet, text_frame
from .live import Live

log = logging.getLogger(__name__)

PROTOCOL = "v1.community.jupyter.org"
TOKEN_PROTOCOL = "v1.token.community.jupyter.org."  # noqa: S105  a name, not a secret
MAX_WAITING = 4 * 1024 * 1024
"""Bytes that a page may be behind before it is cut; it comes back and resumes."""
FRAMES_PER_SECOND = 50
BURST = 200


class LiveSocket(WebSocketHandler):
    """One page of one person. Rights are those of the caller, looked up again while the socket is open."""

    def initialize(self, *, live: Live) -> None:
        self.live = live
        self.caller: Caller | None = None
        self.person = PersonId(0)
        self.heard = asyncio.get_running_loop().time()
        self._token = ""
        self._credit = float(BURST)
        self._followed: set[CourseId] = set()
        self._outlet: Outlet | None = None

    @allow_unauthenticated
    async def get(self, *args: Any, **kwargs: Any) -> None:
        await super().get(*args, **kwargs)

    def check_origin(self, page: str) -> bool:
        hub_host = self.application.settings.get("community_hub_host", "")
        return origin.trusted(page, host=self.request.host, hub_host=hub_host)

    def select_subprotocol(self, subprotocols: list[str]) -> str | None:
        self._token = next((p.removeprefix(TOKEN_PROTOCOL) for p in subprotocols if p.startswith(TOKEN_PROTOCOL)), "")
        return PROTOCOL if PROTOCOL in subprotocols else None

    async def open(self, *args: str, **kwargs: str) -> None:
        """Accepts first and refuses after: a refused handshake tells a page nothing."""
        try:
            if not self._token:
                raise SignedOut("The page sent no session token. Reload the page.")
            self.caller = await self.live.community.caller(self._token)
        except CommunityError as error:
            self._refuse(error)
            return
        if self.ws_connection is None or self.ws_connection.stream is None:  # gone while we looked
            return
        self.set_nodelay(True)
        self._outlet = Outlet(self.ws_connection.stream)
        self.person = self.caller.person.id
        self.live.pages[self] = None
        self.push(text_frame(wire.Welcome(person=present.myself(self.caller.person), version=__version__)))

    async def on_message(self, message: str | bytes) -> None:
        if self.caller is None:
            return
        try:
            self._spend()
            await self._handle(self._decode(message))
        except CommunityError as error:
            self._refuse(error)

    def on_pong(self, data: bytes) -> None:
        self.heard = asyncio.get_running_loop().time()

    def on_close(self) -> None:
        self.live.leave(self)

    def push(self, frame: bytes) -> None:
        """Sends a frame; a page that reads too slowly is cut before it costs the others anything."""
        if self._outlet is None:
            return
        self._outlet.send(frame)
        if self._outlet.waiting > MAX_WAITING:
            outlet, self._outlet = self._outlet, None
            self.live.leave(self)
            self.close(errors.TOO_SLOW, "This page fell behind; it reconnects and catches up.")
            asyncio.get_running_loop().call_later(5, outlet.abort)

    def abort(self) -> None:
        if self._outlet is not None:
            self._outlet.abort()

    async def check(self) -> None:
        """Looks the caller up again; what was lost is no longer followed."""
        try:
            caller = await self.live.community.caller(self._token)
        except SignedOut as error:
            self._refuse(error)
            return
        if self.caller is not None and dict(caller.memberships) != dict(self.caller.memberships):
            for course in self._followed - set(caller.memberships):
                self._followed.discard(course)
                self.live.feed(course).leave(self)
            self.push(text_frame(wire.Courses(courses=present.courses(caller.memberships))))
        self.caller = caller

    async def _handle(self, frame: wire.Frame) -> None:
        if isinstance(frame, wire.Renew):
            await self._renew(frame.token)
        else:
            await self._follow(frame)

    async def _renew(self, token: str) -> None:
        renewed = await self.live.community.caller(token)
        if renewed.person.id != self.person:
            raise SignedOut("This page was opened by somebody else. Reload it.")
        self._token = token
        await self.check()

    async def _follow(self, frame: wire.Follow) -> None:
        assert self.caller is not None
        try:
            course = CourseId(name(frame.course, "course"))
            permit(self.caller, course, Permission.READ)
        except CommunityError as error:
            refused = wire.Refused(course=frame.course[:64], error=error.code, message=error.message)
            self.push(text_frame(refused))
            return
        cursor = None
        if frame.log is not None and frame.seq is not None:
            cursor = Cursor(log=LogId(frame.log), seq=Seq(max(0, frame.seq)))
        feed = self.live.feed(course)
        feed.leave(self)
        await feed.join(self, cursor)
        if self in self.live.pages:
            self._followed.add(course)
        else:
            self.live.leave(self)  # closed while it caught up

    def _decode(self, message: str | bytes) -> wire.Frame:
        if len(message) > MAX_REQUEST:
            raise TooLarge("A frame may have at most 1 MiB.")
        if isinstance(message, bytes):
            raise Invalid("Binary frames are kept for documents.")
        try:
            frame: wire.Frame = msgspec.json.decode(message, type=wire.Frame)
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            raise errors.misunderstood(error) from error
        return frame

    def _spend(self) -> None:
        """A token bucket: a page has no reason to talk much.

        Raises:
            SlowDown: far too many frames.
        """
        now = asyncio.get_running_loop().time()
        self._credit = min(BURST, self._credit + (now - self.heard) * FRAMES_PER_SECOND) - 1
        self.heard = now
        if self._credit < 0:
            raise SlowDown("This page sent far too many frames. Reload it.")

    def _refuse(self, error: CommunityError) -> None:
        reason = error.message.encode()[:120].decode(errors="ignore")  # a close frame holds 123 bytes
        self.close(errors.close_code(error), reason)
