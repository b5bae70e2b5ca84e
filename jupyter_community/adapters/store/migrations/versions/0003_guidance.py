"""What staff do to guide a discussion: pin, lock, sum up, link as duplicate, let peers go first, endorse, say seen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

BigInt = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("thread", sa.Column("pinned", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("thread", sa.Column("locked", sa.Text, nullable=True))
    op.add_column("thread", sa.Column("summary", sa.Text, nullable=True))
    op.add_column("thread", sa.Column("duplicate_of", sa.Text, nullable=True))
    op.add_column("thread", sa.Column("peers_first", BigInt, nullable=True))
    op.create_table(
        "nod",
        sa.Column("post", sa.Text, sa.ForeignKey("post.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("role", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
