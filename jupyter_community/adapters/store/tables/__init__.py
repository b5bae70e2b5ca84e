"""The schema, in SQLAlchemy Core. Courses are soft references: the directory owns them, we only name them."""

from __future__ import annotations

from .discussions import alias, finding, post, snapshot, thread
from .files import file, file_data
from .hands import duty, hand
from .log import counter, event, log
from .notebooks import anchor, copy, described, notebook, opening, outline, outline_anchor, passed
from .notices import mention, seen, silenced, telling, visit
from .people import person
from .safety import agreed, audit, block, earlier, hidden, named, report, rules
from .schema import BigInt, metadata
from .signs import attention, mark, nod, promise, reaction, voice
from .teaching import difficulty, former_alias, prompt

__all__ = [
    "BigInt",
    "agreed",
    "alias",
    "anchor",
    "attention",
    "audit",
    "block",
    "copy",
    "counter",
    "described",
    "difficulty",
    "duty",
    "earlier",
    "event",
    "file",
    "file_data",
    "finding",
    "former_alias",
    "hand",
    "hidden",
    "log",
    "mark",
    "mention",
    "metadata",
    "named",
    "nod",
    "notebook",
    "opening",
    "outline",
    "outline_anchor",
    "passed",
    "person",
    "post",
    "promise",
    "prompt",
    "reaction",
    "report",
    "rules",
    "seen",
    "silenced",
    "snapshot",
    "telling",
    "thread",
    "visit",
    "voice",
]
