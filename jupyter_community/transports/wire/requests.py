"""What pages send. Unknown fields are refused, so that a misspelt one is not silently lost."""

from __future__ import annotations

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from .values import (
    Anchor,
    AttentionName,
    AudienceName,
    KindName,
    Name,
    ReactionName,
    Snapshot,
    StateName,
    Time,
    ToneName,
    Uuid,
)


class Attention(Struct, kw_only=True, forbid_unknown_fields=True):
    """Also what is answered."""

    attention: AttentionName | None


class Promise(Struct, kw_only=True, forbid_unknown_fields=True):
    minutes: int | None
    shown: bool = False


class NewPost(Struct, kw_only=True, forbid_unknown_fields=True):
    id: Uuid
    thread: Uuid
    body: str
    reply_to: Uuid | None = None
    notebook: Name | None = None
    anchor: Name | None = None
    kind: KindName = "note"
    nameless: bool = False
    audience: AudienceName = "everyone"
    asks_back: bool = False
    tone: ToneName | None = None
    cell: Snapshot | None = None
    knowingly: bool = False


class State(Struct, kw_only=True, forbid_unknown_fields=True):
    state: StateName
    accepted: Uuid | None = None


class Guidance(Struct, kw_only=True, forbid_unknown_fields=True):
    """What is left out stays as it is."""

    pinned: bool | UnsetType = UNSET
    locked: str | UnsetType | None = UNSET
    summary: str | UnsetType | None = UNSET
    duplicate_of: Uuid | UnsetType | None = UNSET
    peers_first: Annotated[int | None, Meta(description="hours from now")] | UnsetType = UNSET
    notebook: Name | UnsetType = UNSET
    anchor: Name | UnsetType = UNSET


class Merge(Struct, kw_only=True, forbid_unknown_fields=True):
    into: Uuid


class NewPrompt(Struct, kw_only=True, forbid_unknown_fields=True):
    notebook: Name
    anchor: Name
    body: str
    at: Time


class Submissions(Struct, kw_only=True, forbid_unknown_fields=True):
    """Who has submitted, by the names that nbgrader knows them by."""

    logins: list[str]


class Given(Struct, kw_only=True, forbid_unknown_fields=True):
    given: bool


class Reacting(Struct, kw_only=True, forbid_unknown_fields=True):
    kind: ReactionName
    given: bool


class Edit(Struct, kw_only=True, forbid_unknown_fields=True):
    body: str
    revision: int
    reason: str | None = None


class Removal(Struct, kw_only=True, forbid_unknown_fields=True):
    reason: str | None = None


class Read(Struct, kw_only=True, forbid_unknown_fields=True):
    post: Uuid


class NewNotebook(Struct, kw_only=True, forbid_unknown_fields=True):
    title: str
    path: str
    anchors: list[Anchor]
    id: Name | UnsetType = UNSET
