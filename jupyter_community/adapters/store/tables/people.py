"""People."""

from __future__ import annotations

import sqlalchemy as sa

from .schema import BigInt, metadata

person = sa.Table(
    "person",
    metadata,
    sa.Column("id", BigInt, primary_key=True, autoincrement=True),
    sa.Column("login", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=True),
    sa.Column("display_name", sa.Text, nullable=True),
    sa.Column("hold_posts", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("shown", sa.Text, nullable=True),
    sa.Column("quiet", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("announce", sa.Text, nullable=False, server_default="summary"),
    sa.Column("toured", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.UniqueConstraint("login"),
    sqlite_autoincrement=True,
)
"""``autoincrement``: the number of somebody who was erased is never given to another."""
