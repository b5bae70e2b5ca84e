"""What pages are told, and what frames carry."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

Name = Annotated[str, Meta(pattern=r"^[A-Za-z0-9._-]{1,64}$")]
Uuid = Annotated[str, Meta(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Time = Annotated[str, Meta(description="ISO 8601, UTC, milliseconds", examples=["2026-11-24T09:00:00.000Z"])]
AnnounceName = Literal["off", "mentions", "summary", "each"]
RoleName = Literal["learner", "mentor", "teaching_assistant", "instructor"]


class Person(Struct, kw_only=True):
    id: str
    name: str
    role: RoleName | UnsetType = UNSET


class Course(Struct, kw_only=True):
    id: Name
    title: str
    role: RoleName


class Limits(Struct, kw_only=True):
    """``body`` and ``file`` are in bytes."""

    body: int
    file: int
    undo_seconds: int


class Session(Struct, kw_only=True):
    token: str
    expires_in: int
    renew_in: int
    now: Time
    version: str
    person: Person
    courses: list[Course]
    any_course: bool = False
    limits: Limits


ShownName = Literal["not", "counted", "named"]


class Settings(Struct, kw_only=True):
    display_name: str | None
    hold_posts: bool
    shown: ShownName | None
    quiet: bool
    announce: AnnounceName
    toured: bool


class SettingsChange(Struct, kw_only=True, forbid_unknown_fields=True):
    display_name: Annotated[str, Meta(max_length=500)] | UnsetType | None = UNSET
    hold_posts: bool | UnsetType = UNSET
    shown: ShownName | UnsetType = UNSET
    quiet: bool | UnsetType = UNSET
    announce: AnnounceName | UnsetType = UNSET
    toured: bool | UnsetType = UNSET


class Me(Struct, kw_only=True):
    person: Person
    courses: list[Course]
    settings: Settings


class Byline(Struct, kw_only=True):
    """By whom something is. Who wrote without their name is only an ``alias``: 0 started the thread, others follow."""

    id: str | UnsetType = UNSET
    name: str | UnsetType = UNSET
    role: RoleName | UnsetType = UNSET
    alias: int | UnsetType = UNSET


KindName = Literal["question", "note", "idea", "different_view", "announcement"]
StateName = Literal["open", "answered", "waiting", "resolved"]
AudienceName = Literal["everyone", "staff"]


class Hidden(Struct, kw_only=True):
    """Why a post is hidden; all but the cause is for its author and the staff."""

    cause: Literal["reports", "staff"]
    by: Person | UnsetType = UNSET
    reason: str | UnsetType = UNSET
    appeal: str | UnsetType = UNSET
    answer: str | UnsetType = UNSET


class Reports(Struct, kw_only=True):
    """For the staff: how many asked them to look at a post, and what some of them added."""

    count: int | Literal["few"]
    lines: list[str]


ToneName = Literal["half_baked", "joking", "blunt"]
ReactionName = Literal["thank_you", "helped", "landed", "differently"]


class Reaction(Struct, kw_only=True):
    """Those who say so of a post; "few" is one or two others than the reader."""

    kind: ReactionName
    mine: bool
    others: int | Literal["few"]


class Piece(Struct, kw_only=True, forbid_unknown_fields=True):
    """Of a cell that somebody shows; ``cut`` characters were left out of it, at the line that says "…" alone."""

    kind: Literal["source", "text", "error", "picture"]
    text: Annotated[str, Meta(description="plain text; of a picture, a PNG in base64")]
    cut: int = 0


class Snapshot(Struct, kw_only=True, forbid_unknown_fields=True):
    """A cell as it was when somebody showed it with a post, and why something of it is not in here."""

    language: str
    pieces: list[Piece]
    omitted: list[Literal["rich", "large", "many", "removed"]] = []


class Post(Struct, kw_only=True):
    id: Uuid
    thread: Uuid
    reply_to: Uuid | None
    n: int
    author: Byline | None
    kind: KindName
    body: str
    at: Time
    revision: int
    edited_at: Time | None
    edited_by: Person | None
    deleted: bool
    endorsed_by: list[Person]
    seen_by: list[Person]
    tone: ToneName | UnsetType = UNSET
    reactions: list[Reaction] | UnsetType = UNSET
    reason: str | UnsetType = UNSET
    mine: bool | UnsetType = UNSET
    hidden: Hidden | UnsetType = UNSET
    reports: Reports | UnsetType = UNSET
    unmasked: list[str] | UnsetType = UNSET
    mentions: list[Person] | UnsetType = UNSET
    attached: bool | UnsetType = UNSET


class Thread(Struct, kw_only=True):
    id: Uuid
    notebook: Name
    anchor: Name
    title: str
    started_by: Byline | None
    at: Time
    last_at: Time
    posts: int
    audience: AudienceName
    kind: KindName
    state: StateName | None
    accepted: Uuid | None
    pinned: bool
    locked: str | None
    summary: str | None
    duplicate_of: Uuid | None
    peers_first: Time | None
    hidden: bool | UnsetType = UNSET


class Voices(Struct, kw_only=True):
    """Those who wonder about the same; "few" is one or two."""

    mine: bool
    others: int | Literal["few"]


AttentionName = Literal["followed", "muted"]


class ThreadForMe(Thread, kw_only=True):
    unread: int
    mine: bool
    voices: Voices
    attention: AttentionName | None


class BoardThread(ThreadForMe, kw_only=True):
    excerpt: str
    last_by: Byline | None


class ThreadWithTalk(ThreadForMe, kw_only=True):
    talk: list[Post]
    more: bool


class Anchor(Struct, kw_only=True, forbid_unknown_fields=True):
    id: Name
    kind: str
    title: str


class Notebook(Struct, kw_only=True):
    id: Name
    title: str
    path: str
    anchors: list[Anchor]


class Board(Struct, kw_only=True):
    course: Name
    log: str
    seq: int
    notebooks: list[Notebook]
    threads: list[BoardThread]
    more: str | None


OpensName = Literal["at_once", "after_post", "after_submit", "after_due", "staff", "closed"]


class Opening(Struct, kw_only=True, forbid_unknown_fields=True):
    """When talk opens at a cell, and whether learners may write there without their names."""

    opens: OpensName
    due: Time | None = None
    assignment: str | None = None
    nameless: bool = True


class Looked(Struct, kw_only=True):
    """Whether the reader can read there now."""

    open: bool


class Awaited(Struct, kw_only=True):
    """What has to be submitted before talk opens."""

    assignment: str | None


class Gate(Struct, kw_only=True):
    """``open``: the reader can read there; ``posts`` counts what is there for everybody, readable or not."""

    anchor: Name
    opening: Opening
    open: bool
    posts: int


class HardHere(Struct, kw_only=True):
    """A cell that somebody found hard."""

    anchor: Name
    voices: Voices


class Earlier(Struct, kw_only=True):
    """So many threads of a cell are not in its notebook's talk; the board has them."""

    anchor: Name
    threads: int


