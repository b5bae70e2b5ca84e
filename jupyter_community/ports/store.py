"""Where the community's truth is kept: small ports by noun, and the two ways to them.

All writing goes through :meth:`Store.write`, one transaction after the other, several callers to a commit; so
``write`` answers only when what it did is safe on disk. The functions handed in are synchronous and run on a
thread of the store: they must not wait for anything.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from ..core.audience import Reader
from ..core.cells.notebook import Notebook
from ..core.cells.outline import Copy, KnownCell, Outline, Shelved
from ..core.discussions.attention import Attention
from ..core.discussions.inbox import Promise
from ..core.discussions.opening import Opening
from ..core.discussions.post import Nod, NodKind, Post
from ..core.discussions.thread import Thread
from ..core.events import Cursor, Event
from ..core.ids import AnchorId, CourseId, LogId, NotebookId, PersonId, PostId, Seq, ThreadId
from ..core.people import Alias, Author, Person, Role, Settings
from ..core.search.hits import Place, Wish
from ..core.search.query import Query

T = TypeVar("T")


class People(Protocol):
    def meet(self, login: str, name: str | None) -> Person:
        """The person with this login, made known if they are new. Only in a transaction that writes.

        ``name`` is what the directory calls them, if it calls them anything.
        """
        ...

    def find(self, person: PersonId) -> Person | None: ...

    def settings(self, person: PersonId) -> Settings: ...

    def save_settings(self, person: PersonId, settings: Settings) -> Person:
        """Saves the settings; returns the person, whose name may have changed with them."""
        ...


class Notebooks(Protocol):
    def find(self, course: CourseId, notebook: NotebookId) -> Notebook | None: ...

    def of_course(self, course: CourseId) -> Sequence[Notebook]:
        """In the order of their titles."""
        ...

    def save(self, notebook: Notebook) -> None:
        """Saves it whole; anchors that are no longer in it keep their threads."""
        ...


class Outlines(Protocol):
    """What the cells of notebooks are, by release; release 0 is what copies agree on."""

    def newest(self, course: CourseId, notebook: NotebookId) -> Outline | None: ...

    def shelf(self, course: CourseId) -> Mapping[NotebookId, Shelved]:
        """The newest of each notebook."""
        ...

    def save(self, course: CourseId, notebook: NotebookId, outline: Outline) -> None:
        """Saves a release, or another one of the same number in its place. Its anchors stay for ever."""
        ...

    def has(self, course: CourseId, notebook: NotebookId, anchor: AnchorId) -> bool:
        """Whether an outline of the notebook has this anchor, or had it."""
        ...


class Copies(Protocol):
    """What members' copies of a notebook hold. Nothing here says to anybody whose copy it is."""

    def of(self, course: CourseId, notebook: NotebookId, person: PersonId) -> Copy | None: ...

    def newest(self, course: CourseId, notebook: NotebookId, limit: int) -> Sequence[Copy]:
        """One a person, what was said last first."""
        ...

    def first(self, course: CourseId, notebook: NotebookId) -> Copy | None:
        """What the copy holds that told of the notebook first."""
        ...

    def say(
        self, course: CourseId, notebook: NotebookId, person: PersonId, copy: Copy, *, at: datetime, founds: bool
    ) -> None:
        """In place of what this person's copy held before; ``founds`` counts the first time only."""
        ...

    def mine(self, course: CourseId, person: PersonId) -> Mapping[NotebookId, bool]:
        """The notebooks of which this person's copy told; and whether it was the first to."""
        ...

    def described(self, course: CourseId, notebook: NotebookId) -> Mapping[str, KnownCell]:
        """By hash."""
        ...

    def describe(
        self, course: CourseId, notebook: NotebookId, person: PersonId, cells: Mapping[str, KnownCell], keep: Set[str]
    ) -> None:
        """Adds what nobody has described yet, by hash; of what this person described before, only ``keep`` stays."""
        ...

    def forget(self, course: CourseId, notebook: NotebookId) -> None:
        """All of it, and the outline that they agree on, whose anchors stay."""
        ...


