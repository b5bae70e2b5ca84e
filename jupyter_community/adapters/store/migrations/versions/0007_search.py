"""Full text over posts; those that are there already are found as well."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from jupyter_community.adapters.store.search import fts5
from jupyter_community.core.search.terms import indexed

revision = "0007"
down_revision = "0006"

BigInt = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    finding = op.create_table(
        "finding",
        sa.Column("id", BigInt, primary_key=True, autoincrement=True),
        sa.Column("post", sa.Text, sa.ForeignKey("post.id"), nullable=False),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("parts", sa.Text, nullable=False),
        sa.UniqueConstraint("post", name="uq_finding_post"),
        sqlite_autoincrement=True,
    )
    for statement in fts5.CREATE:
        op.execute(statement)
    connection = op.get_bind()
    posts = connection.execute(sa.text("SELECT id, course, body FROM post WHERE NOT deleted ORDER BY at, id"))
    for some in posts.partitions(1000):
        rows = [_row(*post) for post in some]
        connection.execute(sa.insert(finding), [row for row in rows if row["words"]])


def _row(post: str, course: str, body: str) -> dict[str, str]:
    words, parts = indexed(body)
    return {"post": post, "scope": "x" + course.encode().hex(), "words": words, "parts": parts}
