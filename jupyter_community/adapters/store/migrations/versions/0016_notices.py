"""Mentions, what people want to be told of, whom they muted, what they saw, and the day of their last visit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

BigInt = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "mention",
        sa.Column("post", sa.Text, sa.ForeignKey("post.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("target", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_mention_target", "mention", ["target"])
    op.create_table(
        "telling",
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True, autoincrement=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("mentionable", sa.Boolean, nullable=False),
        sa.Column("listed", sa.Boolean, nullable=False),
        sa.Column("quiet_from", sa.Integer, nullable=True),
        sa.Column("quiet_to", sa.Integer, nullable=True),
    )
    op.create_table(
        "silenced",
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("other", BigInt, sa.ForeignKey("person.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "seen",
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("at", BigInt, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "visit",
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("before", sa.Integer, nullable=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_visit_course", "visit", ["course"])
