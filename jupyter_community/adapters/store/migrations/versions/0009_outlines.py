"""Outlines of notebooks, and until staff share one what members' copies hold."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

BigInt = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("notebook", sa.Column("by_copies", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        "outline",
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("notebook", sa.Text, primary_key=True),
        sa.Column("release", sa.Integer, primary_key=True),
        sa.Column("hashes", sa.Text, nullable=False),
        sa.Column("cells", sa.Text, nullable=False),
    )
    op.create_table(
        "outline_anchor",
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("notebook", sa.Text, primary_key=True),
        sa.Column("anchor", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copy",
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("notebook", sa.Text, primary_key=True),
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("at", BigInt, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("hashes", sa.Text, nullable=False),
        sa.Column("founded", sa.Boolean, nullable=False),
    )
    op.create_index("ix_copy_person_course", "copy", ["person", "course"])
    op.create_table(
        "described",
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("notebook", sa.Text, primary_key=True),
        sa.Column("hash", sa.Text, primary_key=True),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), nullable=False),
        sqlite_with_rowid=False,
    )
