"""Who is behind an alias. This and the post's author column are the only places that know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from ...core.ids import PersonId, ThreadId
from ...core.people import Alias
from . import tables as t

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_OF = sa.select(t.alias.c.n).where(
    t.alias.c.thread == sa.bindparam("thread_"), t.alias.c.person == sa.bindparam("person_")
)
_taken = sa.union_all(
    sa.select(t.alias.c.n).where(t.alias.c.thread == sa.bindparam("thread_")),
    sa.select(t.former_alias.c.n).where(t.former_alias.c.thread == sa.bindparam("thread_")),
).subquery()
_NEXT = sa.select(sa.func.coalesce(sa.func.max(_taken.c.n), 0) + 1)
_GIVE = sa.insert(t.alias)


class SqlAliases:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def of(self, thread: ThreadId, person: PersonId) -> Alias | None:
        n = self._tx.read(_OF, {"thread_": thread, "person_": person}).scalar()
        return None if n is None else Alias(n)

    def next(self, thread: ThreadId) -> Alias:
        return Alias(self._tx.read(_NEXT, {"thread_": thread}).scalar_one())

    def give(self, thread: ThreadId, person: PersonId, alias: Alias) -> None:
        self._tx.write(_GIVE, {"thread": thread, "person": person, "n": alias.n})
