"""What people trust a course for: moderation, earlier texts, blocks, rules, and the record of what staff do."""

from __future__ import annotations

import sqlalchemy as sa

from .schema import BigInt, metadata

hidden = sa.Table(
    "hidden",
    metadata,
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
"""Posts that are not for everybody's eyes now; the queries that read posts leave their texts out."""

report = sa.Table(
    "report",
    metadata,
    sa.Column("post", sa.Text, sa.ForeignKey("post.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("line", sa.Text, nullable=True),
    sa.Column("at", BigInt, nullable=False),
    sa.Column("settled", sa.Boolean, nullable=False, server_default=sa.false()),
    sqlite_with_rowid=False,
)
"""Who asked the staff to look at a post. Read only as counts and lines; once ``settled``, not again."""

earlier = sa.Table(
    "earlier",
    metadata,
    sa.Column("post", sa.Text, sa.ForeignKey("post.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("revision", sa.Integer, primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("at", BigInt, nullable=False),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), nullable=True),
    sa.Column("role", sa.Text, nullable=True),
)
"""What posts said before they were edited; ``person`` only where it was not their author who wrote it."""

block = sa.Table(
    "block",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("course", sa.Text, nullable=False),
    sa.Column("blocker", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("at", BigInt, nullable=False),
    sa.Column("blocked", BigInt, sa.ForeignKey("person.id"), nullable=True),
    sa.Column("thread", sa.Text, sa.ForeignKey("thread.id", ondelete="CASCADE"), nullable=True),
    sa.Column("alias", sa.Integer, nullable=True),
    sa.Index(None, "blocker", "course"),
    sa.Index(None, "blocked", "course"),
    sa.Index(None, "course"),
    sa.Index(None, "thread"),
)
"""Who does not see whom: somebody by name, or an alias in a thread. Who is behind that is not in here."""

rules = sa.Table(
    "rules",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("agreement", sa.Text, nullable=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("nameless", sa.Boolean, nullable=False),
    sa.Column("hide_after", sa.Integer, nullable=False),
)

agreed = sa.Table(
    "agreed",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Up to which version of their course's agreement people have agreed."""

named = sa.Table(
    "named",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("reason", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Who writes under their name from now on; nobody else can ask about it, since it may tell who is behind an alias."""

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("id", BigInt, primary_key=True, autoincrement=True),
    sa.Column("course", sa.Text, nullable=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("at", BigInt, nullable=False),
    sa.Column("thread", sa.Text, nullable=True),
    sa.Column("post", sa.Text, nullable=True),
    sa.Column("why", sa.Text, nullable=True),
    sa.Index(None, "course", "id"),
    sa.Index(None, "post"),
    sqlite_autoincrement=True,
)
"""What the staff did to what others wrote and to who they are; stays when the post goes, with none of its words."""
