"""Notebooks of a course, what their cells are, and what members' copies hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from typing import Protocol

from ...core.cells.notebook import Notebook
from ...core.cells.outline import Copy, KnownCell, Outline, Shelved
from ...core.ids import AnchorId, CourseId, NotebookId, PersonId


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
