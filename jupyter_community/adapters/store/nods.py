"""Nods: what staff say of posts without writing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_nothing

from ...core.discussions.post import Nod, NodKind
from ...core.ids import PersonId, PostId
from ...core.people import Author, Role
from . import tables as t
from .authors import name_of

if TYPE_CHECKING:
    from .transaction import SqlTransaction

MANY = 500
_OF = (
    sa.select(t.nod, name_of(t.person).label("name"))
    .join(t.person, t.person.c.id == t.nod.c.person)
    .where(t.nod.c.post.in_(sa.bindparam("posts_", expanding=True)))
    .order_by(t.nod.c.post, t.nod.c.kind, t.nod.c.person)
)
_ADD = insert(t.nod).on_conflict_do_nothing()
_REMOVE = sa.delete(t.nod).where(
    t.nod.c.post == sa.bindparam("post_"),
    t.nod.c.person == sa.bindparam("person_"),
    t.nod.c.kind == sa.bindparam("kind_"),
)


class SqlNods:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def of(self, posts: Iterable[PostId]) -> Mapping[PostId, tuple[Nod, ...]]:
        wanted = list(posts)
        found: dict[PostId, tuple[Nod, ...]] = {}
        for start in range(0, len(wanted), MANY):
            for row in self._tx.read(_OF, {"posts_": wanted[start : start + MANY]}):
                by = Author(id=PersonId(row.person), name=row.name, role=Role(row.role))
                post = PostId(row.post)
                found[post] = (*found.get(post, ()), Nod(NodKind(row.kind), by))
        return found

    def give(self, post: PostId, by: Author, kind: NodKind) -> bool:
        """Whether it was not given before."""
        row = {"post": post, "person": by.id, "kind": kind.value, "role": by.role.value}
        return bool(self._tx.write(_ADD, row).rowcount)

    def take(self, post: PostId, by: PersonId, kind: NodKind) -> bool:
        """Whether it had been given."""
        return bool(self._tx.write(_REMOVE, {"post_": post, "person_": by, "kind_": kind.value}).rowcount)
