"""The people of a JupyterHub: its tokens say who somebody is, its groups which courses they are in."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ...core.errors import Invalid, NotPermitted, SignedOut, Unavailable
from ...core.ids import CourseId
from ...core.people import RANK, Course, Membership, Role
from ...ports.directory import Identity
from . import page_token
from .groups import enrol, place
from .hub_api import Group, HubApi

log = logging.getLogger(__name__)

PATIENCE = 1.0
"""Seconds for which somebody known waits for newer groups before being served what was last known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The courses of a person as they were at ``at``."""

    courses: Mapping[CourseId, Membership]
    at: float


@dataclass(slots=True)
class _Titles:
    """What courses are called: as the admin told us, else as the hub's groups say, else by their id."""

    given: Mapping[str, str]
    of_groups: Mapping[CourseId, str] = field(default_factory=dict)

    def course(self, course: CourseId) -> Course:
        return Course(id=course, title=self.given.get(course) or self.of_groups.get(course) or course)


class HubDirectory:
    """Asks the hub about a token each time, and about groups for everybody together, about once a minute.

    Checking each person by themselves would cost the hub more than everything else we do.

    Args:
        api: the hub's API URL.
        token: our own token, with the scopes ``list:groups`` and ``read:groups``.
        service: our name at the hub.
        titles: what courses are called, by course id.
        max_age: seconds after which groups are read again.
        retry: seconds after which a hub that was away is asked again.
        timeout: seconds to wait for the hub.
        now: a clock in seconds that never goes back.
    """

    def __init__(
        self,
        *,
        api: str,
        token: str,
        service: str,
        titles: Mapping[str, str],
        max_age: float = 60.0,
        retry: float = 10.0,
        timeout: float = 10.0,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._api = HubApi(api, timeout)
        self._token = token.strip()
        self._service = service
        self._titles = _Titles(titles)
        self._max_age = max_age
        self._retry = retry
        self._now = now
        self._known: dict[str, _Known] = {}
        self._reading: asyncio.Task[None] | None = None
        self._next_reading = now()
        self._complete = False
        self._trouble: str | None = None
        self._misnamed: set[str] = set()

    async def identify(self, credential: str) -> Identity:
        at = self._now()
        holder = await self._api.holder(credential)
        if holder is None:
            raise SignedOut("The hub no longer knows this page. Reload it; if that does not help, log in again.")
        page_token.check(holder, self._service)
        if holder.groups is not None:
            # who was added to a course a moment ago gets in by reloading the page
            self._learn(holder.name, _Known(courses=self._courses(holder.groups), at=at))
        return Identity(login=holder.name)

    async def memberships(self, login: str) -> Mapping[CourseId, Membership]:
        if self._reading is None and self._now() >= self._next_reading:
            self._reading = asyncio.create_task(self._read())
        if self._reading is not None:
            await self._wait(self._reading, known=login in self._known)
        known = self._known.get(login)
        if known is not None:
            return known.courses
        if not self._complete:
            raise Unavailable("The hub does not say just now which courses you are in. Reload the page in a moment.")
        return {}

    async def close(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.wait({self._reading})
        await self._api.close()

    async def _wait(self, reading: asyncio.Task[None], *, known: bool) -> None:
        """Nobody known waits for a hub that was away a moment ago, nor long for one that is slow."""
        patience = (PATIENCE if self._trouble is None else 0) if known else None
        done, _ = await asyncio.wait({reading}, timeout=patience)
        if done and not reading.cancelled():
            reading.result()

    async def _read(self) -> None:
        """Reads all groups, once for whoever is waiting. If that fails, what was last known stays."""
        at = self._now()
        self._next_reading = at + self._retry
        try:
            groups = await self._api.groups(self._token)
            self._take(groups, at)
        except Unavailable:
            self._note("The hub is away. People who are known keep their courses.")
        except NotPermitted as error:
            self._next_reading = at + self._max_age
            self._note(
                "The hub does not let this service read its groups; give it the scopes list:groups and read:groups. "
                f"Until then changes among a course’s members are seen when a page renews its session. ({error})"
            )
        else:
            self._next_reading = at + self._max_age
            self._note(None)
        finally:
            self._reading = None

    def _take(self, groups: Iterable[Group], at: float) -> None:
        """Everybody's courses as these groups say; who is in none of them any more is in no course.

        Raises:
            NotPermitted: the groups do not say who is in them.
        """
        placed = [(found, group) for group in groups if (found := self._place(group.name)) is not None]
        placed.sort(key=lambda pair: RANK[pair[0][1]])  # where titles differ, that of the instructors' group counts
        titles = {course: title for (course, _), group in placed if (title := _title(group))}
        self._titles.of_groups = titles
        people: dict[str, dict[CourseId, Membership]] = {login: {} for login in self._known}
        for (course, role), group in placed:
            if group.users is None:
                raise NotPermitted(f"the members of {group.name!r} are hidden")
            membership = Membership(course=self._titles.course(course), role=role)
            for login in group.users:
                enrol(people.setdefault(login, {}), membership)
        for login, courses in people.items():
            self._learn(login, _Known(courses=courses, at=at))

    def _learn(self, login: str, news: _Known) -> None:
        """Keeps what was asked later, whichever answer came first."""
        known = self._known.get(login)
        if known is None or known.at <= news.at:
            self._known[login] = news

    def _courses(self, groups: Iterable[str]) -> dict[CourseId, Membership]:
        courses: dict[CourseId, Membership] = {}
        for group in groups:
            if (found := self._place(group)) is not None:
                course, role = found
                enrol(courses, Membership(course=self._titles.course(course), role=role))
        return courses

    def _place(self, group: str) -> tuple[CourseId, Role] | None:
        try:
            return place(group)
        except Invalid as error:
            if group not in self._misnamed:
                self._misnamed.add(group)
                log.warning("The group %r is left out. %s", group, error.message)
            return None

    def _note(self, trouble: str | None) -> None:
        """Says once what is wrong, not once a minute; and once that it is over."""
        if trouble is not None and trouble != self._trouble:
            log.warning("%s", trouble)
        elif trouble is None and self._trouble is not None:
            log.info("The hub’s groups can be read again.")
        self._trouble, self._complete = trouble, trouble is None


def _title(group: Group) -> str | None:
    title = (group.properties or {}).get("title")
    return title.strip() or None if isinstance(title, str) else None
