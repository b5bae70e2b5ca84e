"""Erased words vanish from the index file too.

FTS5 only notes that a word is gone, and forgets it when it merges that part of the index with the others. So after
something was erased, everything is merged: in slices, between the batches of the writer, so that nobody waits long.
This needs no ``secure-delete`` of FTS5, which SQLite has from 3.42 on and which older ones could not read afterwards.
"""

from __future__ import annotations

import sqlalchemy as sa

PAGES = 50
"""Pages of the index that a slice writes; some milliseconds."""

_MERGE = sa.text("INSERT INTO finding_fts(finding_fts, rank) VALUES ('merge', :pages)")
_CHANGES = sa.text("SELECT total_changes()")


class Scrub:
    """Attributes: ``due``: there may be erased words in the file. True at first: who knows how the last run ended?"""

    def __init__(self) -> None:
        self.due = True
        self._begun = False

    def erased(self) -> None:
        self.due, self._begun = True, False

    def step(self, connection: sa.Connection) -> None:
        """One slice; whoever calls it does so as long as it is ``due``."""
        before = connection.execute(_CHANGES).scalar_one()
        connection.execute(_MERGE, {"pages": PAGES if self._begun else -PAGES})  # less than 0: begin with all there is
        self._begun = True
        self.due = connection.execute(_CHANGES).scalar_one() - before >= 2  # as SQLite's manual says: it did something
