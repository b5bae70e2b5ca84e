"""Threads, and what people say of them without writing: whose question it is too, what they follow, what they read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from ...core.audience import Reader
from ...core.discussions.attention import Attention
from ...core.discussions.thread import Thread
from ...core.ids import CourseId, NotebookId, PersonId, ThreadId


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

    def absorb(self, into: Thread, thread: Thread) -> None:
        """Puts the posts of ``thread`` behind those of ``into``; ``thread`` is not there any more.

        Whoever wrote under an alias in both has two aliases in what they wrote, and goes on under that of ``into``. Who
        follows or wonders about the one does so with the other. Nothing counts as read that was not.
        """
        ...


class Voices(Protocol):
    """Who wonders about the same as a thread: there is no way to ask who, but about oneself."""

    def count(self, threads: Iterable[ThreadId]) -> Mapping[ThreadId, int]: ...

    def mine(self, person: PersonId, course: CourseId) -> frozenset[ThreadId]: ...

    def join(self, thread: ThreadId, person: PersonId) -> None: ...

    def leave(self, thread: ThreadId, person: PersonId) -> None: ...


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
