"""People and what they set for themselves."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from ...core.ids import PersonId
from ...core.people import Announce, Person, Settings, Shown
from . import tables as t

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_SETTINGS = [field.name for field in fields(Settings)]
"""A column each."""
_BY_LOGIN = sa.select(t.person).where(t.person.c.login == sa.bindparam("login_"))
_BY_ID = sa.select(t.person).where(t.person.c.id == sa.bindparam("id_"))
_NEW = sa.insert(t.person)
_CALLED = sa.update(t.person).where(t.person.c.id == sa.bindparam("id_")).values(name=sa.bindparam("name_"))
_SET = (
    sa.update(t.person)
    .where(t.person.c.id == sa.bindparam("id_"))
    .values({name: sa.bindparam(f"{name}_") for name in _SETTINGS})
)


class SqlPeople:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def meet(self, login: str, name: str | None) -> Person:
        name = name or None
        row = self._tx.read(_BY_LOGIN, {"login_": login}).first()
        if row is None:
            self._tx.write(_NEW, {"login": login, "name": name})
        elif name is not None and name != row.name:
            self._tx.write(_CALLED, {"id_": row.id, "name_": name})
        else:
            return _person(row)
        return _person(self._tx.read(_BY_LOGIN, {"login_": login}).one())

    def find(self, person: PersonId) -> Person | None:
        row = self._tx.read(_BY_ID, {"id_": person}).first()
        return None if row is None else _person(row)

    def settings(self, person: PersonId) -> Settings:
        row = self._tx.read(_BY_ID, {"id_": person}).one()
        said = {name: getattr(row, name) for name in _SETTINGS}
        shown = None if row.shown is None else Shown(row.shown)
        return Settings(**{**said, "shown": shown, "announce": Announce(row.announce)})

    def save_settings(self, person: PersonId, settings: Settings) -> Person:
        shown = None if settings.shown is None else settings.shown.value
        said = {**asdict(settings), "shown": shown, "announce": settings.announce.value}
        self._tx.write(_SET, {"id_": person, **{f"{name}_": value for name, value in said.items()}})
        return _person(self._tx.read(_BY_ID, {"id_": person}).one())


def _person(row: sa.Row[Any]) -> Person:
    return Person(id=PersonId(row.id), login=row.login, name=row.display_name or row.name or row.login)
