"""What posts said before they were edited; goes with the post, in ``posts.py``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from ...core.discussions.history import Revision
from ...core.ids import PostId
from . import tables as t
from .authors import author, name_of
from .times import pack, unpack

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_ADD = sa.insert(t.earlier)
_OF = (
    sa.select(t.earlier, name_of(t.person).label("name"))
    .outerjoin(t.person, t.person.c.id == t.earlier.c.person)
    .where(t.earlier.c.post == sa.bindparam("post_"))
    .order_by(t.earlier.c.revision)
)


class SqlRevisions:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def add(self, post: PostId, revision: Revision) -> None:
        by = revision.by
        row = {"post": post, "revision": revision.n, "body": revision.body, "at": pack(revision.at)}
        who = {"person": None if by is None else by.id, "role": None if by is None else by.role.value}
        self._tx.write(_ADD, row | who)

    def of(self, post: PostId) -> Sequence[Revision]:
        return [
            Revision(n=row.revision, body=row.body, at=unpack(row.at), by=author(row.person, row.name, row.role))
            for row in self._tx.read(_OF, {"post_": post})
        ]
