"""Threads as lists show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from ...core.audience import Reader
from ...core.discussions.board import Standing, Wish
from ...core.discussions.thread import Thread
from ...core.ids import AnchorId, CourseId, NotebookId, PersonId, ThreadId


class Lists(Protocol):
    """A page at a time, so that a list costs the same however old a course is, and only what is for its reader."""

    def page(self, course: CourseId, wish: Wish, reader: Reader, limit: int) -> Sequence[Thread]:
        """Newest activity first; at most ``limit``."""
        ...

    def at_cells(
        self, course: CourseId, notebook: NotebookId, reader: Reader, limit: int
    ) -> tuple[Sequence[Thread], Mapping[AnchorId, int]]:
        """The first ``limit`` threads of each cell, and how many there are in all at each.

        What is pinned comes first, then what is unread, then what is recent; the answer is in the order of their age.
        """
        ...

    def may_wait(self, course: CourseId, reader: Reader, since: datetime) -> Sequence[Thread]:
        """Open questions, and what is no question and has gone on ``since`` then."""
        ...

    def notebooks(self, course: CourseId, reader: Reader) -> frozenset[NotebookId]:
        """Those in which the reader can read a thread."""
        ...

    def standings(self, person: PersonId, threads: Sequence[ThreadId]) -> Mapping[ThreadId, Standing]:
        """Where a person stands in threads; for that person only."""
        ...
