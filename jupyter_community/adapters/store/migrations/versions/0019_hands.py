"""Raised hands, and who of the staff takes them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

BigInt = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "hand",
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
        sa.UniqueConstraint("course", "person", name="uq_hand_course_person"),
    )
    op.create_table(
        "duty",
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("until", BigInt, nullable=False),
        sqlite_with_rowid=False,
    )
