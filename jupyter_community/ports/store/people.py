"""Who there is, and what they set for themselves."""

from __future__ import annotations

from typing import Protocol

from ...core.ids import PersonId
from ...core.people import Person, Settings


class People(Protocol):
    def meet(self, login: str, name: str | None) -> Person:
        """The person with this login, made known if they are new. Only in a transaction that writes.

        ``name`` is what the directory calls them, if it calls them anything.
        """
        ...

    def find(self, person: PersonId) -> Person | None: ...

    def settings(self, person: PersonId) -> Settings: ...

    def save_settings(self, person: PersonId, settings: Settings) -> Person:
        """Saves the settings; returns the person, whose name may have changed with them."""
        ...
