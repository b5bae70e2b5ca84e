"""The frames of the live connection."""

from __future__ import annotations

from msgspec import Struct

from .values import AttentionName, Course, Me, Notebook, Person, Post, Thread

# Frames from a page.


class Follow(Struct, kw_only=True, tag_field="type", tag="follow"):
    course: str
    log: str | None = None
    seq: int | None = None


class Renew(Struct, kw_only=True, tag_field="type", tag="renew"):
    token: str


class Watch(Struct, kw_only=True, tag_field="type", tag="watch"):
    """Whose presence the page wants to be told of: that in a course, and in these notebooks of it; or of nobody's."""

    course: str
    notebooks: list[str] | None


Frame = Follow | Renew | Watch


# Frames to a page.


class Welcome(Struct, kw_only=True, tag_field="type", tag="welcome"):
    person: Person
    version: str


class Following(Struct, kw_only=True, tag_field="type", tag="following"):
    course: str
    log: str
    seq: int


class PostEvent(Struct, kw_only=True, tag_field="type", tag="post"):
    post: Post
    thread: Thread


class GoneEvent(Struct, kw_only=True, tag_field="type", tag="gone"):
    post: str
    thread: str
    now: Thread | None


class ThreadEvent(Struct, kw_only=True, tag_field="type", tag="thread"):
    thread: Thread


class NotebookEvent(Struct, kw_only=True, tag_field="type", tag="notebook"):
    """``reopens``: when talk opens in it has changed, so what is there for a reader must be asked anew.

    ``outline``: so must its outline be.
    """

    notebook: Notebook
    reopens: bool
    outline: bool = False


class RulesEvent(Struct, kw_only=True, tag_field="type", tag="rules"):
    """How the course wants its talk to be has changed: ask for it again."""


class HandsEvent(Struct, kw_only=True, tag_field="type", tag="hands"):
    """Who has a hand up in the course has changed: ask for it again."""


Happening = PostEvent | GoneEvent | ThreadEvent | NotebookEvent | RulesEvent | HandsEvent


class Events(Struct, kw_only=True, tag_field="type", tag="events"):
    course: str
    log: str
    seq: int
    events: list[Happening]


class Reload(Struct, kw_only=True, tag_field="type", tag="reload"):
    course: str


class ReadElsewhere(Struct, kw_only=True, tag_field="type", tag="read"):
    course: str
    thread: str
    n: int
    unread: int


class Mine(Struct, kw_only=True, tag_field="type", tag="mine"):
    course: str
    post: str


class Yours(Struct, kw_only=True, tag_field="type", tag="yours"):
    """Only its author is told more of a post than before: ask for it. No post: of the rules for this person."""

    course: str
    post: str | None = None


class AttentionElsewhere(Struct, kw_only=True, tag_field="type", tag="attention"):
    course: str
    thread: str
    attention: AttentionName | None


class Spot(Struct, kw_only=True):
    """``others``: so many at least, in steps, and 0 while they are fewer than three."""

    people: list[str]
    others: int


class Presence(Struct, kw_only=True, tag_field="type", tag="presence"):
    """Who is in a course, by notebook; or in a notebook, by cell."""

    course: str
    notebook: str | None
    people: list[Person]
    others: int
    at: dict[str, Spot]


class MyChoices(Struct, kw_only=True, tag_field="type", tag="me"):
    """One's settings were changed in another page."""

    me: Me


class NoticesElsewhere(Struct, kw_only=True, tag_field="type", tag="notices"):
    """Something of the reader's notices was marked as seen, in another page of theirs."""

    course: str


class Courses(Struct, kw_only=True, tag_field="type", tag="courses"):
    courses: list[Course]


class Refused(Struct, kw_only=True, tag_field="type", tag="refused"):
    course: str
    error: str
    message: str
