"""Hidden posts and reports. Who reported leaves this file as a count only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_…

from ...core.discussions.moderation import FEW, Hidden, Reports
from ...core.ids import CourseId, PersonId, PostId
from . import tables as t
from .times import pack, unpack

if TYPE_CHECKING:
    from .transaction import SqlTransaction

MANY = 500
_post: sa.BindParameter[str] = sa.bindparam("post_")
_new = insert(t.hidden)
_HIDE = _new.on_conflict_do_update(
    index_elements=[t.hidden.c.post],
    set_={column.name: _new.excluded[column.name] for column in t.hidden.c if column.name != "post"},
)
_SHOW = sa.delete(t.hidden).where(t.hidden.c.post == _post)
_THREAD = sa.update(t.thread).where(t.thread.c.id == _post).values(hidden=sa.bindparam("hidden_"))
"""The first post of a thread has its id."""
_ADD = insert(t.report).on_conflict_do_nothing()
_WAITING = sa.and_(t.report.c.post == _post, ~t.report.c.settled)
_REPORTERS = sa.select(sa.func.count()).select_from(t.report).where(_WAITING)
_SETTLE = sa.update(t.report).where(_WAITING).values(settled=True, line=None)
_REPORTS = (
    sa.select(t.report.c.post, t.report.c.line, t.report.c.at)
    .where(t.report.c.post.in_(sa.bindparam("posts_", expanding=True)), ~t.report.c.settled)
    .order_by(t.report.c.line, t.report.c.at)
)
_REPORTED = (
    sa.select(t.report.c.post)
    .join(t.post, t.post.c.id == t.report.c.post)
    .where(~t.report.c.settled, t.post.c.course == sa.bindparam("course_"))
    .group_by(t.report.c.post)
    .order_by(sa.func.min(t.report.c.at))
)
_APPEALED = (
    sa.select(t.hidden.c.post)
    .join(t.post, t.post.c.id == t.hidden.c.post)
    .where(t.hidden.c.appeal.is_not(None), t.hidden.c.answer.is_(None), t.post.c.course == sa.bindparam("course_"))
    .order_by(t.hidden.c.appealed_at)
)


class SqlModeration:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def hide(self, post: PostId, hidden: Hidden) -> None:
        assert hidden.at is not None
        row = {
            "post": post,
            "cause": hidden.cause.value,
            "at": pack(hidden.at),
            "person": None if hidden.by is None else hidden.by.id,
            "role": None if hidden.by is None else hidden.by.role.value,
            "reason": hidden.reason,
            "appeal": hidden.appeal,
            "appealed_at": None if hidden.appealed_at is None else pack(hidden.appealed_at),
            "answer": hidden.answer,
        }
        self._tx.write(_HIDE, row)
        self._tx.write(_THREAD, {"post_": post, "hidden_": True})

    def show(self, post: PostId) -> None:
        self._tx.write(_SHOW, {"post_": post})
        self._tx.write(_THREAD, {"post_": post, "hidden_": False})

    def report(self, post: PostId, person: PersonId, line: str | None, at: datetime) -> bool:
        return bool(self._tx.write(_ADD, {"post": post, "person": person, "line": line, "at": pack(at)}).rowcount)

    def reporters(self, post: PostId) -> int:
        return int(self._tx.read(_REPORTERS, {"post_": post}).scalar_one())

    def settle(self, post: PostId) -> None:
        self._tx.write(_SETTLE, {"post_": post})

    def reports(self, posts: Iterable[PostId]) -> Mapping[PostId, Reports]:
        wanted = list(posts)
        rows: dict[PostId, list[tuple[str | None, datetime]]] = {}
        for start in range(0, len(wanted), MANY):
            for row in self._tx.read(_REPORTS, {"posts_": wanted[start : start + MANY]}):
                rows.setdefault(PostId(row.post), []).append((row.line, unpack(row.at)))
        return {
            post: Reports(
                count=len(found) if len(found) >= FEW else None,
                lines=tuple(line for line, _ in found if line),
                since=min(at for _, at in found),
            )
            for post, found in rows.items()
        }

    def reported(self, course: CourseId) -> Sequence[PostId]:
        return [PostId(row.post) for row in self._tx.read(_REPORTED, {"course_": course})]

    def appealed(self, course: CourseId) -> Sequence[PostId]:
        return [PostId(row.post) for row in self._tx.read(_APPEALED, {"course_": course})]
