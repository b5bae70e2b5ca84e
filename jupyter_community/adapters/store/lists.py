"""Threads as lists show them: a page at a time, and with where the reader stands in each.

Who may see what is part of the query, before anything is ordered, counted or cut off.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

import sqlalchemy as sa

from ...core.audience import Reader
from ...core.discussions.attention import Attention
from ...core.discussions.board import Show, Standing, Wish
from ...core.discussions.question import State
from ...core.discussions.thread import Thread
from ...core.discussions.voices import voices
from ...core.ids import AnchorId, CourseId, NotebookId, PersonId, ThreadId
from . import tables as t
from .threads import SEEN, VISIBLE, eyes, thread_of
from .times import pack

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_thread = t.thread.c
_COURSE = _thread.course == sa.bindparam("course_")
_reader = sa.bindparam("reader_", type_=t.BigInt)
_MARK = (
    sa.select(t.mark.c.n).where(t.mark.c.person == _reader, t.mark.c.thread == _thread.id).correlate(t.thread)
).scalar_subquery()
_SAID = (
    sa.select(t.attention.c.said)
    .where(t.attention.c.person == _reader, t.attention.c.thread == _thread.id)
    .correlate(t.thread)
).scalar_subquery()
_MINE = sa.exists().where(t.post.c.author == _reader, t.post.c.course == _thread.course, t.post.c.thread == _thread.id)
_WONDERS = sa.exists().where(t.voice.c.person == _reader, t.voice.c.thread == _thread.id)
_VOICES = sa.select(sa.func.count()).where(t.voice.c.thread == _thread.id).correlate(t.thread).scalar_subquery()
_UNREAD = sa.and_(_thread.posts > sa.func.coalesce(_MARK, 0), sa.func.coalesce(_SAID, "") != Attention.MUTED.value)
_WROTE_IN = _thread.id.in_(
    sa.select(t.post.c.thread).where(t.post.c.author == _reader, t.post.c.course == sa.bindparam("course_"))
)
_WONDERS_ABOUT = _thread.id.in_(sa.select(t.voice.c.thread).where(t.voice.c.person == _reader))
_IS: dict[Show, sa.ColumnElement[bool]] = {
    Show.UNREAD: _UNREAD,
    Show.FOLLOWED: sa.or_(
        _SAID.is_not_distinct_from(Attention.FOLLOWED.value),
        sa.and_(_SAID.is_(None), sa.or_(_WROTE_IN, _WONDERS_ABOUT)),
    ),
    Show.UNANSWERED: _thread.state.in_([State.OPEN.value, State.WAITING.value]),
    Show.MINE: _WROTE_IN,
}
_STANDINGS = sa.select(
    _thread.id,
    _MARK.label("mark"),
    _MINE.label("mine"),
    _WONDERS.label("wonders"),
    _VOICES.label("voices"),
    _SAID.label("said"),
).where(_thread.id.in_(sa.bindparam("ids_", expanding=True)))
_NOTEBOOKS = sa.select(_thread.notebook).where(_COURSE, VISIBLE).distinct()
_MAY_WAIT = SEEN.where(
    _COURSE,
    sa.or_(
        _thread.state == State.OPEN.value,
        sa.and_(_thread.state.is_(None), _thread.last_at >= sa.bindparam("since_", type_=t.BigInt)),
    ),
)
_AT_CELLS = (
    sa.select(
        _thread.id,
        _thread.anchor,
        sa.func.row_number()
        .over(
            partition_by=_thread.anchor,
            order_by=(_thread.pinned.desc(), sa.case((_UNREAD, 1), else_=0).desc(), _thread.last_at.desc(), _thread.id),
        )
        .label("place"),
        sa.func.count().over(partition_by=_thread.anchor).label("all"),
    )
    .where(_COURSE, _thread.notebook == sa.bindparam("notebook_"), VISIBLE)
    .subquery()
)
_FIRST_AT_CELLS = sa.select(_AT_CELLS.c.id, _AT_CELLS.c.anchor, _AT_CELLS.c.all).where(
    _AT_CELLS.c.place <= sa.bindparam("limit_")
)
_SOME = SEEN.where(_COURSE, _thread.id.in_(sa.bindparam("ids_", expanding=True))).order_by(_thread.at, _thread.id)


class SqlLists:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def page(self, course: CourseId, wish: Wish, reader: Reader, limit: int) -> Sequence[Thread]:
        values = {**eyes(reader), "course_": course, "limit_": limit}
        if wish.notebook is not None:
            values["notebook_"] = wish.notebook
        if wish.anchor is not None:
            values["anchor_"] = wish.anchor
        if wish.before is not None:
            values |= {"at_": pack(wish.before.at), "id_": wish.before.thread}
        if wish.kind is not None:
            values["kind_"] = wish.kind.value
        return [thread_of(row) for row in self._tx.read(_page(wish.show, *_narrows(wish)), values).all()]

    def at_cells(
        self, course: CourseId, notebook: NotebookId, reader: Reader, limit: int
    ) -> tuple[Sequence[Thread], Mapping[AnchorId, int]]:
        values = {**eyes(reader), "course_": course}
        rows = self._tx.read(_FIRST_AT_CELLS, {**values, "notebook_": notebook, "limit_": limit}).all()
        found = self._tx.read(_SOME, {**values, "ids_": [row.id for row in rows]}).all()
        # Not row.all, which is a method of rows
        return [thread_of(row) for row in found], {AnchorId(row.anchor): int(row._mapping["all"]) for row in rows}

    def may_wait(self, course: CourseId, reader: Reader, since: datetime) -> Sequence[Thread]:
        rows = self._tx.read(_MAY_WAIT, {**eyes(reader), "course_": course, "since_": pack(since)}).all()
        return [thread_of(row) for row in rows]

    def notebooks(self, course: CourseId, reader: Reader) -> frozenset[NotebookId]:
        rows = self._tx.read(_NOTEBOOKS, {**eyes(reader), "course_": course})
        return frozenset(NotebookId(row.notebook) for row in rows)

    def standings(self, person: PersonId, threads: Sequence[ThreadId]) -> Mapping[ThreadId, Standing]:
        self._tx.marks.flush()
        rows = self._tx.read(_STANDINGS, {"reader_": person, "ids_": list(threads)}).all()
        return {
            ThreadId(row.id): Standing(
                mark=row.mark or 0,
                marked=row.mark is not None,
                mine=bool(row.mine),
                voices=voices(row.voices, mine=bool(row.wonders)),
                attention=None if row.said is None else Attention(row.said),
            )
            for row in rows
        }


def _narrows(wish: Wish) -> tuple[bool, ...]:
    return tuple(part is not None for part in (wish.notebook, wish.anchor, wish.kind, wish.before))


@cache
def _page(show: Show, in_notebook: bool, at_cell: bool, of_kind: bool, goes_on: bool) -> sa.Select[tuple[object, ...]]:
    """Newest activity first."""
    query = SEEN.where(_COURSE).order_by(_thread.last_at.desc(), _thread.id).limit(sa.bindparam("limit_"))
    if show in _IS:
        query = query.where(_IS[show])
    if in_notebook:
        query = query.where(_thread.notebook == sa.bindparam("notebook_"))
    if at_cell:
        query = query.where(_thread.anchor == sa.bindparam("anchor_"))
    if of_kind:
        query = query.where(_thread.kind == sa.bindparam("kind_"))
    if goes_on:
        at = sa.bindparam("at_", type_=t.BigInt)
        later = sa.and_(_thread.last_at == at, _thread.id > sa.bindparam("id_"))
        query = query.where(_thread.last_at <= at, sa.or_(_thread.last_at < at, later))
    return query
