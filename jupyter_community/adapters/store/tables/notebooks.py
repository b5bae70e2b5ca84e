"""Notebooks, what their cells are, and when talk opens there."""

from __future__ import annotations

import sqlalchemy as sa

from .schema import BigInt, metadata

notebook = sa.Table(
    "notebook",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("by_copies", sa.Boolean, nullable=False, server_default=sa.false()),
)

anchor = sa.Table(
    "anchor",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("notebook", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
)

outline = sa.Table(
    "outline",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("notebook", sa.Text, primary_key=True),
    sa.Column("release", sa.Integer, primary_key=True),
    sa.Column("hashes", sa.Text, nullable=False),
    sa.Column("cells", sa.Text, nullable=False),
)
"""Release 0 is what copies agree on. ``hashes`` are apart from ``cells`` (JSON), since the shelf needs no more."""

outline_anchor = sa.Table(
    "outline_anchor",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("notebook", sa.Text, primary_key=True),
    sa.Column("anchor", sa.Text, primary_key=True),
    sqlite_with_rowid=False,
)
"""Every anchor that an outline of the notebook ever had."""

copy = sa.Table(
    "copy",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("notebook", sa.Text, primary_key=True),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("at", BigInt, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("hashes", sa.Text, nullable=False),
    sa.Column("founded", sa.Boolean, nullable=False),
    sa.Index(None, "person", "course"),
)
"""What members' copies hold, until staff share an outline; ``founded`` is the copy that told of the notebook first."""

described = sa.Table(
    "described",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("notebook", sa.Text, primary_key=True),
    sa.Column("hash", sa.Text, primary_key=True),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("fingerprint", sa.Text, nullable=False),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), nullable=False),
    sqlite_with_rowid=False,
)
"""What the cells of copies are, by their hashes, until staff share an outline."""

opening = sa.Table(
    "opening",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("notebook", sa.Text, primary_key=True),
    sa.Column("anchor", sa.Text, primary_key=True),
    sa.Column("opens", sa.Text, nullable=False),
    sa.Column("due", BigInt, nullable=True),
    sa.Column("nameless", sa.Boolean, nullable=False),
    sa.Column("assignment", sa.Text, nullable=True),
)
"""When talk opens at a cell; of a cell without a row, at once."""

passed = sa.Table(
    "passed",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("notebook", sa.Text, primary_key=True),
    sa.Column("anchor", sa.Text, primary_key=True),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sqlite_with_rowid=False,
)
"""Who has posted at a cell that opens after that, or said that they just want to read."""
