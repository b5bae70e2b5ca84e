"""Puts the posts of one thread behind those of another: ordinals, marks, aliases, followers.

What happens to a number or a mark never depends on who is behind two aliases, but for whose alias goes on: somebody
who wrote under one in each thread goes on under that of the thread that stays, and the other is never given again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_nothing

from ...core.discussions.thread import Thread
from . import tables as t

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_into, _from = sa.bindparam("into_", type_=sa.Text), sa.bindparam("from_", type_=sa.Text)
_shift = sa.bindparam("shift_", type_=sa.Integer)
_behind = sa.bindparam("behind_", type_=sa.Integer)
_other = t.alias.alias("other")
_both = sa.exists().where(_other.c.thread == _into, _other.c.person == t.alias.c.person)
_RETIRE = insert(t.former_alias).from_select(
    ["thread", "n"], sa.select(_into, t.alias.c.n + _shift).where(t.alias.c.thread == _from, _both)
)
_FORGET = sa.delete(t.alias).where(t.alias.c.thread == _from, _both)
_CARRY = sa.update(t.alias).where(t.alias.c.thread == _from).values(thread=_into, n=t.alias.c.n + _shift)
_CARRY_FORMER = (
    sa.update(t.former_alias)
    .where(t.former_alias.c.thread == _from)
    .values(thread=_into, n=t.former_alias.c.n + _shift)
)
_BLOCKS = sa.update(t.block).where(t.block.c.thread == _from).values(thread=_into, alias=t.block.c.alias + _shift)
"""Who blocked an alias in the one thread goes on without what it wrote there."""
_POSTS = (
    sa.update(t.post)
    .where(t.post.c.thread == _from)
    .values(thread=_into, n=t.post.c.n + _behind, alias=t.post.c.alias + _shift)
)
_LENGTH = (
    sa.update(t.thread)
    .where(t.thread.c.id == _into)
    .values(
        posts=sa.select(sa.func.max(t.post.c.n)).where(t.post.c.thread == _into).scalar_subquery(),
        last_at=sa.select(sa.func.max(t.post.c.at)).where(t.post.c.thread == _into).scalar_subquery(),
    )
)
_theirs = t.mark.alias("theirs")
_read = sa.select(_theirs.c.n).where(_theirs.c.thread == _from, _theirs.c.person == t.mark.c.person).scalar_subquery()
_READ_ON = (
    sa.update(t.mark)
    .where(t.mark.c.thread == _into, t.mark.c.n >= _behind, _read.is_not(None))
    .values(n=t.mark.c.n + _read)
)
"""Who has read the one to its end has read on as far as they had come in the other. For who has not, what comes after
their mark is unread, some of it again: better than a post that nobody shows them."""
_NO_MARKS = sa.delete(t.mark).where(t.mark.c.thread == _from)
_FOLLOW = (
    insert(t.attention)
    .from_select(
        ["person", "thread", "said"],
        sa.select(t.attention.c.person, _into, t.attention.c.said).where(
            t.attention.c.thread == _from, t.attention.c.said == "followed"
        ),
    )
    .on_conflict_do_nothing()
)
_WONDER = (
    insert(t.voice)
    .from_select(["thread", "person"], sa.select(_into, t.voice.c.person).where(t.voice.c.thread == _from))
    .on_conflict_do_nothing()
)
_BLOCKS = sa.update(t.block).where(t.block.c.thread == _from).values(thread=_into, alias=t.block.c.alias + _shift)
"""Whoever does not want to see an alias does not see it in its new place either."""
_POINT = sa.update(t.thread).where(t.thread.c.duplicate_of == _from, t.thread.c.id != _into).values(duplicate_of=_into)
_GONE = sa.delete(t.thread).where(t.thread.c.id == _from)
_STEPS = (
    *(_RETIRE, _FORGET, _CARRY, _CARRY_FORMER, _BLOCKS, _POSTS, _LENGTH),
    *(_READ_ON, _NO_MARKS, _FOLLOW, _WONDER, _BLOCKS, _POINT, _GONE),
)


def absorb(tx: SqlTransaction, into: Thread, thread: Thread) -> None:
    tx.marks.flush()  # marks that wait count too
    values = {"into_": into.id, "from_": thread.id, "shift_": tx.aliases.next(into.id).n, "behind_": into.posts}
    tx.mentions.readdress(into.course, thread.id, tx.aliases.next(into.id).n)
    for step in _STEPS:
        tx.write(step, {name: value for name, value in values.items() if name in step.compile().params})
