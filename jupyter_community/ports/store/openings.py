"""When talk opens at a cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from ...core.discussions.opening import Opening
from ...core.ids import AnchorId, CourseId, NotebookId, PersonId


class Openings(Protocol):
    """When talk opens at a cell, and who has come through where it opens for each reader by themselves."""

    def at(self, course: CourseId, notebook: NotebookId, anchor: AnchorId) -> Opening: ...

    def of_notebook(self, course: CourseId, notebook: NotebookId) -> Mapping[AnchorId, Opening]:
        """Of the cells about which somebody has said something."""
        ...

    def set(self, course: CourseId, notebook: NotebookId, anchor: AnchorId, opening: Opening) -> None: ...

    def passed(self, course: CourseId, notebook: NotebookId, anchor: AnchorId) -> frozenset[PersonId]: ...

    def passed_by(self, course: CourseId, notebook: NotebookId, person: PersonId) -> frozenset[AnchorId]:
        """At which cells this person has come through."""
        ...

    def let_pass(self, course: CourseId, notebook: NotebookId, anchor: AnchorId, person: PersonId) -> bool:
        """Whether they had not come through before."""
        ...

    def let_writers_pass(self, course: CourseId, notebook: NotebookId, anchor: AnchorId) -> None:
        """Everybody comes through who has written something there for everybody."""
        ...

    def let_none_pass(self, course: CourseId, notebook: NotebookId, anchor: AnchorId) -> None:
        """Nobody has come through any more."""
        ...

    def posts(self, course: CourseId, notebook: NotebookId) -> Mapping[AnchorId, int]:
        """How many posts are for everybody at each cell, open or not."""
        ...
