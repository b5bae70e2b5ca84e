"""A small course, for the suites of the store: two people, a notebook, and functions that add what a test needs."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from jupyter_community.core.audience import Audience
from jupyter_community.core.cells.notebook import Anchor, Notebook
from jupyter_community.core.discussions.post import Post
from jupyter_community.core.discussions.thread import Thread, excerpt
from jupyter_community.core.events import Event, EventKind
from jupyter_community.core.ids import AnchorId, CourseId, NotebookId, PersonId, PostId, ThreadId
from jupyter_community.core.people import Author, Person, Role
from jupyter_community.ports.store import Transaction

COURSE = CourseId("seminar")
OTHER = CourseId("another")
NOTEBOOK = Notebook(
    course=COURSE,
    id=NotebookId("nb-1"),
    title="Week 1",
    path="week1/01.ipynb",
    anchors=(
        Anchor(id=AnchorId("cell-1"), kind="discussion", title="What surprised you?"),
        Anchor(id=AnchorId("cell-2"), kind="discussion", title="What is still unclear?"),
    ),
)
START = datetime(2026, 11, 24, 9, 0, 0, 123456, tzinfo=timezone.utc)


def minute(n: int) -> datetime:
    return START + timedelta(minutes=n)


def new_id() -> PostId:
    return PostId(str(uuid.uuid4()))


def as_author(person: Person, role: Role = Role.LEARNER) -> Author:
    return Author(id=person.id, name=person.name, role=role)


def start_thread(
    tx: Transaction,
    by: Author,
    body: str,
    *,
    at: datetime = START,
    course: CourseId = COURSE,
    id: PostId | None = None,
    audience: Audience = Audience.EVERYONE,
) -> Post:
    """A thread with its first post, which is returned."""
    id = id or new_id()
    tx.threads.start(
        Thread(
            id=ThreadId(id),
            course=course,
            notebook=NOTEBOOK.id,
            anchor=NOTEBOOK.anchors[0].id,
            title=excerpt(body),
            started_by=by,
            at=at,
            last_at=at,
            posts=0,
            audience=audience,
        ),
        by.id,
    )
    return _add(tx, by, body, ThreadId(id), id, at, course, None)


def reply(tx: Transaction, by: Author, body: str, to: Post, *, at: datetime = START, id: PostId | None = None) -> Post:
    return _add(tx, by, body, to.thread, id or new_id(), at, to.course, to.id)


def _add(
    tx: Transaction,
    by: Author,
    body: str,
    thread: ThreadId,
    id: PostId,
    at: datetime,
    course: CourseId,
    to: PostId | None,
) -> Post:
    draft = Post(id=id, course=course, thread=thread, reply_to=to, n=0, author=by, body=body, at=at)
    post = tx.posts.add(draft, by.id, by.role)
    tx.marks.advance(by.id, thread, post.n)
    return post


def tell(tx: Transaction, by: PersonId, subject: str, *, key: str | None = None, course: CourseId = COURSE) -> None:
    """Appends an event."""
    tx.log.append(
        Event(
            course=course,
            kind=EventKind.POST_PUBLISHED,
            subject=subject,
            author=by,
            key=key or subject,
            at=START,
            thread=subject,
        )
    )


def renamed(notebook: Notebook, title: str) -> Notebook:
    return replace(notebook, title=title)
