"""Mentions and notices, what people set for them, and coming back."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from .values import Byline, Person, Thread, Time, Uuid

ToldName = Literal["replies", "mentions", "nothing"]


class People(Struct, kw_only=True):
    people: list[Person]


class Notice(Struct, kw_only=True):
    """``new``: neither read at its place nor marked as seen."""

    post: Uuid
    n: int
    author: Byline | None
    at: Time
    why: Literal["mention", "reply"]
    excerpt: str
    new: bool
    thread: Thread


class Notices(Struct, kw_only=True):
    notices: list[Notice]


class SeenUntil(Struct, kw_only=True, forbid_unknown_fields=True):
    at: Time


class Muting(Struct, kw_only=True, forbid_unknown_fields=True):
    """Also what is answered."""

    given: bool


class Telling(Struct, kw_only=True):
    """For the person alone; ``quiet`` are minutes of their day."""

    told: ToldName
    mentionable: bool
    listed: bool
    quiet_from: int | None
    quiet_to: int | None
    muted: list[Person]


class TellingChange(Struct, kw_only=True, forbid_unknown_fields=True):
    """What is left out stays as it is."""

    told: ToldName | UnsetType = UNSET
    mentionable: bool | UnsetType = UNSET
    listed: bool | UnsetType = UNSET
    quiet_from: int | UnsetType | None = UNSET
    quiet_to: int | UnsetType | None = UNSET


class Visiting(Struct, kw_only=True, forbid_unknown_fields=True):
    """``welcomed``: what was new has been looked at."""

    welcomed: bool = False


class NewsItem(Struct, kw_only=True):
    why: Literal["announced", "answered", "summed_up"]
    thread: Thread


class WelcomeBack(Struct, kw_only=True):
    """``since``: the day of the last visit, null where nobody was away for long."""

    since: str | None
    news: list[NewsItem]
