"""Who may read a thread, under what name a post is written, kinds of posts and states of questions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

BigInt = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("thread", sa.Column("audience", sa.Text, nullable=False, server_default="everyone"))
    op.add_column("thread", sa.Column("asker", BigInt, nullable=True))
    op.add_column("thread", sa.Column("nameless", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("thread", sa.Column("kind", sa.Text, nullable=False, server_default="note"))
    op.add_column("thread", sa.Column("state", sa.Text, nullable=True))
    op.add_column("thread", sa.Column("accepted", sa.Text, nullable=True))
    op.execute("UPDATE thread SET asker = (SELECT author FROM post WHERE post.id = thread.id)")
    op.create_index("ix_thread_asker_course", "thread", ["asker", "course"])
    op.add_column("post", sa.Column("alias", sa.Integer, nullable=True))
    op.add_column("post", sa.Column("kind", sa.Text, nullable=False, server_default="note"))
    op.add_column("event", sa.Column("asker", BigInt, nullable=True))
    op.execute("UPDATE event SET audience = 'everyone' WHERE audience = 'course'")
    op.create_table(
        "alias",
        sa.Column("thread", sa.Text, sa.ForeignKey("thread.id"), primary_key=True),
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
        sa.UniqueConstraint("thread", "n", name="uq_alias_thread_n"),
        sqlite_with_rowid=False,
    )
