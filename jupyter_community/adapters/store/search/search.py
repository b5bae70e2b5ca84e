"""Finds posts. Who may see what is part of the query, before anything is counted, ordered or cut off.

The order owes nothing to posts that the reader may not see: how rare a word is in the course would tell of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from ....core.audience import Reader
from ....core.ids import CourseId, PostId
from ....core.search.hits import MOST, Place, Wish
from ....core.search.query import Phrase, Query
from ....core.search.terms import indexed
from .. import tables as t
from ..seeing import BARED, MET
from ..threads import VISIBLE, eyes
from . import fts5

if TYPE_CHECKING:
    from ..transaction import SqlTransaction

_BEGINNING = 120
"""Characters at the start of a post where words count for more."""
_KNOWN = sa.select(t.finding.c.id).where(t.finding.c.post == sa.bindparam("post_"))
_ADD = sa.insert(t.finding)
_CHANGE = (
    sa.update(t.finding)
    .where(t.finding.c.id == sa.bindparam("id_"))
    .values(words=sa.bindparam("words_"), parts=sa.bindparam("parts_"))
)
_DROP = sa.delete(t.finding).where(t.finding.c.post == sa.bindparam("post_"))


class SqlSearch:
    """Attributes: ``erased`` says whether words were taken out of the index."""

    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction
        self.erased = False

    def put(self, course: CourseId, post: PostId, body: str) -> None:
        """Makes a post findable by what it says now; with nothing in it, no longer."""
        words, parts = indexed(body)
        known = self._tx.read(_KNOWN, {"post_": post}).scalar()
        if known is None:
            if words:
                row = {"post": post, "scope": scope(course), "words": words, "parts": parts}
                self._tx.write(_ADD, row)
            return
        self.erased = True
        if words:
            self._tx.write(_CHANGE, {"id_": known, "words_": words, "parts_": parts})
        else:
            self._tx.write(_DROP, {"post_": post})

    def find(self, course: CourseId, query: Query, wish: Wish, reader: Reader) -> tuple[Place, ...]:
        ranked = self._ranked(query, wish)
        values = {**eyes(reader), "match_": fts5.expression(query, scope(course)), "course_": course}
        rows = self._tx.read(ranked, values).all()
        return tuple(Place(grade=row.grade, at=row.at, post=PostId(row.id)) for row in rows)

    def _ranked(self, query: Query, wish: Wish) -> sa.Select[tuple[int, int, str]]:
        """The newest posts that the reader may see, best first."""
        post, thread = t.post.c, t.thread.c
        hit = (
            sa.select(post.id, post.at, _grade(query).label("grade"))
            .select_from(fts5.JOINED.join(t.post, post.id == t.finding.c.post).join(t.thread, thread.id == post.thread))
            .where(fts5.MATCHES, thread.course == sa.bindparam("course_"), ~post.deleted, VISIBLE, MET, ~BARED)
            .order_by(fts5.AGE.desc())
            .limit(MOST)
        )
        if wish.notebook is not None:
            hit = hit.where(thread.notebook == wish.notebook)
        if wish.kind is not None:
            hit = hit.where(post.kind == wish.kind.value)
        if wish.state is not None:
            hit = hit.where(thread.state == wish.state.value)
        newest = hit.subquery()
        return sa.select(newest.c.grade, newest.c.at, newest.c.id).order_by(
            newest.c.grade.desc(), newest.c.at.desc(), newest.c.id
        )


def scope(course: CourseId) -> str:
    """A course as one word, so that the index itself narrows a search to it."""
    return "x" + course.encode().hex()


def _grade(query: Query) -> sa.ColumnElement[int]:
    """Whole words before beginnings; what begins a post, and accepted answers, before others."""
    spaced = sa.literal(" ").concat(t.finding.c.words).concat(" ")
    start = sa.literal(" ").concat(sa.func.substr(t.finding.c.words, 1, _BEGINNING)).concat(" ")
    return (
        2 * _all_in(spaced, query.wanted)
        + _all_in(start, query.wanted)
        + sa.case((t.thread.c.accepted == t.post.c.id, 1), else_=0)
    )


def _all_in(text: sa.ColumnElement[str], phrases: tuple[Phrase, ...]) -> sa.ColumnElement[int]:
    whole = [fts5.contains(text, f" {' '.join(phrase.words)} ") for phrase in phrases]
    return sa.case((sa.and_(*whole), 1), else_=0)
