"""Since when a question is how it is, and how soon the staff promise to answer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

BigInt = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("thread", sa.Column("since", BigInt, nullable=True))
    op.execute("UPDATE thread SET since = at WHERE state IS NOT NULL")
    op.create_table(
        "promise",
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("minutes", sa.Integer, nullable=True),
        sa.Column("shown", sa.Boolean, nullable=False),
    )
