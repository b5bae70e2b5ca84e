"""The store over SQL: one writer, a few readers, migrated when it is opened."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import ParamSpec, TypeVar

import sqlalchemy as sa

from ...core.errors import Unavailable
from ...ports.bus import Bus
from ...ports.store import Transaction
from .engine import for_people, reading_engine, writing_engine
from .migrate import migrate, revision
from .transaction import SqlTransaction
from .writer import Writer

P = ParamSpec("P")
T = TypeVar("T")

READERS = 3


class SqlStore:
    """Implements :class:`jupyter_community.ports.store.Store`; made by :meth:`open`."""

    def __init__(self, url: str, bus: Bus, schema: str) -> None:
        self._closing = False
        self._schema = schema
        self._reading = reading_engine(url, READERS)
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="community-reader")
        self._writer = Writer(writing_engine(url), bus.poke)

    @classmethod
    async def open(cls, url: str, *, bus: Bus) -> SqlStore:
        """Brings the schema up to date, then opens.

        Raises:
            Unavailable: the database cannot be opened, or its schema is newer than this program.
        """
        return cls(url, bus, await asyncio.to_thread(migrate, url))

    async def write(self, action: Callable[[Transaction], T]) -> T:
        answer: T = await self._writer.submit(action)
        return answer

    async def read(self, query: Callable[[Transaction], T]) -> T:
        return await self._on_reader(self._query, query)

    async def ready(self) -> None:
        await self._on_reader(self._check_schema)

    async def close(self) -> None:
        self._closing = True
        await self._writer.close()
        await asyncio.to_thread(self._readers.shutdown)
        self._reading.dispose()

    async def _on_reader(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        if self._closing:
            raise Unavailable("The community service is stopping. The page tries again in a moment.")
        return await asyncio.get_running_loop().run_in_executor(self._readers, partial(function, *args, **kwargs))

    def _query(self, query: Callable[[Transaction], T]) -> T:
        with self._begun() as connection:
            return query(SqlTransaction(connection, writing=False))

    def _check_schema(self) -> None:
        with self._begun() as connection:
            if revision(connection) != self._schema:
                raise Unavailable("The community's database was changed by another version. Restart the service.")

    @contextmanager
    def _begun(self) -> Iterator[sa.Connection]:
        try:
            with self._reading.begin() as connection:
                yield connection
        except (sa.exc.DBAPIError, sa.exc.TimeoutError) as error:
            raise for_people(error) from error
