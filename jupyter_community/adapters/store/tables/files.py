"""Pictures and files of posts."""

from __future__ import annotations

import sqlalchemy as sa

from .schema import BigInt, metadata

file = sa.Table(
    "file",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("course", sa.Text, nullable=False),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("post", sa.Text, sa.ForeignKey("post.id", ondelete="CASCADE"), nullable=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("bytes", sa.Integer, nullable=False),
    sa.Column("at", BigInt, nullable=False),
    sa.Column("width", sa.Integer, nullable=True),
    sa.Column("height", sa.Integer, nullable=True),
    sa.Index(None, "post", "at"),
    sa.Index(None, "course", "person", "bytes"),
    sa.Index(None, "person"),
)
"""``person`` is who uploaded it, and secret where the post is nameless. Without a ``post`` it waits to be posted."""

file_data = sa.Table(
    "file_data",
    metadata,
    sa.Column("file", sa.Text, sa.ForeignKey("file.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
"""Apart from ``file``, which is looked through."""
