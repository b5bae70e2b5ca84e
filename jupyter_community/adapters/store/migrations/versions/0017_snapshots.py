"""The cells that people show with their posts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "snapshot",
        sa.Column("post", sa.Text, sa.ForeignKey("post.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
