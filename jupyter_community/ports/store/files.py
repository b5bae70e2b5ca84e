"""Pictures and files of posts."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from ...core.files.file import File
from ...core.ids import CourseId, FileId, PersonId, PostId


class Files(Protocol):
    """They go with their post, whoever removes it and how; a stub has none."""

    def find(self, course: CourseId, file: FileId) -> File | None: ...

    def data(self, file: FileId) -> bytes: ...

    def of_post(self, post: PostId) -> frozenset[FileId]: ...

    def taken(self, course: CourseId, person: PersonId) -> tuple[int, int]:
        """The bytes that are kept for the person in the course, and for everybody in it."""
        ...

    def add(self, file: File, data: bytes) -> None: ...

    def fasten(self, file: FileId, post: PostId) -> None: ...

    def loosen(self, post: PostId) -> None:
        """The post is taken back, and may be sent again: what was in it waits as before it was posted."""
        ...

    def remove(self, file: FileId) -> None: ...

    def remove_of(self, post: PostId) -> None: ...

    def collect(self, before: datetime) -> None:
        """Removes what was added before then and never posted, in any course."""
        ...
