"""Raised hands."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from .values import Name, Person, Time, Uuid


class NewHand(Struct, kw_only=True, forbid_unknown_fields=True):
    """``private``: only the staff know of it."""

    notebook: Name
    anchor: Name
    line: str = ""
    private: bool = False


class Hand(Struct, kw_only=True):
    """``at`` is when it was raised, ``since`` when its state began; ``helper`` who of the staff is there."""

    id: Uuid
    notebook: Name
    anchor: Name
    by: Person
    at: Time
    line: str
    private: bool
    state: Literal["up", "away", "helped"]
    since: Time
    helper: Person | None


class Hands(Struct, kw_only=True):
    """The hands that the reader may know of, the longest up first.

    ``ahead``: how many wait before the reader's own; null without one, or where somebody is there. ``duty``: who of the
    staff takes hands now.
    """

    course: Name
    hands: list[Hand]
    ahead: int | None
    duty: list[Person]
