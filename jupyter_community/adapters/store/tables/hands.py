"""Hands that are up, and who of the staff takes them."""

from __future__ import annotations

import sqlalchemy as sa

from .schema import BigInt, metadata

hand = sa.Table(
    "hand",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("notebook", sa.Text, nullable=False),
    sa.Column("anchor", sa.Text, nullable=False),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("at", BigInt, nullable=False),
    sa.Column("line", sa.Text, nullable=False),
    sa.Column("private", sa.Boolean, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("since", BigInt, nullable=False),
    sa.Column("helper", BigInt, sa.ForeignKey("person.id"), nullable=True),
    sa.Column("helper_role", sa.Text, nullable=True),
    sa.UniqueConstraint("course", "person"),
)
"""A row is deleted when its hand is down: how often somebody asked for help is kept nowhere."""

duty = sa.Table(
    "duty",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("until", BigInt, nullable=False),
    sqlite_with_rowid=False,
)
