"""The store port over SQL: SQLAlchemy Core, SQLite today, and nothing that PostgreSQL would not understand."""
