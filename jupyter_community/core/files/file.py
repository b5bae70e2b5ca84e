"""A picture or a file that somebody added to a post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from ..errors import TooLarge
from ..ids import CourseId, FileId, PersonId, PostId

MEBIBYTE = 1024 * 1024
MAX_UPLOAD = 10 * MEBIBYTE
"""Bytes of one picture or file, as it is sent to us."""
MAX_PER_POST = 10
MAX_PER_PERSON = 100 * MEBIBYTE
"""Bytes that one person may keep in a course."""
MAX_PER_COURSE = 4096 * MEBIBYTE
UNPOSTED = timedelta(days=1)
"""How long something is kept that was uploaded for a post and never posted."""


class FileKind(str, Enum):
    """What is taken; each by its content, whatever its name says."""

    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    PDF = "pdf"
    TEXT = "txt"
    TABLE = "csv"
    NOTEBOOK = "ipynb"
    PYTHON = "py"

    @property
    def is_picture(self) -> bool:
        return self in PICTURES


PICTURES = frozenset({FileKind.PNG, FileKind.JPEG, FileKind.WEBP})
TEXTS = frozenset({FileKind.TEXT, FileKind.TABLE, FileKind.NOTEBOOK, FileKind.PYTHON})


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is kept of an upload, once it was looked at; a picture has a size in pixels.

    There is no name in it: a name can say who somebody is, and where it was on their disk.
    """

    kind: FileKind
    data: bytes
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """
    Attributes:
        person: who uploaded it. For rules; never for a reader, since the post may be nameless.
        post: to which it belongs, and there is only one ever; None until that is posted.
    """

    id: FileId
    course: CourseId
    person: PersonId
    post: PostId | None
    kind: FileKind
    bytes: int
    at: datetime
    width: int | None = None
    height: int | None = None


def check_room(size: int, *, of_person: int, of_course: int) -> None:
    """Whether so many bytes more may be kept, beside what there is of a person and in the course.

    Raises:
        TooLarge: says which of the two is full, and what to do.
    """
    if of_person + size > MAX_PER_PERSON:
        raise TooLarge(
            f"Your pictures and files in this course take up {MAX_PER_PERSON // MEBIBYTE} MiB, and more cannot be "
            "kept. Delete posts whose pictures nobody needs any more, or make this one smaller."
        )
    if of_course + size > MAX_PER_COURSE:
        raise TooLarge(
            "There is no room left for pictures and files in this course. Post your text without; "
            "your teacher can ask the admin what to do."
        )
