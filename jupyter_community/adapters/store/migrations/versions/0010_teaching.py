"""Which cells were hard, prompts that wait for their time, and the aliases that merging threads leaves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

BigInt = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "difficulty",
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("notebook", sa.Text, primary_key=True),
        sa.Column("anchor", sa.Text, primary_key=True),
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_difficulty_person_course", "difficulty", ["person", "course"])
    op.create_table(
        "prompt",
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
    )
    op.create_index("ix_prompt_state_at", "prompt", ["state", "at"])
    op.create_table(
        "former_alias",
        sa.Column("thread", sa.Text, sa.ForeignKey("thread.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
