"""Brings a database's schema up to date when the store is opened, one process at a time."""

from __future__ import annotations

import threading
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from ...core.errors import Unavailable
from .engine import check_still_begun, make_private, unavailable, writing_engine

_SCRIPTS = Path(__file__).parent / "migrations"
_ALEMBIC = threading.Lock()
"""Alembic keeps what it is doing in global variables."""


def migrate(url: str) -> str:
    """Runs what is missing, in one transaction; returns the revision. Processes that start together take turns.

    Raises:
        Unavailable: the schema is newer than this program, or the database cannot be opened.
    """
    engine = writing_engine(url)
    make_private(url)
    try:
        with _ALEMBIC, engine.begin() as connection:  # BEGIN IMMEDIATE is the lock between processes
            config = Config()
            config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
            config.attributes["connection"] = connection
            _check_not_newer(connection, config)
            command.upgrade(config, "head")
            check_still_begun(connection)
            return revision(connection) or ""
    except sa.exc.DBAPIError as error:
        raise unavailable(error) from error
    except CommandError as error:
        raise Unavailable(
            f"The community's database could not be brought up to date ({error}). Tell the admin."
        ) from error
    finally:
        engine.dispose()


def revision(connection: sa.Connection) -> str | None:
    """The revision that the schema is at; None if there is none yet."""
    return MigrationContext.configure(connection).get_current_revision()


def _check_not_newer(connection: sa.Connection, config: Config) -> None:
    found = revision(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise Unavailable(
            f"The community's database was written by a newer version of jupyter-community (schema {found}). "
            "Nothing was changed. Tell the admin to update the service."
        )
