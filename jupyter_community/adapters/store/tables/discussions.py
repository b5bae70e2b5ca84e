"""Threads and posts."""

from __future__ import annotations

import sqlalchemy as sa

from .schema import BigInt, metadata

thread = sa.Table(
    "thread",
    metadata,
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
    sa.Column("audience", sa.Text, nullable=False, server_default="everyone"),
    sa.Column("asker", BigInt, nullable=True),
    sa.Column("nameless", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("kind", sa.Text, nullable=False, server_default="note"),
    sa.Column("state", sa.Text, nullable=True),
    sa.Column("accepted", sa.Text, nullable=True),
    sa.Column("pinned", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("locked", sa.Text, nullable=True),
    sa.Column("summary", sa.Text, nullable=True),
    sa.Column("duplicate_of", sa.Text, nullable=True),
    sa.Column("peers_first", BigInt, nullable=True),
    sa.Column("since", BigInt, nullable=True),
    sa.Column("hidden", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Index(None, "course", "notebook"),
    sa.Index(None, "course", "last_at"),
    sa.Index(None, "asker", "course"),
)
"""``posts`` is the ordinal of the newest post. ``asker`` is who started it, and secret where it is ``nameless``;
``started_by`` is who readers may know to have started it."""

post = sa.Table(
    "post",
    metadata,
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
    sa.Column("alias", sa.Integer, nullable=True),
    sa.Column("kind", sa.Text, nullable=False, server_default="note"),
    sa.Column("tone", sa.Text, nullable=True),
    sa.UniqueConstraint("thread", "n"),
    sa.Index(None, "author", "course"),
    sa.Index(None, "reply_to"),
)
"""Where there is an ``alias``, the author is for nobody's eyes: the queries that read posts leave the column out."""

snapshot = sa.Table(
    "snapshot",
    metadata,
    sa.Column("post", sa.Text, sa.ForeignKey("post.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("content", sa.Text, nullable=False),
)
"""The cell that was shown with a post, as JSON; in a table of its own, so that lists of posts never read one."""

finding = sa.Table(
    "finding",
    metadata,
    sa.Column("id", BigInt, primary_key=True, autoincrement=True),
    sa.Column("post", sa.Text, sa.ForeignKey("post.id"), nullable=False),
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("parts", sa.Text, nullable=False),
    sa.UniqueConstraint("post"),
    sqlite_autoincrement=True,
)
"""What each post is found by; the index itself is another in each database. ``id`` grows with age."""

alias = sa.Table(
    "alias",
    metadata,
    sa.Column("thread", sa.Text, sa.ForeignKey("thread.id"), primary_key=True),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("n", sa.Integer, nullable=False),
    sa.UniqueConstraint("thread", "n"),
    sqlite_with_rowid=False,
)
