"""How soon the staff mean to answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from ...core.discussions.inbox import Promise
from ...core.ids import CourseId


class Promises(Protocol):
    """How soon the staff mean to answer, and how long askers have waited."""

    def of(self, course: CourseId) -> Promise: ...

    def set(self, course: CourseId, promise: Promise) -> None: ...

    def waits(self, course: CourseId, since: datetime) -> Sequence[timedelta]:
        """From each question to the staff's first answer, where that was given after ``since``."""
        ...
