"""People, notebooks, threads, posts, marks and the event log."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

BigInt = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    log = op.create_table("log", sa.Column("id", sa.Text, primary_key=True))
    op.bulk_insert(log, [{"id": uuid.uuid4().hex}])
    op.create_table(
        "person",
        sa.Column("id", BigInt, primary_key=True, autoincrement=True),
        sa.Column("login", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=True),
        sa.Column("display_name", sa.Text, nullable=True),
        sa.Column("hold_posts", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.UniqueConstraint("login", name="uq_person_login"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "notebook",
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
    )
    op.create_table(
        "anchor",
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("notebook", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
    )
    op.create_table(
        "thread",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("course", sa.Text, nullable=False),
        sa.Column("notebook", sa.Text, nullable=False),
        sa.Column("anchor", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("started_by", BigInt, sa.ForeignKey("person.id"), nullable=True),
        sa.Column("started_role", sa.Text, nullable=True),
        sa.Column("at", BigInt, nullable=False),
        sa.Column("last_at", BigInt, nullable=False),
        sa.Column("posts", sa.Integer, nullable=False),
    )
    op.create_index("ix_thread_course_notebook", "thread", ["course", "notebook"])
    op.create_index("ix_thread_course_last_at", "thread", ["course", "last_at"])
    op.create_table(
        "post",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("course", sa.Text, nullable=False),
        sa.Column("thread", sa.Text, sa.ForeignKey("thread.id"), nullable=False),
        sa.Column("reply_to", sa.Text, nullable=True),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("author", BigInt, sa.ForeignKey("person.id"), nullable=True),
        sa.Column("role", sa.Text, nullable=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("at", BigInt, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("edited_at", BigInt, nullable=True),
        sa.Column("edited_by", BigInt, sa.ForeignKey("person.id"), nullable=True),
        sa.Column("edited_role", sa.Text, nullable=True),
        sa.Column("reason", sa.Text, nullable=True),
        sa.Column("deleted", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.UniqueConstraint("thread", "n", name="uq_post_thread_n"),
    )
    op.create_index("ix_post_author_course", "post", ["author", "course"])
    op.create_index("ix_post_reply_to", "post", ["reply_to"])
    op.create_table(
        "mark",
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("thread", sa.Text, sa.ForeignKey("thread.id"), primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_mark_thread", "mark", ["thread"])
    op.create_table(
        "counter",
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("last_seq", BigInt, nullable=False),
    )
    op.create_table(
        "event",
        sa.Column("course", sa.Text, primary_key=True),
        sa.Column("seq", BigInt, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("thread", sa.Text, nullable=True),
        sa.Column("author", BigInt, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("audience", sa.Text, nullable=False),
        sa.Column("at", BigInt, nullable=False),
        sa.UniqueConstraint("course", "author", "key", name="uq_event_course_author_key"),
        sqlite_with_rowid=False,
    )
