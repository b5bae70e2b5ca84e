"""Talk at a cell may open to each who has submitted an assignment."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.add_column("opening", sa.Column("assignment", sa.Text, nullable=True))
