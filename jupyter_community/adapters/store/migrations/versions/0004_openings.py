"""When talk opens at a cell, and who has come through where it opens for each reader by themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

BigInt = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "opening",
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("notebook", sa.Text, primary_key=True),
        sa.Column("anchor", sa.Text, primary_key=True),
        sa.Column("opens", sa.Text, nullable=False),
        sa.Column("due", BigInt, nullable=True),
        sa.Column("nameless", sa.Boolean, nullable=False),
    )
    op.create_table(
        "passed",
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("notebook", sa.Text, primary_key=True),
        sa.Column("anchor", sa.Text, primary_key=True),
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
