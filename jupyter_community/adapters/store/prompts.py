"""Prompts that wait for their time, and how prompts did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_update

from ...core.audience import Audience
from ...core.discussions.prompt import Echo, Prompt, PromptState, roughly
from ...core.ids import AnchorId, CourseId, NotebookId, PersonId, PromptId
from ...core.people import Author, Role
from . import tables as t
from .authors import name_of
from .times import pack, unpack

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_SELECT = sa.select(t.prompt, name_of(t.person).label("name")).join(t.person, t.person.c.id == t.prompt.c.person)
_OF_COURSE = _SELECT.where(t.prompt.c.course == sa.bindparam("course_")).order_by(t.prompt.c.at, t.prompt.c.id)
_this = sa.and_(t.prompt.c.course == sa.bindparam("course_"), t.prompt.c.id == sa.bindparam("id_"))
_FIND = _SELECT.where(_this)
_waits = t.prompt.c.state == PromptState.SCHEDULED.value
_due = sa.and_(_waits, t.prompt.c.at <= sa.bindparam("now_", type_=t.BigInt))
_DUE = _SELECT.where(_due).order_by(t.prompt.c.at, t.prompt.c.id)
_new = insert(t.prompt)
_SAVE = _new.on_conflict_do_update(
    index_elements=[t.prompt.c.course, t.prompt.c.id],
    set_={column.name: _new.excluded[column.name] for column in t.prompt.c if not column.primary_key},
)
_CLAIM = sa.update(t.prompt).where(_this, _due).values(state=PromptState.PUBLISHED.value)
_HOLD = sa.update(t.prompt).where(_this, _waits).values(state=PromptState.HELD.value, problem=sa.bindparam("problem_"))
_DELETE = sa.delete(t.prompt).where(_this)

_scheduled = sa.exists().where(t.prompt.c.course == t.thread.c.course, t.prompt.c.id == t.thread.c.id)
_first = t.post.c.n == 1
_straight = sa.or_(t.post.c.reply_to.is_(None), t.post.c.reply_to == t.thread.c.id)


def _tally(replies: sa.ColumnElement[bool], deeper: sa.ColumnElement[bool]) -> list[sa.Label[int]]:
    return [
        sa.func.count(sa.case((which, t.post.c.id))).label(name)
        for name, which in (("replies", replies), ("deeper", deeper))
    ]


_open = (
    t.thread.c.course == sa.bindparam("course_"),
    t.thread.c.audience == Audience.EVERYONE.value,
    ~t.post.c.deleted,
)
_AT_CELLS = (
    sa.select(t.thread.c.notebook, t.thread.c.anchor, *_tally(_first, ~_first))
    .join(t.post, t.post.c.thread == t.thread.c.id)
    .where(*_open, ~_scheduled)
    .group_by(t.thread.c.notebook, t.thread.c.anchor)
)
"""A prompt of a discussion cell is answered by the threads that people start there."""
_IN_THREADS = (
    sa.select(t.thread.c.notebook, t.thread.c.anchor, t.thread.c.id, *_tally(_straight, ~_straight))
    .join(t.post, t.post.c.thread == t.thread.c.id)
    .where(*_open, _scheduled, ~_first)
    .group_by(t.thread.c.notebook, t.thread.c.anchor, t.thread.c.id)
)
"""One that appeared at its time is the first post of a thread."""


class SqlPrompts:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def of_course(self, course: CourseId) -> Sequence[Prompt]:
        return [_prompt(row) for row in self._tx.read(_OF_COURSE, {"course_": course})]

    def find(self, course: CourseId, prompt: PromptId) -> Prompt | None:
        row = self._tx.read(_FIND, {"course_": course, "id_": prompt}).first()
        return None if row is None else _prompt(row)

    def due(self, now: datetime) -> Sequence[Prompt]:
        return [_prompt(row) for row in self._tx.read(_DUE, {"now_": pack(now)})]

    def save(self, prompt: Prompt) -> None:
        row = {
            "course": prompt.course,
            "id": prompt.id,
            "notebook": prompt.notebook,
            "anchor": prompt.anchor,
            "body": prompt.body,
            "at": pack(prompt.at),
            "person": prompt.by.id,
            "role": prompt.by.role.value,
            "state": prompt.state.value,
            "problem": prompt.problem,
        }
        self._tx.write(_SAVE, row)

    def claim(self, course: CourseId, prompt: PromptId, now: datetime) -> bool:
        values = {"course_": course, "id_": prompt, "now_": pack(now)}
        return bool(self._tx.write(_CLAIM, values).rowcount)

    def hold(self, course: CourseId, prompt: PromptId, problem: str) -> None:
        self._tx.write(_HOLD, {"course_": course, "id_": prompt, "problem_": problem})

    def delete(self, course: CourseId, prompt: PromptId) -> None:
        self._tx.write(_DELETE, {"course_": course, "id_": prompt})

    def echoes(self, course: CourseId) -> Sequence[Echo]:
        cells = [_echo(row, None) for row in self._tx.read(_AT_CELLS, {"course_": course})]
        threads = [_echo(row, PromptId(row.id)) for row in self._tx.read(_IN_THREADS, {"course_": course})]
        return [*cells, *threads]


def _echo(row: sa.Row[Any], prompt: PromptId | None) -> Echo:
    return Echo(
        notebook=NotebookId(row.notebook),
        anchor=AnchorId(row.anchor),
        prompt=prompt,
        replies=roughly(row.replies),
        deeper=roughly(row.deeper),
    )


def _prompt(row: sa.Row[Any]) -> Prompt:
    return Prompt(
        id=PromptId(row.id),
        course=CourseId(row.course),
        notebook=NotebookId(row.notebook),
        anchor=AnchorId(row.anchor),
        body=row.body,
        at=unpack(row.at),
        by=Author(id=PersonId(row.person), name=row.name, role=Role(row.role)),
        state=PromptState(row.state),
        problem=row.problem,
    )
