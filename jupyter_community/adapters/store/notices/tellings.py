"""What people want to be told of, and whom they muted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert  # PostgreSQL's insert has the same on_conflict_do_…

from ....core.ids import PersonId
from ....core.notices.mentions import Mentioned
from ....core.notices.telling import Telling, Told
from .. import tables as t
from ..authors import name_of

if TYPE_CHECKING:
    from ..transaction import SqlTransaction

_CHOICES = ("told", "mentionable", "listed", "quiet_from", "quiet_to")
_OF = sa.select(t.telling).where(t.telling.c.person == sa.bindparam("person_"))
_new = insert(t.telling)
_SAVE = _new.on_conflict_do_update(
    index_elements=[t.telling.c.person], set_={name: getattr(_new.excluded, name) for name in _CHOICES}
)
_SILENCED = (
    sa.select(t.silenced.c.other, name_of(t.person).label("name"))
    .join(t.person, t.person.c.id == t.silenced.c.other)
    .where(t.silenced.c.person == sa.bindparam("person_"))
    .order_by(t.silenced.c.other)
)
_SILENCE = insert(t.silenced).on_conflict_do_nothing()
_HEAR = sa.delete(t.silenced).where(
    t.silenced.c.person == sa.bindparam("person_"), t.silenced.c.other == sa.bindparam("other_")
)


class SqlTellings:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def of(self, person: PersonId) -> Telling:
        row = self._tx.read(_OF, {"person_": person}).first()
        if row is None:
            return Telling()
        return Telling(
            told=Told(row.told),
            mentionable=bool(row.mentionable),
            listed=bool(row.listed),
            quiet_from=row.quiet_from,
            quiet_to=row.quiet_to,
        )

    def save(self, person: PersonId, telling: Telling) -> None:
        choices = {name: getattr(telling, name) for name in _CHOICES}
        self._tx.write(_SAVE, {"person": person, **choices, "told": telling.told.value})

    def silenced(self, person: PersonId) -> Sequence[Mentioned]:
        rows = self._tx.read(_SILENCED, {"person_": person})
        return [Mentioned(PersonId(row.other), row.name) for row in rows]

    def silence(self, person: PersonId, other: PersonId, given: bool) -> None:
        if given:
            self._tx.write(_SILENCE, {"person": person, "other": other})
        else:
            self._tx.write(_HEAR, {"person_": person, "other_": other})
