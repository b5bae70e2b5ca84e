"""Which threads people follow, and which they have muted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_update

from ...core.discussions.attention import Attention
from ...core.ids import CourseId, PersonId, ThreadId
from . import tables as t

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_OF = (
    sa.select(t.attention.c.thread, t.attention.c.said)
    .join(t.thread, t.thread.c.id == t.attention.c.thread)
    .where(t.attention.c.person == sa.bindparam("person_"), t.thread.c.course == sa.bindparam("course_"))
)
_new = insert(t.attention)
_SAY = _new.on_conflict_do_update(
    index_elements=[t.attention.c.person, t.attention.c.thread], set_={"said": _new.excluded.said}
)
_TAKE_BACK = sa.delete(t.attention).where(
    t.attention.c.person == sa.bindparam("person_"), t.attention.c.thread == sa.bindparam("thread_")
)


class SqlAttentions:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def of(self, person: PersonId, course: CourseId) -> Mapping[ThreadId, Attention]:
        rows = self._tx.read(_OF, {"person_": person, "course_": course})
        return {ThreadId(row.thread): Attention(row.said) for row in rows}

    def say(self, person: PersonId, thread: ThreadId, attention: Attention | None) -> None:
        if attention is None:
            self._tx.write(_TAKE_BACK, {"person_": person, "thread_": thread})
        else:
            self._tx.write(_SAY, {"person": person, "thread": thread, "said": attention.value})
