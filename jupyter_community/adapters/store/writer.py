"""The one writer of a process: a thread that puts whatever waits into one transaction and one fsync."""

from __future__ import annotations

import asyncio
import logging
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from ...core.errors import Unavailable
from ...core.ids import CourseId
from .engine import check_still_begun, for_people
from .search.scrub import Scrub
from .transaction import SqlTransaction

_log = logging.getLogger(__name__)

BATCH = 200
"""Actions to a transaction at most."""


@dataclass(slots=True)
class Job:
    action: Callable[[SqlTransaction], Any]
    answer: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None


class Writer:
    """Runs actions one after the other; answers each when its commit is on disk.

    A commit costs an fsync, and an fsync serves two hundred actions as well as one. So whatever came while the last
    commit ran goes into the next. If an action fails after it wrote something, the batch is rolled back and its
    members are run one by one: nobody suffers from a neighbour.
    """

    def __init__(self, engine: sa.Engine, committed: Callable[[set[CourseId]], None]) -> None:
        self._engine = engine
        self._committed = committed
        self._loop = asyncio.get_running_loop()
        self._inbox: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._closing = False
        self._scrub = Scrub()
        self._thread = threading.Thread(target=self._run, name="community-writer", daemon=True)
        self._thread.start()

    async def submit(self, action: Callable[[SqlTransaction], Any]) -> Any:
        """
        Raises:
            Unavailable: the database is away or this store is closing; or whatever the action raises.
        """
        if self._closing:
            raise Unavailable("The community service is stopping, so nothing was saved. It is sent again in a moment.")
        job = Job(action, self._loop.create_future())
        self._inbox.put(job)
        return await job.answer

    async def close(self) -> None:
        self._closing = True
        self._inbox.put(None)
        await asyncio.to_thread(self._thread.join)

    def _run(self) -> None:
        going = True
        while going or self._scrub.due:
            jobs: list[Job] = []
            if going and not (self._scrub.due and self._inbox.empty()):
                going = self._take(jobs)
            if jobs:
                self._answer(jobs, self._commit(jobs))
            if self._scrub.due:
                self._tidy()
        self._engine.dispose()

    def _tidy(self) -> None:
        """A slice of the work that erased words leave behind."""
        try:
            with self._begun() as connection:
                self._scrub.step(connection)
                check_still_begun(connection)
        except Exception as error:
            self._scrub.due = False
            _log.warning("Erased words may still be in the index until the next start: %s", error)

    def _answer(self, jobs: list[Job], touched: set[CourseId]) -> None:
        try:
            if touched:
                self._committed(touched)
        except Exception:
            _log.exception("The news of a commit could not be told; pages hear of it with the next one.")
        with suppress(RuntimeError):  # the loop was closed: nobody waits for an answer any more
            self._loop.call_soon_threadsafe(_settle, jobs)

    def _take(self, jobs: list[Job]) -> bool:
        """Waits for work and takes all there is. False: there will be no more."""
        job = self._inbox.get()
        while job is not None:
            jobs.append(job)
            if len(jobs) == BATCH or self._inbox.empty():
                return True
            job = self._inbox.get()
        return False

    def _commit(self, jobs: list[Job]) -> set[CourseId]:
        """Returns the courses that have new events. Never raises: a failure becomes the answer of whose it is."""
        try:
            return self._transact(jobs)
        except _CannotBegin as error:  # no use in trying for each: every one of them would wait as long again
            for job in jobs:
                job.error = for_people(error.cause)
            return set()
        except BaseException as error:
            if len(jobs) == 1:
                jobs[0].error = jobs[0].error or for_people(error)
                return set()
        touched: set[CourseId] = set()
        for job in jobs:
            job.result = job.error = None
            touched |= self._commit([job])
        return touched

    def _transact(self, jobs: list[Job]) -> set[CourseId]:
        """One transaction for all.

        Raises:
            _Spoilt: an action failed after it wrote; everything was rolled back.
            _CannotBegin: the database is away or locked; nothing was tried.
        """
        with self._begun() as connection:
            transaction = SqlTransaction(connection, writing=True)
            for job in jobs:
                transaction.wrote = False
                try:
                    job.result = job.action(transaction)
                except BaseException as error:  # a PanicException of a library is no Exception
                    job.error = for_people(error)
                    if transaction.wrote:
                        raise _Spoilt from error
            touched = transaction.finish()
            check_still_begun(connection)
            if transaction.search.erased:
                self._scrub.erased()
            return touched

    @contextmanager
    def _begun(self) -> Iterator[sa.Connection]:
        with ExitStack() as stack:
            try:
                connection = stack.enter_context(self._engine.connect())
                stack.enter_context(connection.begin())
            except Exception as error:
                raise _CannotBegin(error) from error
            yield connection


class _Spoilt(Exception):
    """An action failed in the middle of its writing."""


class _CannotBegin(Exception):
    """There is no transaction to be had."""

    def __init__(self, cause: Exception) -> None:
        super().__init__(str(cause))
        self.cause = cause


def _settle(jobs: list[Job]) -> None:
    for job in jobs:
        if job.answer.done():  # whoever asked went away
            continue
        if isinstance(job.error, StopIteration):  # asyncio takes any error but this one
            job.error = RuntimeError("An action raised StopIteration.")
        if job.error is not None:
            job.answer.set_exception(job.error)
        else:
            job.answer.set_result(job.result)
