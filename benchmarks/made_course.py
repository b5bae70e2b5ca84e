"""A course of any size in a database of its own, written past the actions: a hundred thousand posts in seconds."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import sqlalchemy as sa

from jupyter_community.adapters.store import tables as t
from jupyter_community.adapters.store.engine import writing_engine
from jupyter_community.adapters.store.search.search import scope
from jupyter_community.adapters.store.times import pack
from jupyter_community.core.ids import CourseId
from jupyter_community.core.search.terms import indexed

from .made_words import sentence

COURSE = CourseId("big")
NOTEBOOKS, CELLS = 20, 10
GATED = "cell0"
"""In every notebook this cell opens to those who have posted there."""
_MINUTE = 60_000_000
_ROWS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    threads: int
    posts: int
    people: int


def make(url: str, size: Size, *, now: Any, seed: int = 1) -> None:
    """Fills a database that was migrated. Every tenth thread is for the staff, every tenth post has an alias."""
    chance = random.Random(seed)
    engine = writing_engine(url)
    with engine.begin() as connection:
        _insert(connection, t.person, _people(size))
        _insert(connection, t.notebook, _notebooks())
        _insert(connection, t.anchor, _anchors())
        _insert(connection, t.opening, _openings())
        threads = [*_threads(size, pack(now), chance)]
        _insert(connection, t.thread, threads)
        _insert(connection, t.post, _posts(threads, size, chance))
        _insert(connection, t.finding, _findings(connection))
        _insert(connection, t.passed, _passed(size))
        _insert(connection, t.mark, _marks(threads, size, chance))
        _insert(connection, t.voice, _voices(threads, size, chance))
    engine.dispose()


def _insert(connection: sa.Connection, table: sa.Table, rows: Iterator[dict[str, Any]] | list[dict[str, Any]]) -> None:
    waiting = iter(rows)
    while some := list(islice(waiting, _ROWS)):
        connection.execute(sa.insert(table), some)


def _people(size: Size) -> Iterator[dict[str, Any]]:
    for n in range(1, size.people + 1):
        yield {"id": n, "login": f"person{n}", "name": f"Person {n}", "display_name": None, "hold_posts": False}


def _notebooks() -> Iterator[dict[str, Any]]:
    for n in range(NOTEBOOKS):
        yield {"course": COURSE, "id": f"nb{n}", "title": f"Lesson {n}", "path": f"lesson-{n}.ipynb"}


def _anchors() -> Iterator[dict[str, Any]]:
    for n in range(NOTEBOOKS):
        for cell in range(CELLS):
            here = {"course": COURSE, "notebook": f"nb{n}", "id": f"cell{cell}", "place": cell}
            yield {**here, "kind": "discussion", "title": f"Question {cell}"}


def _openings() -> Iterator[dict[str, Any]]:
    for n in range(NOTEBOOKS):
        here = {"course": COURSE, "notebook": f"nb{n}", "anchor": GATED}
        yield {**here, "opens": "after_post", "due": None, "nameless": True}


def _threads(size: Size, now: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Posts are shared out unevenly, as people do it; the newest thread is an hour old."""
    weights = [chance.paretovariate(1.5) for _ in range(size.threads)]
    total = sum(weights)
    left = size.posts
    for n, weight in enumerate(weights):
        rest = size.threads - n - 1
        posts = left if rest == 0 else max(1, min(left - rest, round(size.posts * weight / total)))
        left -= posts
        asker = chance.randrange(1, size.people + 1)
        question = chance.random() < 0.5
        at = now - (size.threads - n) * 60 * _MINUTE
        yield {
            "id": str(uuid.UUID(int=chance.getrandbits(128), version=4)),
            "course": COURSE,
            "notebook": f"nb{n % NOTEBOOKS}",
            "anchor": f"cell{n // NOTEBOOKS % CELLS}",
            "title": sentence(chance, 6),
            "started_by": asker,
            "started_role": "learner",
            "at": at,
            "last_at": at + min(59, posts) * _MINUTE,
            "posts": posts,
            "audience": "staff" if n % 10 == 9 else "everyone",
            "asker": asker,
            "kind": "question" if question else "note",
            "state": chance.choice(("open", "answered", "resolved")) if question else None,
        }


def _posts(threads: list[dict[str, Any]], size: Size, chance: random.Random) -> Iterator[dict[str, Any]]:
    for thread in threads:
        for n in range(1, thread["posts"] + 1):
            author = thread["asker"] if n == 1 else chance.randrange(1, size.people + 1)
            yield {
                "id": thread["id"] if n == 1 else str(uuid.UUID(int=chance.getrandbits(128), version=4)),
                "course": COURSE,
                "thread": thread["id"],
                "n": n,
                "author": author,
                "role": "learner",
                "body": sentence(chance, chance.randrange(8, 60)),
                "at": thread["at"] + min(59, n) * _MINUTE,
                "revision": 1,
                "alias": n if n % 10 == 5 else None,
                "kind": "note",
            }


def _findings(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    for id, body in connection.execute(sa.select(t.post.c.id, t.post.c.body).order_by(t.post.c.at)).all():
        words, parts = indexed(body)
        yield {"post": id, "scope": scope(COURSE), "words": words, "parts": parts}


def _passed(size: Size) -> Iterator[dict[str, Any]]:
    """Every second person has come through the gates."""
    for n in range(NOTEBOOKS):
        for person in range(2, size.people + 1, 2):
            yield {"course": COURSE, "notebook": f"nb{n}", "anchor": GATED, "person": person}


def _marks(threads: list[dict[str, Any]], size: Size, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Most people read a little, the first fifty nearly all; every third person is new and has read nothing."""
    for person in range(1, size.people + 1):
        if person % 3 == 0:
            continue
        read = len(threads) * 9 // 10 if person <= 50 else min(20, len(threads))
        for thread in chance.sample(threads, read):
            yield {"person": person, "thread": thread["id"], "n": chance.randrange(1, thread["posts"] + 1)}


def _voices(threads: list[dict[str, Any]], size: Size, chance: random.Random) -> Iterator[dict[str, Any]]:
    for thread in threads:
        for person in chance.sample(range(1, size.people + 1), min(size.people, chance.randrange(4))):
            yield {"thread": thread["id"], "person": person}
