"""What is said about reports, hidden posts, earlier texts, blocks, the rules of a course and the record."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from .values import Byline, Name, Person, Time, Uuid

Line = Annotated[str, Meta(max_length=4_000)]


class Report(Struct, kw_only=True, forbid_unknown_fields=True):
    line: Line | None = None


class Hiding(Struct, kw_only=True, forbid_unknown_fields=True):
    """``hidden`` false: it is for everybody, again or still; a reason is not needed for that."""

    hidden: bool
    reason: Line | None = None


class Appeal(Struct, kw_only=True, forbid_unknown_fields=True):
    line: Line


class Unmasking(Struct, kw_only=True, forbid_unknown_fields=True):
    reason: Line


class Unmasked(Struct, kw_only=True):
    person: Person


class Names(Struct, kw_only=True, forbid_unknown_fields=True):
    """From now on the author writes under their name, for this reason; null: no longer."""

    reason: Line | None


class Revision(Struct, kw_only=True):
    """``by``: who wrote this text, if it was not the author."""

    revision: int
    body: str
    at: Time
    by: Person | None


class History(Struct, kw_only=True):
    revisions: list[Revision]


class NewBlock(Struct, kw_only=True, forbid_unknown_fields=True):
    post: Uuid


class Block(Struct, kw_only=True):
    """Somebody by name, or an alias in a thread."""

    id: Uuid
    who: Byline
    at: Time
    thread: Uuid | None


class Blocks(Struct, kw_only=True):
    blocks: list[Block]


class Rules(Struct, kw_only=True):
    """``named``: why the reader writes under their name from now on, which nobody else is told."""

    course: Name
    agreement: str | None
    version: int
    agreed: bool
    nameless: bool
    named: str | None
    hide_after: int


class RulesChange(Struct, kw_only=True, forbid_unknown_fields=True):
    """What is left out stays as it is."""

    agreement: str | UnsetType | None = UNSET
    nameless: bool | UnsetType = UNSET
    hide_after: int | UnsetType = UNSET


class Agreed(Struct, kw_only=True, forbid_unknown_fields=True):
    version: int


ActName = Literal[
    "edit",
    "delete",
    "hide",
    "show",
    "keep_hidden",
    "unmask",
    "names_on",
    "names_off",
    "course_names_on",
    "course_names_off",
    "cell_names_on",
    "cell_names_off",
    "agreement",
    "reports",
    "close",
    "open",
    "role",
]


class Entry(Struct, kw_only=True):
    id: int
    act: ActName
    by: Person
    at: Time
    thread: Uuid | None
    post: Uuid | None
    why: str | None


class Audit(Struct, kw_only=True):
    """Newest first; ``more``: there are older ones, before the ``id`` of the last."""

    entries: list[Entry]
    more: bool
