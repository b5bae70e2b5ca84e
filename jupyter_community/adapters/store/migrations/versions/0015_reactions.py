"""Reactions in words, and the tone of a post."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

BigInt = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "reaction",
        sa.Column("post", sa.Text, sa.ForeignKey("post.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_reaction_person", "reaction", ["person"])
    op.add_column("post", sa.Column("tone", sa.Text, nullable=True))
