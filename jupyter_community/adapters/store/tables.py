"""The schema, in SQLAlchemy Core. Courses are soft references: the directory owns them, we only name them."""

from __future__ import annotations

import sqlalchemy as sa

BigInt = sa.BigInteger().with_variant(sa.Integer, "sqlite")
metadata = sa.MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s"}
)

log = sa.Table(
    "log",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
)
"""One row: the name of this history of events."""

person = sa.Table(
    "person",
    metadata,
    sa.Column("id", BigInt, primary_key=True, autoincrement=True),
    sa.Column("login", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=True),
    sa.Column("display_name", sa.Text, nullable=True),
    sa.Column("hold_posts", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.UniqueConstraint("login"),
    sqlite_autoincrement=True,
)
"""``autoincrement``: the number of somebody who was erased is never given to another."""

notebook = sa.Table(
    "notebook",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("by_copies", sa.Boolean, nullable=False, server_default=sa.false()),
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
    sa.UniqueConstraint("thread", "n"),
    sa.Index(None, "author", "course"),
    sa.Index(None, "reply_to"),
)
"""Where there is an ``alias``, the author is for nobody's eyes: the queries that read posts leave the column out."""

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

nod = sa.Table(
    "nod",
    metadata,
    sa.Column("post", sa.Text, sa.ForeignKey("post.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("role", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)

opening = sa.Table(
    "opening",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("notebook", sa.Text, primary_key=True),
    sa.Column("anchor", sa.Text, primary_key=True),
    sa.Column("opens", sa.Text, nullable=False),
    sa.Column("due", BigInt, nullable=True),
    sa.Column("nameless", sa.Boolean, nullable=False),
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

promise = sa.Table(
    "promise",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("minutes", sa.Integer, nullable=True),
    sa.Column("shown", sa.Boolean, nullable=False),
)
"""How soon the staff mean to answer; a course without a row promises nothing."""

voice = sa.Table(
    "voice",
    metadata,
    sa.Column("thread", sa.Text, sa.ForeignKey("thread.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Index(None, "person"),
    sqlite_with_rowid=False,
)
"""Who wonders about the same as a thread. Read only as counts, and as one's own."""

attention = sa.Table(
    "attention",
    metadata,
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("thread", sa.Text, sa.ForeignKey("thread.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("said", sa.Text, nullable=False),
    sa.Index(None, "thread"),
    sqlite_with_rowid=False,
)
"""Which threads people said they follow or mute; for their own eyes."""

mark = sa.Table(
    "mark",
    metadata,
    sa.Column("person", BigInt, sa.ForeignKey("person.id"), primary_key=True),
    sa.Column("thread", sa.Text, sa.ForeignKey("thread.id"), primary_key=True),
    sa.Column("n", sa.Integer, nullable=False),
    sa.Index(None, "thread"),
    sqlite_with_rowid=False,
)
"""Read up to ordinal ``n``."""

counter = sa.Table(
    "counter",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("last_seq", BigInt, nullable=False),
)
"""The last number given out in each course."""

event = sa.Table(
    "event",
    metadata,
    sa.Column("course", sa.Text, primary_key=True),
    sa.Column("seq", BigInt, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("thread", sa.Text, nullable=True),
    sa.Column("author", BigInt, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("audience", sa.Text, nullable=False),
    sa.Column("at", BigInt, nullable=False),
    sa.Column("asker", BigInt, nullable=True),
    sa.UniqueConstraint("course", "author", "key"),
    sqlite_with_rowid=False,
)