class Threads(Protocol):
    """Every query takes the reader through whose eyes it is asked, and finds nothing that is not for them."""

    def find(self, course: CourseId, thread: ThreadId, reader: Reader) -> Thread | None: ...

    def some(self, course: CourseId, threads: Collection[ThreadId], reader: Reader) -> Mapping[ThreadId, Thread]: ...

    def of_course(self, course: CourseId, reader: Reader) -> Sequence[Thread]:
        """Newest activity first."""
        ...

    def of_notebook(self, course: CourseId, notebook: NotebookId, reader: Reader) -> Sequence[Thread]:
        """Oldest first."""
        ...

    def asker(self, thread: ThreadId) -> PersonId | None:
        """Who started it, whatever name they wrote under. For rules; never for a reader."""
        ...

    def start(self, thread: Thread, asker: PersonId) -> None: ...

    def change(self, thread: Thread) -> None:
        """Saves all of it that can change: not who asked, when, for whom, nor how many posts it has."""
        ...


class Posts(Protocol):
    def find(self, course: CourseId, post: PostId) -> Post | None: ...

    def some(self, course: CourseId, posts: Collection[PostId]) -> Mapping[PostId, Post]: ...

    def owner(self, post: PostId) -> tuple[CourseId, PersonId | None] | None:
        """Where a post id is in use and by whom, over all courses. For rules; never for a reader."""
        ...

    def nameless_of(self, person: PersonId, course: CourseId) -> frozenset[PostId]:
        """The posts that the person wrote under an alias; for that person only."""
        ...

    def replies_to(self, post: Post) -> bool:
        """Whether anybody answered it: a reply names it, or it is the first of a thread that went on."""
        ...

    def newest(self, threads: Iterable[ThreadId], limit: int) -> Mapping[ThreadId, Sequence[Post]]:
        """The newest ``limit`` posts of each thread, oldest first."""
        ...

    def before(self, thread: ThreadId, n: int, limit: int) -> Sequence[Post]:
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


class Openings(Protocol):
    """When talk opens at a cell, and who has come through where it opens for each reader by themselves."""

    def at(self, course: CourseId, notebook: NotebookId, anchor: AnchorId) -> Opening: ...

    def of_notebook(self, course: CourseId, notebook: NotebookId) -> Mapping[AnchorId, Opening]:
        """Of the cells about which somebody has said something."""
        ...

    def set(self, course: CourseId, notebook: NotebookId, anchor: AnchorId, opening: Opening) -> None: ...

    def passed(self, course: CourseId, notebook: NotebookId, anchor: AnchorId) -> frozenset[PersonId]: ...

    def let_pass(self, course: CourseId, notebook: NotebookId, anchor: AnchorId, person: PersonId) -> bool:
        """Whether they had not come through before."""
        ...

    def let_writers_pass(self, course: CourseId, notebook: NotebookId, anchor: AnchorId) -> None:
        """Everybody comes through who has written something there for everybody."""
        ...

    def posts(self, course: CourseId, notebook: NotebookId) -> Mapping[AnchorId, int]:
        """How many posts are for everybody at each cell, open or not."""
        ...


class Nods(Protocol):
    """What staff say of posts without writing one."""

    def of(self, posts: Iterable[PostId]) -> Mapping[PostId, tuple[Nod, ...]]: ...

    def give(self, post: PostId, by: Author, kind: NodKind) -> bool:
        """Whether it was not given before."""
        ...

    def take(self, post: PostId, by: PersonId, kind: NodKind) -> bool:
        """Whether it had been given."""
        ...


class Voices(Protocol):
    """Who wonders about the same as a thread: there is no way to ask who, but about oneself."""

    def count(self, threads: Iterable[ThreadId]) -> Mapping[ThreadId, int]: ...

    def mine(self, person: PersonId, course: CourseId) -> frozenset[ThreadId]: ...

    def join(self, thread: ThreadId, person: PersonId) -> None: ...

    def leave(self, thread: ThreadId, person: PersonId) -> None: ...


