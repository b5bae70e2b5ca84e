"""Session tokens: they name a person for ten minutes and say nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ..core.ids import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Attributes: ``until`` is when the token ends."""

    person: PersonId
    login: str
    until: datetime


class Sessions(Protocol):
    def issue(self, session: Session) -> str:
        """A token of URL-safe letters without padding, unreadable to who holds it."""
        ...

    def open(self, token: str, now: datetime) -> Session:
        """
        Raises:
            SignedOut: not one of ours, tampered with, or over.
        """
        ...
