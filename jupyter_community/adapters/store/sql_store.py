"""The store over SQL: one writer, a few readers, migrated when it is opened."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import sqlalchemy as sa

from ...core.errors import Unavailable
from ...core.ids import CourseId
from ...ports.bus import Bus
from ...ports.store import Transaction
from .engine import reading_engine, unavailable, writing_engine
from .migrate import migrate
from .transaction import SqlTransaction
from .writer import Writer

T = TypeVar("T")

READERS = 3


class SqlStore:
    """Implements :class:`jupyter_community.ports.store.Store`; made by :meth:`open`."""

    def __init__(self, url: str, bus: Bus) -> None:
        self._closing = False
        self._reading = reading_engine(url, READERS)
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="community-reader")
        self._writer = Writer(writing_engine(url), bus.poke)

    @classmethod
    async def open(cls, url: str, *, bus: Bus) -> SqlStore:
        """Brings the schema up to date, then opens.

        Raises:
            Unavailable: the database cannot be opened, or its schema is newer than this program.
        """
        await asyncio.to_thread(migrate, url)
        return cls(url, bus)

    async def write(self, action: Callable[[Transaction], T]) -> T:
        answer: T = await self._writer.submit(action)
        return answer

    async def read(self, query: Callable[[Transaction], T]) -> T:
        if self._closing:
            raise Unavailable("The community service is stopping. The page tries again in a moment.")
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._query, query)

    async def ready(self) -> None:
        await self.read(lambda tx: tx.log.last(CourseId("")))

    async def close(self) -> None:
        self._closing = True
        await self._writer.close()
        await asyncio.to_thread(self._readers.shutdown)
        self._reading.dispose()

    def _query(self, query: Callable[[Transaction], T]) -> T:
        try:
            with self._reading.begin() as connection:
                return query(SqlTransaction(connection))
        except (sa.exc.DBAPIError, sa.exc.TimeoutError) as error:
            raise unavailable(error) from error
