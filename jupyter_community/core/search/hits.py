"""What a search answers with: where each post that was found stands in the order, and how far a page goes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..discussions.post import Post, PostKind
from ..discussions.question import State
from ..discussions.thread import Thread
from ..errors import Invalid
from ..ids import NotebookId, PostId

PAGE = 20
"""Hits to a page."""
MOST = 500
"""A search looks at the newest five hundred posts that fit; whoever finds so many adds a word."""

_CURSOR = re.compile(r"([0-9])\.([0-9]{1,18})\.([0-9a-f-]{36})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a search is narrowed to, beside its words."""

    notebook: NotebookId | None = None
    kind: PostKind | None = None
    state: State | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a post stands among all that were found: by grade, then newest first."""

    grade: int
    at: int
    post: PostId

    def is_after(self, other: Place) -> bool:
        return (-self.grade, -self.at, self.post) > (-other.grade, -other.at, other.post)

    def __str__(self) -> str:
        return f"{self.grade}.{self.at}.{self.post}"

    @classmethod
    def of(cls, text: str) -> Place:
        """
        Raises:
            Invalid: this is not what an earlier page ended with.
        """
        found = _CURSOR.fullmatch(text)
        if found is None:
            raise Invalid("“before” must be what the page before ended with, its “more”.")
        return cls(grade=int(found[1]), at=int(found[2]), post=PostId(found[3]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Attributes: ``snippet`` is a piece of the post in which every second string is what was looked for."""

    post: Post
    thread: Thread
    snippet: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """One page.

    Attributes:
        found: how many there are on all pages, at most :data:`MOST`.
        more: where the next page begins, if there is one.
    """

    found: int
    hits: tuple[Hit, ...]
    more: Place | None = None


def page(places: tuple[Place, ...], before: Place | None) -> tuple[tuple[Place, ...], Place | None]:
    """The next page of what was found, and where it ends if it is not the last."""
    rest = places if before is None else tuple(place for place in places if place.is_after(before))
    return rest[:PAGE], rest[PAGE - 1] if len(rest) > PAGE else None
