"""The WebSocket of a page: follows courses, receives their news, and is cut off only with a code and a reason."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import msgspec
from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.websocket import WebSocketHandler

from .. import __version__
from ..core.audience import Readers
from ..core.errors import CommunityError, Invalid, NotPermitted, SignedOut, SlowDown, TooLarge
from ..core.events import Cursor
from ..core.ids import CourseId, LogId, NotebookId, PersonId, Seq, name
from ..core.people import Author, Caller, Membership, Shown
from ..core.permissions import STAFF, Permission, allowed, permit
from ..core.presence.awareness import read_frame
from . import errors, origin, present, wire
from .action_handler import MAX_REQUEST
from .frames import Outlet, text_frame
from .live import SEE_YOU, Live
from .pace import FRAMES, Bucket

log = logging.getLogger(__name__)

PROTOCOL = "v1.community.jupyter.org"
TOKEN_PROTOCOL = "v1.token.community.jupyter.org."  # noqa: S105  a name, not a secret
MAX_WATCHED = 20
"""Notebooks whose presence a page may watch at once."""
MAX_WAITING = 4 * 1024 * 1024
"""Bytes that a page may be behind before it is cut; it comes back and resumes."""


class LiveSocket(WebSocketHandler):
    """One page of one person. Rights are those of the caller, looked up again while the socket is open."""

    def initialize(self, *, live: Live) -> None:
        self.live = live
        self.caller: Caller | None = None
        self.person = PersonId(0)
        self.heard = asyncio.get_running_loop().time()
        self._token = ""
        self._bucket = Bucket(FRAMES, self.heard)
        self._followed: set[CourseId] = set()
        self._clients: dict[CourseId, int] = {}
        self._shown: Shown | None = None
        self._outlet: Outlet | None = None
        self._trusted = True

    @allow_unauthenticated
    async def get(self, *args: Any, **kwargs: Any) -> None:
        await super().get(*args, **kwargs)

    def check_origin(self, page: str) -> bool:
        """Lets the handshake pass; :meth:`open` refuses, with a reason."""
        hub_host = self.application.settings.get("community_hub_host", "")
        self._trusted = origin.trusted(page, host=self.request.host, hub_host=hub_host)
        return True

    def select_subprotocol(self, subprotocols: list[str]) -> str | None:
        self._token = next((p.removeprefix(TOKEN_PROTOCOL) for p in subprotocols if p.startswith(TOKEN_PROTOCOL)), "")
        return PROTOCOL if PROTOCOL in subprotocols else None

    async def open(self, *args: str, **kwargs: str) -> None:
        """Accepts first and refuses after: a refused handshake tells a page nothing."""
        try:
            if not self._trusted:
                raise NotPermitted("Pages of this address may not talk to the community service. Tell the admin.")
            if not self._token:
                raise SignedOut("The page sent no session token. Reload the page.")
            caller = await self.live.community.caller(self._token)
        except CommunityError as error:
            self._refuse(error)
            return
        if self.live.closing:
            self.dismiss(errors.RESTARTING, SEE_YOU)
            return
        if self.ws_connection is None or self.ws_connection.stream is None:  # gone while we looked
            return
        self.caller = caller
        self.set_nodelay(True)
        self._outlet = Outlet(self.ws_connection.stream)
        self.person = caller.person.id
        self.live.pages[self] = None
        self.push(text_frame(wire.Welcome(person=present.myself(caller.person), version=__version__)))

    async def on_message(self, message: str | bytes) -> None:
        if self.caller is None:
            return
        try:
            self._spend()
            if isinstance(message, bytes):
                await self._be_present(message)
            else:
                await self._handle(self._decode(message))
        except CommunityError as error:
            self._refuse(error)

    def on_pong(self, data: bytes) -> None:
        self.heard = asyncio.get_running_loop().time()

    def on_close(self) -> None:
        self._vanish()

    def push(self, frame: bytes) -> None:
        """Sends a frame; a page that reads too slowly is cut before it costs the others anything."""
        if self._outlet is None:
            return
        self._outlet.send(frame)
        if self._outlet.waiting > MAX_WAITING:
            self.dismiss(errors.TOO_SLOW, "This page fell behind; it reconnects and catches up.")

    def may_hear(self, course: CourseId, readers: Readers) -> bool:
        membership = None if self.caller is None else self.caller.memberships.get(course)
        if membership is None:
            return False
        return readers.include(self.person, private=allowed(membership.role, Permission.READ_PRIVATE))

    def dismiss(self, code: int, reason: str) -> None:
        self.caller = self._outlet = None
        self._vanish()
        self.close(code, errors.close_reason(reason))

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
        if self.caller is None:  # closed while we looked
            return
        before, self.caller = self.caller, caller
        if dict(caller.memberships) != dict(before.memberships):
            for course in before.memberships.keys() - caller.memberships.keys():
                self._leave_course(course)
            self.push(text_frame(wire.Courses(courses=present.courses(caller.memberships))))

    def _leave_course(self, course: CourseId) -> None:
        """They are not in it any more."""
        self._unfollow(course)
        self.live.presence.watch(self, course, ())
        client = self._clients.pop(course, None)
        if client is not None:
            self.live.presence.drop(course, client)

    def _unfollow(self, course: CourseId) -> None:
        self._followed.discard(course)
        self.live.feed(course).leave(self)

    def _readable(self, wanted: str) -> Membership | None:
        """The caller's membership of a course that they may read; where they may not, they are told so."""
        assert self.caller is not None
        try:
            return permit(self.caller, CourseId(name(wanted, "course")), Permission.READ)
        except CommunityError as error:
            refused = wire.Refused(course=wanted[:64], error=error.code, message=error.message)
            self.push(text_frame(refused))
            return None

    def _vanish(self) -> None:
        self.live.leave(self)
        for course, client in self._clients.items():
            self.live.presence.leave(course, client)
        self._clients.clear()

    async def _handle(self, frame: wire.Frame) -> None:
        if isinstance(frame, wire.Renew):
            await self._renew(frame.token)
        elif isinstance(frame, wire.Watch):
            self._watch(frame)
        else:
            await self._follow(frame)

    def is_staff(self, course: CourseId) -> bool:
        membership = self.caller.memberships.get(course) if self.caller else None
        return membership is not None and membership.role in STAFF

    def choose(self, shown: Shown) -> None:
        """The person chose, here or in another page, how they are seen."""
        self._shown = shown

    async def _be_present(self, message: bytes) -> None:
        """Who is at this page is known from the session; it may only say where it is.

        Raises:
            Invalid: it says something else, or speaks of another page.
            NotPermitted: another person's page goes by its number.
        """
        state = read_frame(message)
        if self._clients.setdefault(state.course, state.client) != state.client:
            raise Invalid("A page may speak of itself only. Reload it.")
        if self._shown is None:
            settings = await self.live.community.settings(self.person)
            self._shown = self._shown or settings.shown or Shown.NOT  # chosen while we looked
        if self.caller is None or self._shown == Shown.NOT:  # closed while we looked; or it was taken back elsewhere
            return
        membership = self._readable(state.course)
        if membership is None:
            return
        who = Author(id=self.person, name=self.caller.person.name, role=membership.role)
        self.live.presence.put(state, who, self._shown)

    def _watch(self, frame: wire.Watch) -> None:
        """
        Raises:
            Invalid: it makes no sense, or names too many notebooks.
        """
        membership = self._readable(frame.course)
        if membership is None:
            return
        wanted = frame.notebooks
        if wanted is not None and len(wanted) > MAX_WATCHED:
            raise Invalid(f"A page may watch at most {MAX_WATCHED} notebooks.")
        topics = () if wanted is None else (None, *(NotebookId(name(n, "notebook")) for n in wanted))
        self.live.presence.watch(self, membership.course.id, topics)

    async def _renew(self, token: str) -> None:
        renewed = await self.live.community.caller(token)
        if renewed.person.id != self.person:
            raise SignedOut("This page was opened by somebody else. Reload it.")
        self._token = token
        await self.check()

    async def _follow(self, frame: wire.Follow) -> None:
        assert self.caller is not None
        membership = self._readable(frame.course)
        if membership is None:
            return
        course = membership.course.id
        cursor = None
        if frame.log is not None and frame.seq is not None:
            cursor = Cursor(log=LogId(frame.log), seq=Seq(max(0, frame.seq)))
        self._unfollow(course)
        await self.live.feed(course).join(self, cursor)
        self._followed.add(course)
        if self.caller is None:  # closed while it caught up
            self.live.leave(self)
        elif course not in self.caller.memberships:  # left the course while it caught up
            self._unfollow(course)

    def _decode(self, message: str) -> wire.Frame:
        if len(message.encode()) > MAX_REQUEST:
            raise TooLarge("A frame may have at most 1 MiB.")
        try:
            frame: wire.Frame = msgspec.json.decode(message, type=wire.Frame)
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            raise errors.misunderstood(error) from error
        return frame

    def _spend(self) -> None:
        """A page has no reason to talk much.

        Raises:
            SlowDown: far too many frames.
        """
        self.heard = asyncio.get_running_loop().time()
        if self._bucket.take(self.heard):
            raise SlowDown("This page sent far too many frames. Reload it.")

    def _refuse(self, error: CommunityError) -> None:
        self.dismiss(errors.close_code(error), error.message)
