"""Mentions, what people want to be told of, and what they were told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from datetime import datetime
from typing import Protocol

from ...core.audience import Reader
from ...core.ids import CourseId, PersonId, PostId, ThreadId
from ...core.notices.mentions import Mentioned
from ...core.notices.notice import Found
from ...core.notices.telling import Telling
from ...core.notices.welcome import Visit
from ...core.people import Author, Role


class Mentions(Protocol):
    def of(self, posts: Iterable[PostId]) -> Mapping[PostId, tuple[Mentioned, ...]]:
        """The people whom posts name, under the names that they have now."""
        ...

    def say(self, post: PostId, targets: Sequence[str]) -> None:
        """Whom a post mentions, in place of what was said before."""
        ...

    def known(self, course: CourseId, reader: Reader, among: Collection[PersonId] | None = None) -> Sequence[Author]:
        """Whom the reader may mention: who wrote under their name where the reader can read it, who was here as staff,
        and who wants to be listed; without those who do not want to be mentioned. By name."""
        ...

    def has_alias(self, thread: ThreadId, n: int) -> bool: ...


class Tellings(Protocol):
    def of(self, person: PersonId) -> Telling: ...

    def save(self, person: PersonId, telling: Telling) -> None: ...

    def silenced(self, person: PersonId) -> Sequence[Mentioned]:
        """Whom this person muted: there is no way to ask who muted one."""
        ...

    def silence(self, person: PersonId, other: PersonId, given: bool) -> None: ...


class Notices(Protocol):
    def find(
        self, course: CourseId, reader: Reader, followed: Collection[ThreadId], muted: Set[ThreadId], since: datetime
    ) -> Sequence[Found]:
        """Mentions of the reader, and replies in ``followed``; newest first. Nothing of who is muted by name: an alias
        is nobody, so its posts stay."""
        ...

    def see(self, person: PersonId, course: CourseId, at: datetime) -> None:
        """All that was written until then counts as seen; moves forward only."""
        ...


class Visits(Protocol):
    def of(self, person: PersonId, course: CourseId) -> Visit | None: ...

    def save(self, person: PersonId, course: CourseId, role: Role, visit: Visit) -> None: ...

    def summed_up(self, course: CourseId, since: datetime) -> frozenset[ThreadId]:
        """Threads that somebody guided since then."""
        ...
