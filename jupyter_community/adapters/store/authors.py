"""Names of authors: joined in when rows are read, so that whoever changes their name changes it everywhere."""

from __future__ import annotations

import sqlalchemy as sa

from ...core.ids import PersonId
from ...core.people import Alias, Author, Byline, Role


def name_of(person: sa.FromClause) -> sa.ColumnElement[str]:
    return sa.func.coalesce(person.c.display_name, person.c.name, person.c.login)


def byline(alias: int | None, id: int | None, name: str | None, role: str | None) -> Byline | None:
    """By whom something is, as readers may know it."""
    return author(id, name, role) if alias is None else Alias(alias)


def author(id: int | None, name: str | None, role: str | None) -> Author | None:
    if id is None or name is None or role is None:
        return None
    return Author(id=PersonId(id), name=name, role=Role(role))
