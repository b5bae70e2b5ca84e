"""Whether people want others to see that they are here. Who is here is never stored."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("person", sa.Column("shown", sa.Text, nullable=True))
