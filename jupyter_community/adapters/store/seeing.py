"""What of posts a reader may see, as parts of queries.

The texts of hidden posts are for their authors and the staff. People of whom one has blocked the other do not see
what stands under the other's name. Each part asks for ``reader_`` and ``private_``.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from ...core.audience import Reader
from ...core.permissions import STAFF
from . import tables as t

reader = sa.bindparam("reader_", type_=t.BigInt)
private = sa.bindparam("private_", type_=sa.Boolean)
STAFF_ROLES = sorted(role.value for role in STAFF)
_block = t.block.c
_apart = sa.union_all(
    sa.select(_block.course, _block.blocked.label("other")).where(
        _block.blocker == reader, _block.blocked.is_not(None)
    ),
    sa.select(_block.course, _block.blocker.label("other")).where(_block.blocked == reader),
).subquery("apart")
_APART = sa.select(_apart.c.course, _apart.c.other)
_ALIASES = sa.select(_block.thread, _block.alias).where(_block.blocker == reader, _block.alias.is_not(None))


def is_apart(
    course: sa.ColumnElement[str], person: sa.ColumnElement[Any], role: sa.ColumnElement[Any]
) -> sa.ColumnElement[bool]:
    """The reader and this person, as they stand there by name, do not see each other. Staff are seen by everybody."""
    by_staff = sa.func.coalesce(role, "").in_(STAFF_ROLES)
    return sa.and_(sa.tuple_(course, sa.func.coalesce(person, 0)).in_(_APART), ~by_staff)


def is_blocked_alias(thread: sa.ColumnElement[str], alias: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    return sa.tuple_(thread, alias).in_(_ALIASES)


_hiding = t.hidden.alias("hiding")
_NAMED = t.post.c.alias.is_(None)
APART = sa.or_(
    sa.and_(_NAMED, is_apart(t.post.c.course, t.post.c.author, t.post.c.role)),
    sa.and_(~_NAMED, is_blocked_alias(t.post.c.thread, t.post.c.alias)),
)
"""A post that this reader is not to see at all."""
MET = sa.or_(private, ~APART)
"""One that they are."""


def bared(is_hidden: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """A post of which they see only that it is hidden."""
    theirs = sa.or_(reader.is_(None), t.post.c.author.is_(None), t.post.c.author != reader)
    return sa.and_(is_hidden, sa.not_(private), theirs)


BARED = bared(sa.exists().where(_hiding.c.post == t.post.c.id))


def seen_by(reader: Reader | None) -> dict[str, Any]:
    """Without a reader: what everybody may see."""
    return {"reader_": None, "private_": False} if reader is None else {
        "reader_": reader.person,
        "private_": reader.private,
    }  # fmt: skip
