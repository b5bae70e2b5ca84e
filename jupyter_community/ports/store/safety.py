"""What the store keeps so that people can trust a course: moderation, earlier texts, blocks, rules and the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from ...core.audience import Reader
from ...core.audit import Entry
from ...core.blocking import Block, Blocked
from ...core.discussions.history import Revision
from ...core.discussions.moderation import Hidden, Reports
from ...core.ids import CourseId, PersonId, PostId, ThreadId
from ...core.rules import Rules


class Moderation(Protocol):
    """Which posts are hidden, and who asked for a look: there is no way to ask who, but for a rule."""

    def hide(self, post: PostId, hidden: Hidden) -> None:
        """Hides it, or changes why. With the first post of a thread goes the title."""
        ...

    def show(self, post: PostId) -> None: ...

    def report(self, post: PostId, person: PersonId, line: str | None, at: datetime) -> bool:
        """Whether this person had not reported it before."""
        ...

    def reporters(self, post: PostId) -> int:
        """How many asked since the staff last looked."""
        ...

    def settle(self, post: PostId) -> None:
        """The staff have looked: what was reported until now is done with."""
        ...

    def reports(self, posts: Iterable[PostId]) -> Mapping[PostId, Reports]:
        """What waits for the staff's look."""
        ...

    def reported(self, course: CourseId) -> Sequence[PostId]: ...

    def appealed(self, course: CourseId) -> Sequence[PostId]:
        """Whose authors asked for another look and have no answer."""
        ...


class Revisions(Protocol):
    """Earlier texts. They go with their post."""

    def add(self, post: PostId, revision: Revision) -> None: ...

    def of(self, post: PostId) -> Sequence[Revision]:
        """Oldest first."""
        ...


class Blocks(Protocol):
    """Who does not see whom. Queries for threads and posts apply it; here are the blocks themselves."""

    def of_course(self, course: CourseId) -> Sequence[Block]:
        """For delivering news; never for a reader."""
        ...

    def mine(self, course: CourseId, blocker: PersonId) -> Sequence[Blocked]: ...

    def add(self, block: Block) -> None: ...

    def remove(self, course: CourseId, blocker: PersonId, id: str) -> bool: ...

    def unread(self, course: CourseId, reader: Reader) -> Mapping[ThreadId, int]:
        """How many posts after their marks the reader will never see; nothing where they see all."""
        ...


class CourseRules(Protocol):
    """How a course wants its talk to be, who agreed to it, and who writes under their name from now on."""

    def of(self, course: CourseId) -> Rules: ...

    def set(self, course: CourseId, rules: Rules) -> None: ...

    def agreed(self, course: CourseId, person: PersonId) -> int:
        """Up to which version."""
        ...

    def agree(self, course: CourseId, person: PersonId, version: int) -> None: ...

    def named(self, course: CourseId, person: PersonId) -> str | None:
        """Why this person writes under their name; for a rule and for themselves."""
        ...

    def name(self, course: CourseId, person: PersonId, reason: str | None) -> None: ...


class Audit(Protocol):
    """What the staff did. Nothing is ever taken out of it."""

    def add(self, entry: Entry) -> None: ...

    def of_course(self, course: CourseId, before: int | None, limit: int) -> Sequence[Entry]:
        """Newest first."""
        ...

    def unmaskings(self, posts: Iterable[PostId]) -> Mapping[PostId, tuple[str, ...]]:
        """Why the staff looked up who wrote a post, each time; for its author."""
        ...
