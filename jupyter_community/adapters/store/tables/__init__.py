"""The schema, in SQLAlchemy Core. Courses are soft references: the directory owns them, we only name them."""

from __future__ import annotations

from .discussions import alias, finding, post, thread
from .log import counter, event, log
from .notebooks import anchor, copy, described, notebook, opening, outline, outline_anchor, passed
from .people import person
from .schema import BigInt, metadata
from .signs import attention, mark, nod, promise, voice
from .teaching import difficulty, former_alias, prompt

__all__ = [
    "BigInt",
    "alias",
    "anchor",
    "attention",
    "copy",
    "counter",
    "described",
    "difficulty",
    "event",
    "finding",
    "former_alias",
    "log",
    "mark",
    "metadata",
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
    "thread",
    "voice",
]
