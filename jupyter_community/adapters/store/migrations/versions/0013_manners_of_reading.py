"""How people want to read: quietly, and what is said aloud; and whether they have taken the tour."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("person", sa.Column("quiet", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("person", sa.Column("announce", sa.Text, nullable=False, server_default="summary"))
    op.add_column("person", sa.Column("toured", sa.Boolean, nullable=False, server_default=sa.false()))
