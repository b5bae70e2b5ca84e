"""The two ways to the nouns of the store."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from .transaction import Transaction

T = TypeVar("T")


class Store(Protocol):
    async def write(self, action: Callable[[Transaction], T]) -> T:
        """Runs the action in the next transaction and answers after its commit. If it raises, nothing of it is kept.

        Raises:
            Unavailable: the disk is full, the database locked or away; nothing was saved.
        """
        ...

    async def read(self, query: Callable[[Transaction], T]) -> T:
        """Runs a query on one consistent state, beside the writer.

        Raises:
            Unavailable: the database is away.
        """
        ...

    async def ready(self) -> None:
        """
        Raises:
            Unavailable: the database does not answer or its schema is not ours.
        """
        ...

    async def close(self) -> None:
        """Finishes what was begun, then closes."""
        ...
