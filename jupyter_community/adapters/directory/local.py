"""The people of a single Jupyter server, without a hub: whoever may use the server may do everything on it."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping

import msgspec

from ...core.errors import Invalid, SignedOut
from ...core.ids import CourseId, name
from ...core.people import Course, Membership, Role
from ...ports.directory import Identity

log = logging.getLogger(__name__)

HERE = CourseId("local")
"""The course of a server whose admin named none."""


class _Credential(msgspec.Struct):
    login: str
    name: str | None = None


class EveryCourse(Mapping[CourseId, Membership]):
    """An instructor's memberships of whatever course is asked for; of those with a title when nothing is asked."""

    def __init__(self, titles: Mapping[CourseId, str]) -> None:
        self._titles = titles

    def __getitem__(self, course: CourseId) -> Membership:
        try:
            name(course, "course")
        except Invalid:
            raise KeyError(course) from None
        return Membership(course=Course(id=course, title=self._titles.get(course) or course), role=Role.INSTRUCTOR)

    def __iter__(self) -> Iterator[CourseId]:
        return iter(self._titles)

    def __len__(self) -> int:
        return len(self._titles)


class LocalDirectory:
    """Everybody on this server is an instructor: they could read and change its files and its database anyway."""

    def __init__(self, *, titles: Mapping[str, str]) -> None:
        self._memberships = EveryCourse(_usable(titles) or {HERE: "This server"})

    async def identify(self, credential: str) -> Identity:
        """Reads what Jupyter's own identity said; who may say it is the transport's business."""
        try:
            said = msgspec.json.decode(credential, type=_Credential)
        except msgspec.DecodeError:
            said = _Credential(login="")
        if not said.login:
            raise SignedOut("This server does not say who you are. Log in again, then reload the page.")
        return Identity(login=said.login, name=said.name or None)

    async def memberships(self, login: str) -> Mapping[CourseId, Membership]:
        return self._memberships

    async def close(self) -> None:
        """Nothing is held."""


def _usable(titles: Mapping[str, str]) -> dict[CourseId, str]:
    usable: dict[CourseId, str] = {}
    for course, title in titles.items():
        try:
            usable[CourseId(name(course, "course"))] = title
        except Invalid as error:
            log.warning("The course %r is left out. %s", course, error.message)
    return usable
