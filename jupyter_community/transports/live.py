"""All open pages of this process: their feeds, and the one timer that keeps them honest."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable
from typing import Any, Protocol

from ..community import Community
from ..core.errors import Unavailable
from ..core.ids import CourseId, PersonId
from ..core.people import Shown
from .errors import RESTARTING
from .feeds import Feed, Follower
from .frames import PING, text_frame
from .presence import Presence

log = logging.getLogger(__name__)

PING_EVERY = 25.0
"""Seconds; proxies cut a socket that is silent for sixty."""
DEAD_AFTER = 60.0
MEMBERSHIP_EVERY = 60.0
LEAVING = 3.0
"""Seconds over which a stopping service sends its pages away, so that they do not all come back at once."""
SEE_YOU = "The community service restarts. This page comes back by itself."


class Page(Follower, Protocol):
    """What the timer needs of a socket."""

    person: PersonId
    heard: float

    def choose(self, shown: Shown) -> None:
        """The person chose how they are seen."""
        ...

    def is_staff(self, course: CourseId) -> bool: ...

    async def check(self) -> None:
        """Is the session still good, and are the memberships what they were?"""
        ...

    def dismiss(self, code: int, reason: str) -> None:
        """Closes the socket; nothing more is heard of it or sent to it."""
        ...

    def abort(self) -> None: ...


class Live:
    """Created on the running loop, once a process."""

    def __init__(self, community: Community, presence: Presence | None = None) -> None:
        self.community = community
        self.presence = presence or Presence()
        self.presence.start(community.apart)
        self.closing = False
        self.pages: dict[Page, None] = {}
        self._feeds: dict[CourseId, Feed] = {}
        self._unsubscribe: Callable[[], None] = community.bus.subscribe(self._poke, self._tell)
        self._timer = asyncio.create_task(self._keep())

    def feed(self, course: CourseId) -> Feed:
        if course not in self._feeds:
            self._feeds[course] = Feed(self.community, course)
        return self._feeds[course]

    def leave(self, page: Page) -> None:
        self.pages.pop(page, None)
        self.presence.unwatch(page)
        for feed in self._feeds.values():
            feed.leave(page)
        self._feeds = {course: feed for course, feed in self._feeds.items() if not feed.idle}

    async def close(self) -> None:
        """Sends every page away with a code that means "come back", some at a time."""
        self.closing = True
        self._timer.cancel()
        self.presence.close()
        self._unsubscribe()
        for feed in self._feeds.values():
            feed.close()
        pages = list(self.pages)
        for n, page in enumerate(pages):
            page.dismiss(RESTARTING, SEE_YOU)
            if n % 50 == 49:
                await asyncio.sleep(LEAVING * 50 / len(pages))

    def _poke(self, course: CourseId) -> None:
        if course in self._feeds:
            self._feeds[course].poke()

    def _tell(self, person: PersonId, message: dict[str, Any]) -> None:
        if message["type"] == "me":
            self._choose(person, message["me"])
        frame = None
        for page in list(self.pages):
            if page.person == person:
                frame = frame or text_frame(message)
                page.push(frame)

    def _choose(self, person: PersonId, me: dict[str, Any]) -> None:
        shown = Shown(me["settings"]["shown"] or Shown.NOT)
        for page in self.pages:
            if page.person == person:
                page.choose(shown)
        self.presence.choose(person, me["person"]["name"], shown)

    async def _keep(self) -> None:
        """One timer for pings, dead sockets, ended sessions and changed memberships, a share of the pages a second."""
        loop = asyncio.get_running_loop()
        due: dict[Page, float] = {}
        while True:
            await asyncio.sleep(1)
            now = loop.time()
            for page in list(self.pages):
                self._keep_alive(page, now)
                if due.setdefault(page, now + random.uniform(0.5, 1) * MEMBERSHIP_EVERY) <= now:  # noqa: S311  no secret
                    due[page] = now + MEMBERSHIP_EVERY
                    await self._check(page)
            due = {page: at for page, at in due.items() if page in self.pages}
            for feed in self._feeds.values():
                feed.poke()  # a safety net: whatever a poke may have missed is read now

    def _keep_alive(self, page: Page, now: float) -> None:
        silent = now - page.heard
        if silent > DEAD_AFTER:
            page.abort()
        elif silent >= PING_EVERY and int(silent) % 5 == 0:
            page.push(PING)

    async def _check(self, page: Page) -> None:
        try:
            await page.check()
        except Unavailable:
            log.info("The directory is away; pages that are known stay.")
        except Exception:
            log.exception("A page could not be checked")
