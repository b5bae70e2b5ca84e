"""What all tables have in common."""

from __future__ import annotations

import sqlalchemy as sa

BigInt = sa.BigInteger().with_variant(sa.Integer, "sqlite")
metadata = sa.MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s"}
)
