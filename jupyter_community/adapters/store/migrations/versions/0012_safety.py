"""Reports, hidden posts, earlier texts, blocks, the rules of a course, and the record of what staff do."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

BigInt = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("thread", sa.Column("hidden", sa.Boolean, nullable=False, server_default=sa.false()))
    _moderation()
    _blocks()
    _rules()
    op.create_table(
        "audit",
        sa.Column("id", BigInt, primary_key=True, autoincrement=True),
        sa.Column("course", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("at", BigInt, nullable=False),
        sa.Column("thread", sa.Text, nullable=True),
        sa.Column("post", sa.Text, nullable=True),
        sa.Column("why", sa.Text, nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_course_id", "audit", ["course", "id"])
    op.create_index("ix_audit_post", "audit", ["post"])


def _moderation() -> None:
    op.create_table(
        "hidden",
        sa.Column("post", sa.Text, sa.ForeignKey("post.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("cause", sa.Text, nullable=False),
        sa.Column("at", BigInt, nullable=False),
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), nullable=True),
        sa.Column("role", sa.Text, nullable=True),
        sa.Column("reason", sa.Text, nullable=True),
        sa.Column("appeal", sa.Text, nullable=True),
        sa.Column("appealed_at", BigInt, nullable=True),
        sa.Column("answer", sa.Text, nullable=True),
    )
    op.create_table(
        "report",
        sa.Column("post", sa.Text, sa.ForeignKey("post.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("line", sa.Text, nullable=True),
        sa.Column("at", BigInt, nullable=False),
        sa.Column("settled", sa.Boolean, nullable=False, server_default=sa.false()),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "earlier",
        sa.Column("post", sa.Text, sa.ForeignKey("post.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("at", BigInt, nullable=False),
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), nullable=True),
        sa.Column("role", sa.Text, nullable=True),
    )


def _blocks() -> None:
    op.create_table(
        "block",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("course", sa.Text, nullable=False),
        sa.Column("blocker", BigInt, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("at", BigInt, nullable=False),
        sa.Column("blocked", BigInt, sa.ForeignKey("person.id"), nullable=True),
        sa.Column("thread", sa.Text, sa.ForeignKey("thread.id", ondelete="CASCADE"), nullable=True),
        sa.Column("alias", sa.Integer, nullable=True),
    )
    op.create_index("ix_block_blocker_course", "block", ["blocker", "course"])
    op.create_index("ix_block_blocked_course", "block", ["blocked", "course"])
    op.create_index("ix_block_course", "block", ["course"])
    op.create_index("ix_block_thread", "block", ["thread"])


def _rules() -> None:
    op.create_table(
        "rules",
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("agreement", sa.Text, nullable=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("nameless", sa.Boolean, nullable=False),
        sa.Column("hide_after", sa.Integer, nullable=False),
    )
    op.create_table(
        "agreed",
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "named",
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("reason", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
