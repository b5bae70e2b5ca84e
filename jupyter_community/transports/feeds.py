"""One feed a course: reads what is new once, encodes it once, and hands it to all who follow the course."""

from __future__ import annotations

import asyncio
import logging
from itertools import compress
from typing import Protocol

from ..actions import reading
from ..community import Community
from ..core.audience import EVERYBODY, Readers
from ..core.errors import Unavailable
from ..core.events import Cursor
from ..core.ids import CourseId
from . import present, wire
from .frames import text_frame

log = logging.getLogger(__name__)

TICK = 0.025
"""Seconds between two frames of a busy course. A quiet one sends at once."""
CHUNK = 500
"""Sockets served before others get a turn on the loop."""
RETRY = 0.5


class Follower(Protocol):
    def push(self, frame: bytes) -> None: ...

    def may_hear(self, course: CourseId, readers: Readers) -> bool:
        """Whether the person at it is one of these readers."""
        ...


class _Frames:
    """News as frames, each encoded once for all who may be told the same."""

    def __init__(self, course: CourseId, news: reading.News) -> None:
        self._course = course
        self._news = news
        self._open = news.happenings is None or all(h.readers == EVERYBODY for h in news.happenings)
        self._made: dict[tuple[bool, ...], bytes | None] = {}

    def push(self, follower: Follower) -> None:
        """Tells the follower what is for it, if anything is."""
        frame = self._frame(self._view(follower))
        if frame is not None:
            follower.push(frame)

    def _view(self, follower: Follower) -> tuple[bool, ...]:
        """Which of the news are for this follower; most news are for all."""
        if self._open or self._news.happenings is None:
            return ()
        return tuple(follower.may_hear(self._course, h.readers) for h in self._news.happenings)

    def _frame(self, view: tuple[bool, ...]) -> bytes | None:
        if view not in self._made:
            self._made[view] = self._encode(view)
        return self._made[view]

    def _encode(self, view: tuple[bool, ...]) -> bytes | None:
        news = self._news
        if news.happenings is None:
            return text_frame(present.reload(self._course))
        told = news.happenings if not view else tuple(compress(news.happenings, view))
        return text_frame(present.events(self._course, news.cursor, told)) if told else None


class Feed:
    """Brings a course's news to its followers, each event exactly once and in order.

    The whole of "exactly once" is in two places that take turns: a follower is added when it has come exactly as far
    as the feed (:meth:`_join`), and the feed moves on together with taking the list of those who get the frame
    (:meth:`_deliver`).
    """

    def __init__(self, community: Community, course: CourseId) -> None:
        self._community = community
        self._course = course
        self._cursor: Cursor | None = None
        self._followers: dict[Follower, None] = {}
        self._joining = 0
        self._dirty = False
        self._work: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    @property
    def idle(self) -> bool:
        return not self._followers and not self._joining and self._work is None

    async def join(self, follower: Follower, cursor: Cursor | None) -> None:
        """Catches the follower up from its cursor, then lets it have everything that comes.

        Without a cursor it begins now.

        Raises:
            Unavailable: the store is away.
        """
        self._joining += 1
        try:
            while not await self._join(follower, news := await self._news(cursor), cursor):
                if news.cursor == cursor or cursor is None:
                    await self._catch_up(news.cursor)
                cursor = news.cursor
        finally:
            self._joining -= 1
        if self._dirty:  # something came while nobody was here to tell
            self.poke()

    def leave(self, follower: Follower) -> None:
        self._followers.pop(follower, None)

    def close(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def poke(self) -> None:
        """There may be something new."""
        self._dirty = True
        if self._work is None and self._cursor is not None:
            self._work = asyncio.create_task(self._run())

    async def _join(self, follower: Follower, news: reading.News, since: Cursor | None) -> bool:
        """Tells the follower the news since its cursor. Adds it, if that is as far as the feed has come."""
        async with self._turn:
            if since is not None:
                _Frames(self._course, news).push(follower)
            if self._cursor is None:
                self._cursor = news.cursor
            if news.cursor != self._cursor:
                return False
            self._followers[follower] = None
            following = wire.Following(course=self._course, log=news.cursor.log, seq=news.cursor.seq)
            follower.push(text_frame(following))
            return True

    async def _run(self) -> None:
        try:
            while self._dirty:
                self._dirty = False
                try:
                    await self._deliver()
                except Unavailable:
                    self._dirty = True
                    await asyncio.sleep(RETRY)
                else:
                    await asyncio.sleep(TICK)
        finally:
            self._work = None

    async def _deliver(self) -> None:
        async with self._turn:  # a frame has left for everybody before the next one is begun
            await self._deliver_next()

    async def _deliver_next(self) -> None:
        assert self._cursor is not None
        before = self._cursor
        news = await self._news(before)
        if news.cursor == before:
            return
        self._cursor, followers = news.cursor, list(self._followers)
        frames = _Frames(self._course, news)
        for start in range(0, len(followers), CHUNK):
            for follower in followers[start : start + CHUNK]:
                frames.push(follower)
            if start + CHUNK < len(followers):
                await asyncio.sleep(0)

    async def _catch_up(self, cursor: Cursor) -> None:
        """Lets the feed itself come as far as somebody who just joined has read."""
        if self._cursor is not None and (self._cursor.log != cursor.log or self._cursor.seq < cursor.seq):
            await self._deliver()

    async def _news(self, cursor: Cursor | None) -> reading.News:
        return await self._community.news(self._course, cursor)
