"""What people say of posts in a word or two; only counts and one's own leave this file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_nothing

from ...core.discussions.reactions import ReactionKind
from ...core.ids import PersonId, PostId
from . import tables as t

if TYPE_CHECKING:
    from .transaction import SqlTransaction

MANY = 500
_THESE = t.reaction.c.post.in_(sa.bindparam("posts_", expanding=True))
_COUNT = (
    sa.select(t.reaction.c.post, t.reaction.c.kind, sa.func.count().label("people"))
    .where(_THESE)
    .group_by(t.reaction.c.post, t.reaction.c.kind)
)
_MINE = sa.select(t.reaction.c.post, t.reaction.c.kind).where(_THESE, t.reaction.c.person == sa.bindparam("person_"))
_GIVE = insert(t.reaction).on_conflict_do_nothing()
_FORGET = sa.delete(t.reaction).where(t.reaction.c.post == sa.bindparam("post_"))
_TAKE = _FORGET.where(t.reaction.c.person == sa.bindparam("person_"), t.reaction.c.kind == sa.bindparam("kind_"))


class SqlReactions:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def count(self, posts: Iterable[PostId]) -> Mapping[PostId, Mapping[ReactionKind, int]]:
        wanted = list(posts)
        found: dict[PostId, dict[ReactionKind, int]] = {}
        for start in range(0, len(wanted), MANY):
            for row in self._tx.read(_COUNT, {"posts_": wanted[start : start + MANY]}):
                found.setdefault(PostId(row.post), {})[ReactionKind(row.kind)] = row.people
        return found

    def mine(self, person: PersonId, posts: Iterable[PostId]) -> Mapping[PostId, frozenset[ReactionKind]]:
        wanted = list(posts)
        found: dict[PostId, frozenset[ReactionKind]] = {}
        for start in range(0, len(wanted), MANY):
            for row in self._tx.read(_MINE, {"posts_": wanted[start : start + MANY], "person_": person}):
                post = PostId(row.post)
                found[post] = found.get(post, frozenset()) | {ReactionKind(row.kind)}
        return found

    def give(self, post: PostId, person: PersonId, kind: ReactionKind) -> None:
        self._tx.write(_GIVE, {"post": post, "person": person, "kind": kind.value})

    def take(self, post: PostId, person: PersonId, kind: ReactionKind) -> None:
        self._tx.write(_TAKE, {"post_": post, "person_": person, "kind_": kind.value})

    def forget(self, post: PostId) -> None:
        self._tx.write(_FORGET, {"post_": post})
