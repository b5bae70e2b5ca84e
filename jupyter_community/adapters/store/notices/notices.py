"""Finds what somebody is to be told of. Who may read what is part of the query, as everywhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_update

from ....core.audience import Reader
from ....core.ids import CourseId, PersonId, PostId, ThreadId
from ....core.notices.mentions import STAFF
from ....core.notices.notice import MOST, Found, Why
from .. import tables as t
from ..seeing import BARED, MET
from ..threads import VISIBLE, eyes
from ..times import pack

if TYPE_CHECKING:
    from ..transaction import SqlTransaction

_me = sa.bindparam("reader_", type_=t.BigInt)
_SILENCED = sa.select(t.silenced.c.other).where(t.silenced.c.person == _me)
_SEEN = sa.select(t.seen.c.at).where(t.seen.c.person == _me, t.seen.c.course == sa.bindparam("course_"))
_MARK = sa.select(t.mark.c.n).where(t.mark.c.person == _me, t.mark.c.thread == t.post.c.thread)
_FOUND = (
    sa.select(
        t.post.c.id,
        t.post.c.at,
        t.post.c.thread,
        sa.and_(
            t.post.c.n > sa.func.coalesce(_MARK.scalar_subquery(), 0),
            t.post.c.at > sa.func.coalesce(_SEEN.scalar_subquery(), 0),
        ).label("new"),
    )
    .select_from(t.post.join(t.thread, t.thread.c.id == t.post.c.thread))
    .where(
        t.thread.c.course == sa.bindparam("course_"),
        t.post.c.at >= sa.bindparam("since_", type_=t.BigInt),
        ~t.post.c.deleted,
        t.post.c.author != _me,
        sa.or_(t.post.c.alias.is_not(None), t.post.c.author.not_in(_SILENCED)),
        VISIBLE,
        MET,
        ~BARED,
    )
    .order_by(t.post.c.at.desc(), t.post.c.id)
    .limit(MOST)
)
_written = t.post.alias("written")
_as_me = sa.exists().where(
    _written.c.thread == t.post.c.thread,
    _written.c.author == _me,
    _written.c.alias.is_not(None),
    t.mention.c.target == sa.literal("a").concat(sa.cast(_written.c.alias, sa.Text)),
)
"""The reader wrote under this alias there: the one that they have, or had before threads were merged."""
_TO_ME = _FOUND.where(
    t.post.c.id.in_(sa.select(t.mention.c.post).where(t.mention.c.target.in_(sa.bindparam("targets_", expanding=True))))
)
_TO_MY_ALIAS = _FOUND.join(t.mention, t.mention.c.post == t.post.c.id).where(_as_me)
_mine_before = t.post.alias("mine_before")
_REPLIES = _FOUND.where(
    t.post.c.n > 1,
    t.post.c.thread.in_(sa.bindparam("threads_", expanding=True)),
    sa.or_(
        t.post.c.n > sa.func.coalesce(_MARK.scalar_subquery(), 0),
        sa.exists().where(
            _mine_before.c.thread == t.post.c.thread, _mine_before.c.author == _me, _mine_before.c.n < t.post.c.n
        ),
    ),
)
"""What was read before one joined the thread is no reply to anybody there."""
_new = insert(t.seen)
_SEE = _new.on_conflict_do_update(
    index_elements=[t.seen.c.person, t.seen.c.course],
    set_={"at": _new.excluded.at},
    where=t.seen.c.at < _new.excluded.at,
)


class SqlNotices:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def find(
        self, course: CourseId, reader: Reader, followed: Collection[ThreadId], muted: Set[ThreadId], since: datetime
    ) -> Sequence[Found]:
        self._tx.marks.flush()
        values = {"course_": course, "since_": pack(since), **eyes(reader)}
        targets = [f"p{reader.person}", *([STAFF] if reader.private else [])]
        rows = {}
        for why, query, more in (
            (Why.REPLY, _REPLIES, {"threads_": list(followed)}),
            (Why.MENTION, _TO_MY_ALIAS, {}),
            (Why.MENTION, _TO_ME, {"targets_": targets}),
        ):
            for row in self._tx.read(query, {**values, **more}):
                rows[row.id] = (row, why)
        heard = [(row, why) for row, why in rows.values() if row.thread not in muted]
        heard.sort(key=lambda found: (-found[0].at, found[0].id))
        return [Found(post=PostId(row.id), why=why, new=bool(row.new)) for row, why in heard[:MOST]]

    def see(self, person: PersonId, course: CourseId, at: datetime) -> None:
        self._tx.write(_SEE, {"person": person, "course": course, "at": pack(at)})
