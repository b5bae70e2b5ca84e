"""Threads. Who started one is read from its first post's author row, name included, so that names stay of today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from ...core.discussions.thread import Thread
from ...core.ids import AnchorId, CourseId, NotebookId, ThreadId
from . import tables as t
from .authors import author, name_of
from .times import pack, unpack

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_SELECT = sa.select(t.thread, name_of(t.person).label("started_name")).outerjoin(
    t.person, t.person.c.id == t.thread.c.started_by
)
_FIND = _SELECT.where(t.thread.c.id == sa.bindparam("id_"), t.thread.c.course == sa.bindparam("course_"))
_OF_COURSE = _SELECT.where(t.thread.c.course == sa.bindparam("course_")).order_by(
    t.thread.c.last_at.desc(), t.thread.c.id
)
_OF_NOTEBOOK = _SELECT.where(
    t.thread.c.course == sa.bindparam("course_"), t.thread.c.notebook == sa.bindparam("notebook_")
).order_by(t.thread.c.at, t.thread.c.id)
_START = sa.insert(t.thread)
_CHANGE = (
    sa.update(t.thread)
    .where(t.thread.c.id == sa.bindparam("id_"))
    .values(title=sa.bindparam("title_"), started_by=sa.bindparam("started_by_"))
)


class SqlThreads:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def find(self, course: CourseId, thread: ThreadId) -> Thread | None:
        row = self._tx.read(_FIND, {"course_": course, "id_": thread}).first()
        return None if row is None else _thread(row)

    def of_course(self, course: CourseId) -> Sequence[Thread]:
        return [_thread(row) for row in self._tx.read(_OF_COURSE, {"course_": course})]

    def of_notebook(self, course: CourseId, notebook: NotebookId) -> Sequence[Thread]:
        rows = self._tx.read(_OF_NOTEBOOK, {"course_": course, "notebook_": notebook})
        return [_thread(row) for row in rows]

    def start(self, thread: Thread) -> None:
        self._tx.write(
            _START,
            {
                "id": thread.id,
                "course": thread.course,
                "notebook": thread.notebook,
                "anchor": thread.anchor,
                "title": thread.title,
                "started_by": None if thread.started_by is None else thread.started_by.id,
                "started_role": None if thread.started_by is None else thread.started_by.role.value,
                "at": pack(thread.at),
                "last_at": pack(thread.last_at),
                "posts": 0,
            },
        )

    def change(self, thread: Thread) -> None:
        started_by = None if thread.started_by is None else thread.started_by.id
        self._tx.write(_CHANGE, {"id_": thread.id, "title_": thread.title, "started_by_": started_by})


def _thread(row: sa.Row[Any]) -> Thread:
    return Thread(
        id=ThreadId(row.id),
        course=CourseId(row.course),
        notebook=NotebookId(row.notebook),
        anchor=AnchorId(row.anchor),
        title=row.title,
        started_by=author(row.started_by, row.started_name, row.started_role),
        at=unpack(row.at),
        last_at=unpack(row.last_at),
        posts=row.posts,
    )