class Promises(Protocol):
    """How soon the staff mean to answer, and how long askers have waited."""

    def of(self, course: CourseId) -> Promise: ...

    def set(self, course: CourseId, promise: Promise) -> None: ...

    def waits(self, course: CourseId, since: datetime) -> Sequence[timedelta]:
        """From each question to the staff's first answer, where that was given after ``since``."""
        ...


class Attentions(Protocol):
    """Which threads people said they follow or mute: there is no way to ask about anybody but oneself."""

    def of(self, person: PersonId, course: CourseId) -> Mapping[ThreadId, Attention]: ...

    def say(self, person: PersonId, thread: ThreadId, attention: Attention | None) -> None: ...


class Marks(Protocol):
    """What people have read: an ordinal a person and thread."""

    def of(self, person: PersonId, course: CourseId) -> Mapping[ThreadId, int]: ...

    def advance(self, person: PersonId, thread: ThreadId, n: int) -> None:
        """Moves a mark forward, never back."""
        ...

    def wrote_in(self, person: PersonId, course: CourseId) -> frozenset[ThreadId]:
        """The threads in which the person wrote a post that stands."""
        ...


class Search(Protocol):
    """Finds posts by what is written in them; :class:`Posts` keeps it up to date in the transaction of each post."""

    def find(self, course: CourseId, query: Query, wish: Wish, reader: Reader) -> tuple[Place, ...]:
        """The newest of the posts that fit and that the reader may see, at most ``MOST``, best first.

        Nothing in it, the order included, depends on posts that the reader may not see.
        """
        ...


class Log(Protocol):
    """The events of each course, numbered from 1 without gaps, taken in the transaction that saves the thing."""

    def id(self) -> LogId: ...

    def last(self, course: CourseId) -> Cursor: ...

    def append(self, event: Event) -> None:
        """Appends; its number is taken at the end of the transaction."""
        ...

    def knows(self, course: CourseId, author: PersonId, key: str) -> bool:
        """Whether an event of this author with this key was ever appended."""
        ...

    def after(self, course: CourseId, seq: Seq, limit: int) -> Sequence[Event]: ...


class Transaction(Protocol):
    """Everything an action may touch, in one transaction. A :class:`Reading` is the same without the right to write."""

    @property
    def people(self) -> People: ...
    @property
    def notebooks(self) -> Notebooks: ...
    @property
    def outlines(self) -> Outlines: ...
    @property
    def copies(self) -> Copies: ...
    @property
    def threads(self) -> Threads: ...
    @property
    def posts(self) -> Posts: ...
    @property
    def aliases(self) -> Aliases: ...
    @property
    def openings(self) -> Openings: ...
    @property
    def nods(self) -> Nods: ...
    @property
    def voices(self) -> Voices: ...
    @property
    def promises(self) -> Promises: ...
    @property
    def attentions(self) -> Attentions: ...
    @property
    def marks(self) -> Marks: ...
    @property
    def search(self) -> Search: ...
    @property
    def log(self) -> Log: ...


class Store(Protocol):
    async def write(self, action: Callable[[Transaction], T]) -> T:
        """Runs the action in the next transaction and answers after its commit. If it raises, nothing of it is kept.

        Raises:
            Unavailable: the disk is full, the database locked or away; nothing was saved.
        """
        ...

    async def read(self, query: Callable[[Transaction], T]) -> T:
        """Runs a query on one consistent state, beside the writer.

        Raises:
            Unavailable: the database is away.
        """
        ...

    async def ready(self) -> None:
        """
        Raises:
            Unavailable: the database does not answer or its schema is not ours.
        """
        ...

    async def close(self) -> None:
        """Finishes what was begun, then closes."""
        ...
