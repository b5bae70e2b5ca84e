"""What teachers work with: which cells were hard, prompts that wait, and the aliases that merging threads leaves."""

from __future__ import annotations

import sqlalchemy as sa

from .schema import BigInt, metadata

difficulty = sa.Table(
    "difficulty",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("notebook", sa.Text, primary_key=True),
    sa.Column("anchor", sa.Text, primary_key=True),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Index(None, "person", "course"),
    sqlite_with_rowid=False,
)
"""Who found a cell hard. Read only as counts, and as one's own; no time and no order of coming is kept."""

prompt = sa.Table(
    "prompt",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("notebook", sa.Text, nullable=False),
    sa.Column("anchor", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("at", BigInt, nullable=False),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("problem", sa.Text, nullable=True),
    sa.Index(None, "state", "at"),
)

former_alias = sa.Table(
    "former_alias",
    metadata,
    sa.Column("thread", sa.Text, sa.ForeignKey("thread.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("n", sa.Integer, primary_key=True),
    sqlite_with_rowid=False,
)
"""Aliases under which posts of a thread stand, and nobody goes on writing since two threads were merged."""
