"""Who somebody is and which courses they are in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from ..core.ids import CourseId
from ..core.people import Membership


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Somebody as the directory vouches for them."""

    login: str
    name: str | None = None


class Directory(Protocol):
    async def identify(self, credential: str) -> Identity:
        """Whose credential this is. Called when a session is opened or renewed.

        Raises:
            SignedOut: nobody's, or expired.
            NotPermitted: somebody's, but not one that may open a session; says why.
            Unavailable: the directory is away, so nothing is known.
        """
        ...

    async def memberships(self, login: str) -> Mapping[CourseId, Membership]:
        """The courses of a person, at most about a minute old. While the directory is away, what was last known.

        Raises:
            Unavailable: the directory is away and the person is not known from before.
        """
        ...

    async def close(self) -> None: ...
