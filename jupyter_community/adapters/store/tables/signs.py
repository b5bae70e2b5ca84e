"""What people say of threads and posts without writing one, and what they have read."""

from __future__ import annotations

import sqlalchemy as sa

from .schema import BigInt, metadata

nod = sa.Table(
    "nod",
    metadata,
    sa.Column("post", sa.Text, sa.ForeignKey("post.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("role", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)

voice = sa.Table(
    "voice",
    metadata,
    sa.Column("thread", sa.Text, sa.ForeignKey("thread.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Index(None, "person"),
    sqlite_with_rowid=False,
)
"""Who wonders about the same as a thread. Read only as counts, and as one's own."""

reaction = sa.Table(
    "reaction",
    metadata,
    sa.Column("post", sa.Text, sa.ForeignKey("post.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Index(None, "person"),
    sqlite_with_rowid=False,
)
"""What people said of a post in a word or two. Read only as counts, and as one's own."""

attention = sa.Table(
    "attention",
    metadata,
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("thread", sa.Text, sa.ForeignKey("thread.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("said", sa.Text, nullable=False),
    sa.Index(None, "thread"),
    sqlite_with_rowid=False,
)
"""Which threads people said they follow or mute; for their own eyes."""

mark = sa.Table(
    "mark",
    metadata,
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("thread", sa.Text, sa.ForeignKey("thread.id"), primary_key=True),
    sa.Column("n", sa.Integer, nullable=False),
    sa.Index(None, "thread"),
    sqlite_with_rowid=False,
)
"""Read up to ordinal ``n``."""

promise = sa.Table(
    "promise",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("minutes", sa.Integer, nullable=True),
    sa.Column("shown", sa.Boolean, nullable=False),
)
"""How soon the staff mean to answer; a course without a row promises nothing."""
