"""Engines: one connection that writes, some that only read. The only file that knows the dialects by name."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import make_url

from ...core.errors import Unavailable

_log = logging.getLogger(__name__)

BUSY_SECONDS = 5
"""How long to wait for another process that writes; ``?timeout=`` in the URL says otherwise."""
_SENTENCES = {
    "disk is full": "The disk of the community service is full; nothing was saved. Your text is kept; tell the admin.",
    "locked": "The community's database is busy; nothing was saved. Your text is kept and is sent again in a moment.",
    "readonly": "The community's database may not be written, so nothing was saved. Your text is kept; tell the admin.",
    "unable to open": "The community's database cannot be opened. Tell the admin to look at its path and its disk.",
    "disk i/o": "The disk of the community service failed, so nothing was saved. Your text is kept; tell the admin.",
    "malformed": "The community's database is damaged. Tell the admin: it has to be restored from a backup.",
    "not a database": "The community's database is not a database. Tell the admin to look at its path.",
}


def writing_engine(url: str) -> sa.Engine:
    """For the one connection that writes; transactions begin IMMEDIATE, so that they never fail half-way for a lock."""
    return _engine(url, _for_writing, "BEGIN IMMEDIATE")


def reading_engine(url: str, connections: int) -> sa.Engine:
    """For readers, each with a consistent view of its own."""
    return _engine(url, _for_reading, "BEGIN", connections)


def _engine(url: str, prepare: Callable[[Any, Any], None], begin: str, connections: int = 1) -> sa.Engine:
    try:
        parsed = make_url(url)
    except (sa.exc.ArgumentError, ValueError) as error:  # not repeated: there may be a password in it
        raise Unavailable("The community's database must be given as sqlite:////path/to/community.sqlite.") from error
    if parsed.drivername not in ("sqlite", "sqlite+pysqlite"):
        raise Unavailable(f"Databases of the kind “{parsed.drivername}” are not supported yet; use sqlite:///…")
    if parsed.database in (None, "", ":memory:"):
        raise Unavailable("The community's database must be a file: sqlite:////path/to/community.sqlite.")
    engine = sa.create_engine(
        parsed,
        poolclass=sa.QueuePool,
        pool_size=connections,
        max_overflow=0,
        connect_args={"check_same_thread": False} | ({} if "timeout" in parsed.query else {"timeout": BUSY_SECONDS}),
        hide_parameters=True,  # errors end in logs, and parameters are what people wrote
    )
    sa.event.listen(engine, "connect", prepare)
    sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _for_writing(raw: sqlite3.Connection, _: object) -> None:
    raw.isolation_level = None  # pysqlite would begin transactions of its own
    with suppress(sqlite3.OperationalError):  # somebody who opens the new file with us is setting it just now
        raw.execute("PRAGMA journal_mode=WAL")
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "cache_size=-32000"):
        raw.execute(f"PRAGMA {pragma}")


def _for_reading(raw: sqlite3.Connection, _: object) -> None:
    raw.isolation_level = None
    for pragma in ("query_only=ON", "cache_size=-16000"):
        raw.execute(f"PRAGMA {pragma}")


def make_private(url: str) -> None:
    """Makes a new database's file and folder so that only our own account reads what people write.

    Raises:
        Unavailable: the path cannot be used.
    """
    path = make_url(url).database
    if path in (None, "", ":memory:") or path.startswith("file:"):
        return
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        _log.warning("The database at %s: %s", path, error)
        raise Unavailable(_SENTENCES["unable to open"]) from error


def check_still_begun(connection: sa.Connection) -> None:
    """SQLite may give a whole transaction up when a disk fails; the driver's commit would then pretend to succeed.

    Raises:
        RuntimeError: what was written is rolled back already.
    """
    raw = connection.connection.driver_connection
    if isinstance(raw, sqlite3.Connection) and not raw.in_transaction:
        raise RuntimeError("The database gave the transaction up before its commit.")


def for_people(error: BaseException) -> BaseException:
    """What a database's failure means for a person. A mistake of ours stays what it is, so that it is found."""
    if isinstance(error, sa.exc.OperationalError | sa.exc.InterfaceError | sa.exc.TimeoutError):
        return unavailable(error)
    if isinstance(error, sa.exc.DatabaseError) and type(error.orig) is sqlite3.DatabaseError:  # no database, damaged
        return unavailable(error)
    return error


def unavailable(error: Exception) -> Unavailable:
    _log.warning("The database refused: %s", error)
    text = str(getattr(error, "orig", error)).lower()
    for sign, sentence in _SENTENCES.items():
        if sign in text:
            return Unavailable(sentence)
    return Unavailable(
        "The community's database does not answer, so nothing was saved. Your text is kept; tell the admin."
    )
