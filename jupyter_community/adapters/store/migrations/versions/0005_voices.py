"""Who wonders about the same as a thread."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

BigInt = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "voice",
        sa.Column("thread", sa.Text, sa.ForeignKey("thread.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_voice_person", "voice", ["person"])
