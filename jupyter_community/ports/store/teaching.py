"""What teachers work with: which cells were hard, and prompts that wait for their time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from ...core.discussions.prompt import Echo, Prompt
from ...core.ids import AnchorId, CourseId, NotebookId, PersonId, PromptId


class Difficulties(Protocol):
    """Which cells people found hard: there is no way to ask who, but about oneself."""

    def of_course(self, course: CourseId) -> Mapping[tuple[NotebookId, AnchorId], int]: ...

    def of_notebook(self, course: CourseId, notebook: NotebookId) -> Mapping[AnchorId, int]: ...

    def mine(self, person: PersonId, course: CourseId) -> frozenset[tuple[NotebookId, AnchorId]]: ...

    def say(self, course: CourseId, notebook: NotebookId, anchor: AnchorId, person: PersonId) -> None: ...

    def take_back(self, course: CourseId, notebook: NotebookId, anchor: AnchorId, person: PersonId) -> None: ...


class Prompts(Protocol):
    """Prompts that wait for their time, and those that have appeared."""

    def of_course(self, course: CourseId) -> Sequence[Prompt]:
        """In the order of their times."""
        ...

    def find(self, course: CourseId, prompt: PromptId) -> Prompt | None: ...

    def due(self, now: datetime) -> Sequence[Prompt]:
        """Those whose time has come, in all courses."""
        ...

    def save(self, prompt: Prompt) -> None: ...

    def claim(self, course: CourseId, prompt: PromptId, now: datetime) -> bool:
        """Says that it is published; whether it waited and was due. Who is told so publishes it, and nobody else."""
        ...

    def hold(self, course: CourseId, prompt: PromptId, problem: str) -> None:
        """It waited and could not appear."""
        ...

    def delete(self, course: CourseId, prompt: PromptId) -> None: ...

    def echoes(self, course: CourseId) -> Sequence[Echo]:
        """How prompts did that somebody answered where everybody can read it."""
        ...
