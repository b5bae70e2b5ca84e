"""The log of events."""

from __future__ import annotations

import sqlalchemy as sa

from .schema import BigInt, metadata

log = sa.Table(
    "log",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
)
"""One row: the name of this history of events."""

counter = sa.Table(
    "counter",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("last_seq", BigInt, nullable=False),
)
"""The last number given out in each course."""

event = sa.Table(
    "event",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("seq", BigInt, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("thread", sa.Text, nullable=True),
    sa.Column("author", BigInt, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("audience", sa.Text, nullable=False),
    sa.Column("at", BigInt, nullable=False),
    sa.Column("asker", BigInt, nullable=True),
    sa.UniqueConstraint("course", "author", "key"),
    sqlite_with_rowid=False,
)
