"""A transaction as actions see it: the nouns of the store over one connection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from ...core.ids import CourseId
from .aliases import SqlAliases
from .attentions import SqlAttentions
from .audit import SqlAudit
from .blocks import SqlBlocks
from .copies import SqlCopies
from .course_rules import SqlCourseRules
from .difficulties import SqlDifficulties
from .files import SqlFiles
from .hands import SqlHands
from .lists import SqlLists
from .log import SqlLog
from .marks import SqlMarks
from .moderation import SqlModeration
from .nods import SqlNods
from .notebooks import SqlNotebooks
from .notices.mentions import SqlMentions
from .notices.notices import SqlNotices
from .notices.tellings import SqlTellings
from .notices.visits import SqlVisits
from .openings import SqlOpenings
from .outlines import SqlOutlines
from .people import SqlPeople
from .posts import SqlPosts
from .promises import SqlPromises
from .prompts import SqlPrompts
from .reactions import SqlReactions
from .revisions import SqlRevisions
from .search.search import SqlSearch
from .snapshots import SqlSnapshots
from .threads import SqlThreads
from .voices import SqlVoices

Values = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None


class SqlTransaction:
    """Attributes: ``wrote`` says whether anything was written since it was last set to False."""

    def __init__(self, connection: sa.Connection, *, writing: bool) -> None:
        self.wrote = False
        self._writing = writing
        self._connection = connection
        self.people = SqlPeople(self)
        self.notebooks = SqlNotebooks(self)
        self.outlines = SqlOutlines(self)
        self.copies = SqlCopies(self)
        self.threads = SqlThreads(self)
        self.lists = SqlLists(self)
        self.posts = SqlPosts(self)
        self.files = SqlFiles(self)
        self.snapshots = SqlSnapshots(self)
        self.aliases = SqlAliases(self)
        self.voices = SqlVoices(self)
        self.openings = SqlOpenings(self)
        self.nods = SqlNods(self)
        self.reactions = SqlReactions(self)
        self.promises = SqlPromises(self)
        self.difficulties = SqlDifficulties(self)
        self.prompts = SqlPrompts(self)
        self.hands = SqlHands(self)
        self.attentions = SqlAttentions(self)
        self.marks = SqlMarks(self)
        self.moderation = SqlModeration(self)
        self.revisions = SqlRevisions(self)
        self.blocks = SqlBlocks(self)
        self.rules = SqlCourseRules(self)
        self.audit = SqlAudit(self)
        self.mentions = SqlMentions(self)
        self.tellings = SqlTellings(self)
        self.notices = SqlNotices(self)
        self.visits = SqlVisits(self)
        self.search = SqlSearch(self)
        self.log = SqlLog(self)

    def read(self, statement: sa.Executable, values: Values = None) -> sa.CursorResult[Any]:
        return self._connection.execute(statement, values)

    def write(self, statement: sa.Executable, values: Values = None) -> sa.CursorResult[Any]:
        self.will_write()
        return self._connection.execute(statement, values)

    def will_write(self) -> None:
        """Said before anything is written, or kept to be written at the end."""
        if not self._writing:
            raise RuntimeError("A query may not write; use Store.write.")
        self.wrote = True

    def finish(self) -> set[CourseId]:
        """Writes what was collected; returns the courses that have new events."""
        self.marks.flush()
        return self.log.flush()
