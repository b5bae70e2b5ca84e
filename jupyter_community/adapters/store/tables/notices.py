"""Mentions, and what people set and saw of what they are told."""

from __future__ import annotations

import sqlalchemy as sa

from .schema import BigInt, metadata

mention = sa.Table(
    "mention",
    metadata,
    sa.Column("post", sa.Text, sa.ForeignKey("post.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("target", sa.Text, primary_key=True),
    sa.Index(None, "target"),
    sqlite_with_rowid=False,
)
"""``target`` as it is written: ``p7``, ``a0`` in the post's own thread, ``staff``."""

telling = sa.Table(
    "telling",
    metadata,
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True, autoincrement=False),
    sa.Column("told", sa.Text, nullable=False),
    sa.Column("mentionable", sa.Boolean, nullable=False),
    sa.Column("listed", sa.Boolean, nullable=False),
    sa.Column("quiet_from", sa.Integer, nullable=True),
    sa.Column("quiet_to", sa.Integer, nullable=True),
)

silenced = sa.Table(
    "silenced",
    metadata,
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("other", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sqlite_with_rowid=False,
)
"""Whom people muted; for their own eyes."""

seen = sa.Table(
    "seen",
    metadata,
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("at", BigInt, nullable=False),
    sqlite_with_rowid=False,
)
"""Notices of what was written until then were marked as seen."""

visit = sa.Table(
    "visit",
    metadata,
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("day", sa.Integer, nullable=False),
    sa.Column("before", sa.Integer, nullable=True),
    sa.Index(None, "course"),
    sqlite_with_rowid=False,
)
"""Days, counted from the year 1. For welcoming people back; no query hands them to anybody else."""
