"""Posts, under what alias they were written, what staff say of them, and finding them by their words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from ...core.audience import Reader
from ...core.discussions.post import Nod, NodKind, Post
from ...core.ids import CourseId, PersonId, PostId, ThreadId
from ...core.people import Alias, Author, Role
from ...core.search.hits import Place, Wish
from ...core.search.query import Query


class Posts(Protocol):
    """What reads posts takes the reader through whose eyes it does; without one it reads what everybody may see."""

    def find(self, course: CourseId, post: PostId, reader: Reader | None = None) -> Post | None: ...

    def some(
        self, course: CourseId, posts: Collection[PostId], reader: Reader | None = None
    ) -> Mapping[PostId, Post]: ...

    def owner(self, post: PostId) -> tuple[CourseId, PersonId | None] | None:
        """Where a post id is in use and by whom, over all courses. For rules; never for a reader."""
        ...

    def nameless_of(self, person: PersonId, course: CourseId) -> frozenset[PostId]:
        """The posts that the person wrote under an alias; for that person only."""
        ...

    def replies_to(self, post: Post) -> bool:
        """Whether anybody answered it: a reply names it, or it is the first of a thread that went on."""
        ...

    def newest(
        self, threads: Iterable[ThreadId], limit: int, reader: Reader | None = None
    ) -> Mapping[ThreadId, Sequence[Post]]:
        """The newest ``limit`` posts of each thread, oldest first."""
        ...

    def before(self, thread: ThreadId, n: int, limit: int, reader: Reader | None = None) -> Sequence[Post]:
        """The ``limit`` posts before ordinal ``n``, oldest first."""
        ...

    def add(self, post: Post, author: PersonId, role: Role) -> Post:
        """Adds the post at the end of its thread; returns it with its ordinal. Moves the thread's ``last_at``.

        ``author`` is who wrote it, whatever ``post`` says to readers; ``role`` is theirs of this moment.
        """
        ...

    def change(self, post: Post, role: Role | None) -> None:
        """Saves another text of a post, or its stub; ``role`` is that of who edited. A stub forgets its author."""
        ...

    def remove(self, post: Post) -> None:
        """Removes a post; later ordinals and everybody's marks close up. Its thread goes with its last post."""
        ...


class Aliases(Protocol):
    """Under which alias somebody writes in a thread: the same in all of it, and another in the next."""

    def of(self, thread: ThreadId, person: PersonId) -> Alias | None: ...

    def next(self, thread: ThreadId) -> Alias:
        """One that nobody has had in this thread, apart from that of whoever starts it."""
        ...

    def give(self, thread: ThreadId, person: PersonId, alias: Alias) -> None: ...


class Nods(Protocol):
    """What staff say of posts without writing one."""

    def of(self, posts: Iterable[PostId]) -> Mapping[PostId, tuple[Nod, ...]]: ...

    def give(self, post: PostId, by: Author, kind: NodKind) -> bool:
        """Whether it was not given before."""
        ...

    def take(self, post: PostId, by: PersonId, kind: NodKind) -> bool:
        """Whether it had been given."""
        ...


class Search(Protocol):
    """Finds posts by what is written in them; :class:`Posts` keeps it up to date in the transaction of each post."""

    def find(self, course: CourseId, query: Query, wish: Wish, reader: Reader) -> tuple[Place, ...]:
        """The newest of the posts that fit and that the reader may see, at most ``MOST``, best first.

        Nothing in it, the order included, depends on posts that the reader may not see.
        """
        ...
