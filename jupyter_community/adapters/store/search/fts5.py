"""The index of words in SQLite: FTS5 over the table ``finding``, kept by triggers.

The tokenizer ``ascii`` parts words at spaces only, since what is indexed holds letters, digits and signs beyond ASCII.
"""

from __future__ import annotations

import sqlalchemy as sa

from ....core.search.query import Phrase, Query
from .. import tables as t

_NEW = "INSERT INTO finding_fts(rowid, words, parts, scope) VALUES (new.id, new.words, new.parts, new.scope)"
_OLD = (
    "INSERT INTO finding_fts(finding_fts, rowid, words, parts, scope)"
    " VALUES ('delete', old.id, old.words, old.parts, old.scope)"
)
_TABLE = "words, parts, scope, content='finding', content_rowid='id', columnsize=0, tokenize='ascii'"
CREATE = (
    f"CREATE VIRTUAL TABLE finding_fts USING fts5({_TABLE})",
    f"CREATE TRIGGER finding_new AFTER INSERT ON finding BEGIN {_NEW}; END",
    f"CREATE TRIGGER finding_gone AFTER DELETE ON finding BEGIN {_OLD}; END",
    f"CREATE TRIGGER finding_changed AFTER UPDATE ON finding BEGIN {_OLD}; {_NEW}; END",
)
_FTS = sa.table("finding_fts", sa.column("rowid"), sa.column("finding_fts"))

JOINED = _FTS.join(t.finding, t.finding.c.id == _FTS.c.rowid)
MATCHES = _FTS.c.finding_fts.op("MATCH")(sa.bindparam("match_"))
AGE = _FTS.c.rowid
"""FTS5 walks backwards through it without sorting."""


def contains(text: sa.ColumnElement[str], part: str) -> sa.ColumnElement[bool]:
    """Letter by letter: words are levelled already, and LIKE would fold the case of every letter again."""
    return sa.func.instr(text, part) > 0


def expression(query: Query, scope: str) -> str:
    wanted = " AND ".join(map(_phrase, query.wanted))
    found = f"(scope : {_quoted(scope)} AND {{words parts}} : ({wanted}))"
    if not query.unwanted:
        return found
    return f"{found} NOT {{words parts}} : ({' OR '.join(map(_phrase, query.unwanted))})"


def _phrase(phrase: Phrase) -> str:
    return _quoted(" ".join(phrase.words)) + (" *" if phrase.open else "")


def _quoted(text: str) -> str:
    """Inside quotes FTS5 reads nothing but words; there are no quotes in words."""
    return '"' + text.replace('"', "") + '"'
