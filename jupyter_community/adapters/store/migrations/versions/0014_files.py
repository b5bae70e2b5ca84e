"""Pictures and files of posts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

BigInt = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "file",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("course", sa.Text, nullable=False),
        sa.Column("person", BigInt, sa.ForeignKey("person.id"), nullable=False),
        sa.Column("post", sa.Text, sa.ForeignKey("post.id", ondelete="CASCADE"), nullable=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("at", BigInt, nullable=False),
        sa.Column("width", sa.Integer, nullable=True),
        sa.Column("height", sa.Integer, nullable=True),
    )
    op.create_index("ix_file_post_at", "file", ["post", "at"])
    op.create_index("ix_file_course_person_bytes", "file", ["course", "person", "bytes"])
    op.create_index("ix_file_person", "file", ["person"])
    op.create_table(
        "file_data",
        sa.Column("file", sa.Text, sa.ForeignKey("file.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
