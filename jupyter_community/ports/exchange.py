"""What nbgrader knows about who has submitted."""

from __future__ import annotations

from typing import Protocol

from ..core.ids import CourseId


class Exchange(Protocol):
    async def has(self, course: CourseId, assignment: str, login: str) -> bool:
        """Whether there is a submission of this person's; not, where nobody can tell."""
        ...