class NotebookTalk(Struct, kw_only=True):
    course: Name
    log: str
    seq: int
    notebook: Notebook
    threads: list[ThreadWithTalk]
    earlier: list[Earlier]
    gates: list[Gate]
    hard: list[HardHere]


class ThreadTalk(Struct, kw_only=True):
    course: Name
    log: str
    seq: int
    thread: ThreadForMe
    talk: list[Post]
    more: bool


class Hit(Struct, kw_only=True):
    """A post that was found. Every second string of the snippet, from the second on, is what was looked for."""

    post: Uuid
    n: int
    author: Byline | None
    kind: KindName
    at: Time
    snippet: list[str]
    thread: Thread
    mine: bool | UnsetType = UNSET


class Hits(Struct, kw_only=True):
    """``found`` counts the hits of all pages, to a thousand; ``more`` is the ``before`` of the next page."""

    course: Name
    found: int
    hits: list[Hit]
    more: str | None


class Reactions(Struct, kw_only=True):
    reactions: list[Reaction]


class Posted(Struct, kw_only=True):
    post: Post
    thread: Thread


class OneThread(Struct, kw_only=True):
    thread: Thread


class OnePost(Struct, kw_only=True):
    post: Post


class Removed(Struct, kw_only=True):
    post: Post | None
    thread: Thread | None


class Waiting(Struct, kw_only=True):
    """A thread of the inbox; ``since`` is when it became the staff's turn."""

    thread: Uuid
    why: Literal["question", "unseen", "reported", "appeal"]
    since: Time
    post: Uuid | UnsetType = UNSET


class Inbox(Struct, kw_only=True):
    """The first of what waits, and what a list says of these threads."""

    course: Name
    log: str
    seq: int
    waiting: list[Waiting]
    threads: list[BoardThread]
    more: bool


class ReplyTime(Struct, kw_only=True):
    """How soon the staff mean to answer; ``usual`` is the median of the last week, in minutes."""

    minutes: int | None
    shown: bool
    usual: int | None


class Unread(Struct, kw_only=True):
    unread: int


class Status(Struct, kw_only=True):
    status: str


class Problem(Struct, kw_only=True):
    """What every refusal looks like; the message is a sentence for people."""

    error: str
    message: str
    current: Post | UnsetType = UNSET
