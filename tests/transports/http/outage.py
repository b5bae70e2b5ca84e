"""A database that is locked, and one that has no room: what a store meets in earnest, made on purpose."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import sqlalchemy as sa

from ...factories import new_id
from .lesson import COURSE, Lesson


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Another program writes, and does not come to an end."""
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def limit_pages(lesson: Lesson, pages: int) -> int:
    """Lets the database have so many pages at most, or as many as it has now; how many it may have then."""
    statement = sa.text(f"PRAGMA max_page_count={pages}")
    write = lesson.service.room.community.store.write
    return int(await write(lambda tx: tx.read(statement).scalar_one()))  # type: ignore[attr-defined]


async def post(lesson: Lesson, body: str) -> httpx.Response:
    return await lesson.ada.ask("POST", f"{COURSE}posts", lesson.first_post(new_id(), body))
