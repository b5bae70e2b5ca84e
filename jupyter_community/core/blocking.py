"""Who does not see whom, silently.

A block must not tell who is behind an alias. So one through a name counts both ways and for what stands under the
two names only, and one through an alias counts for that alias in its thread only, and only for who blocked. If more
vanished, somebody could block one person after the other and look what goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from .errors import Invalid, NotPermitted
from .ids import CourseId, PersonId, ThreadId
from .people import Alias, Author, Byline
from .permissions import STAFF

MOST_BLOCKS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """
    Attributes:
        id: made by the page of who blocked, for taking it back.
        blocked: somebody by name, or None where it is an ``alias`` in a ``thread``.
    """

    id: str
    course: CourseId
    blocker: PersonId
    at: datetime
    blocked: PersonId | None = None
    thread: ThreadId | None = None
    alias: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """A block as who made it may see it: with the name of today, or the alias."""

    block: Block
    who: Byline


def check_may_block(by: Byline | None, *, own: bool) -> Byline:
    """
    Raises:
        Invalid: oneself, or a post without an author.
        NotPermitted: staff.
    """
    if own:
        raise Invalid("This is your own post.")
    if by is None:
        raise Invalid("This post has no author any more.")
    if isinstance(by, Author) and by.role in STAFF:
        raise NotPermitted(
            "The course's staff cannot be blocked: what they say is for everybody. You can report a post."
        )
    return by


def apart(blocks: Iterable[Block], thread: ThreadId, by: Byline | None) -> frozenset[PersonId]:
    """Who is not told of what this author wrote in this thread."""
    if isinstance(by, Alias):
        return frozenset(b.blocker for b in blocks if b.thread == thread and b.alias == by.n)
    if by is None or by.role in STAFF:
        return frozenset()
    pairs = [(b.blocker, b.blocked) for b in blocks if b.blocked is not None]
    return frozenset(
        {blocked for blocker, blocked in pairs if blocker == by.id and blocked is not None}
        | {blocker for blocker, blocked in pairs if blocked == by.id}
    )


def apart_by_name(blocks: Iterable[Block]) -> dict[PersonId, frozenset[PersonId]]:
    """Whom each does not see where names are shown: whom they blocked by name, and who blocked them."""
    found: dict[PersonId, frozenset[PersonId]] = {}
    for block in blocks:
        if block.blocked is not None:
            for one, other in ((block.blocker, block.blocked), (block.blocked, block.blocker)):
                found[one] = found.get(one, frozenset()) | {other}
    return found
