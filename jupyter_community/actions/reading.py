"""What a person can read: a notebook's talk, a thread, and what happened since they last looked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from ..core.audience import EVERYBODY, FEED, Readers
from ..core.blocking import Block
from ..core.cells.notebook import Notebook
from ..core.discussions.board import AT_CELL
from ..core.discussions.opening import Gate
from ..core.discussions.post import Post
from ..core.discussions.reading import ThreadForReader, unread
from ..core.discussions.thread import Thread
from ..core.discussions.voices import Voices
from ..core.errors import NotFound
from ..core.events import Cursor, Event, EventKind
from ..core.ids import AnchorId, CourseId, NotebookId, PostId, ThreadId
from ..core.permissions import Permission
from ..ports.store import Transaction
from .audiences import apart_from, eyes, to_each
from .discussions.hardness import hard_cells
from .discussions.reacting import with_reactions
from .listing import find_notebook, listed_notebooks
from .request import Request
from .showing import PAGE, for_reader, with_first, with_talk

_UNOPENED = "This notebook has not been opened for the course yet."
TOO_FAR = 1_000
TOO_MUCH = 1024 * 1024
"""A reader who is more events or more characters behind loads anew: news tell of one moment, so they are not cut up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotebookTalk:
    """
    Attributes:
        earlier: how many threads of a cell are not among ``threads``; cells of which all are there are left out.
        gates: the cells about whose opening something was said, as the reader finds them.
        hard: those that somebody found hard.
    """

    cursor: Cursor
    notebook: Notebook
    threads: tuple[ThreadForReader, ...]
    earlier: Mapping[AnchorId, int] = field(default_factory=dict)
    gates: Mapping[AnchorId, Gate] = field(default_factory=dict)
    hard: Mapping[AnchorId, Voices] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadTalk:
    cursor: Cursor
    thread: ThreadForReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event as it is true now, for ``readers`` only.

    A ``post`` comes with its thread, a ``thread`` may come alone; else ``notebook`` or ``gone`` is set.
    ``reopens``: when talk opens in the notebook has changed, so each reader has to ask what is there for them.
    ``outline``: its outline has changed. ``rules``: so have the rules of the course;
    ``hands``: so have the hands that are up.
    """

    post: Post | None = None
    thread: Thread | None = None
    notebook: Notebook | None = None
    gone: PostId | None = None
    gone_from: ThreadId | None = None
    reopens: bool = False
    outline: bool = False
    rules: bool = False
    hands: bool = False
    readers: Readers = EVERYBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """``happenings`` bring a reader up to ``cursor``; None: the reader has to load anew."""

    cursor: Cursor
    happenings: tuple[Happening, ...] | None


def read_notebook(tx: Transaction, request: Request, id: NotebookId) -> NotebookTalk:
    """What is said in a notebook: of each cell the threads that people look for first, of each thread its newest posts.

    Raises:
        NotFound: not in the course, or the notebook was not opened for it.
    """
    request.permit(Permission.READ)
    notebook = find_notebook(tx, request.course, id)
    if notebook is None:
        raise NotFound(_UNOPENED, code="unknown_anchor")
    cursor = tx.log.last(request.course)
    threads, in_all = tx.lists.at_cells(request.course, id, request.reader, AT_CELL)
    if notebook.by_copies and notebook not in listed_notebooks(tx, request):
        raise NotFound(_UNOPENED, code="unknown_anchor")
    here = Counter(thread.anchor for thread in threads)
    earlier = {anchor: count - here[anchor] for anchor, count in in_all.items() if count > here[anchor]}
    return NotebookTalk(
        cursor=cursor,
        notebook=notebook,
        threads=with_talk(tx, request, threads),
        earlier=earlier,
        gates=_gates(tx, request, id),
        hard=hard_cells(tx, request, id),
    )


def _gates(tx: Transaction, request: Request, notebook: NotebookId) -> dict[AnchorId, Gate]:
    openings = tx.openings.of_notebook(request.course, notebook)
    posts = tx.openings.posts(request.course, notebook) if openings else {}
    passed = tx.openings.passed_by(request.course, notebook, request.caller.person.id) if openings else frozenset()
    gates = {}
    for anchor, opening in openings.items():
        through = opening.lets_pass and anchor in passed
        is_open = through or request.reader.private or opening.is_open(request.now)
        gates[anchor] = Gate(opening=opening, open=is_open, posts=posts.get(anchor, 0))
    return gates


def read_thread(tx: Transaction, request: Request, id: ThreadId, before: int | None) -> ThreadTalk:
    """A thread's first post and its newest ones, or those before ordinal ``before``.

    Raises:
        NotFound: no such thread for the caller.
    """
    request.permit(Permission.READ)
    thread = tx.threads.find(request.course, id, request.reader)
    if thread is None:
        raise NotFound("This thread is not there any more.")
    cursor = tx.log.last(request.course)
    posts = tx.posts.before(id, before if before is not None else thread.posts + 1, PAGE, request.reader)
    found = map(eyes(tx, request), posts if before is not None else with_first(tx, request, posts))
    talk = tuple(with_reactions(tx, request, found))
    [marked] = for_reader(tx, request, [thread])
    return ThreadTalk(cursor=cursor, thread=replace(marked, talk=talk, more=bool(posts) and posts[0].n > 2))


def read_post(tx: Transaction, request: Request, id: PostId) -> Post:
    """One post, with what only its author and staff may see.

    Raises:
        NotFound: no such post for the caller.
    """
    request.permit(Permission.READ)
    post = tx.posts.find(request.course, id, request.reader)
    if post is None or tx.threads.find(request.course, post.thread, request.reader) is None:
        raise NotFound("This post is not there any more.")
    return eyes(tx, request)(post)


def mark_read(tx: Transaction, request: Request, id: ThreadId, upto: PostId) -> tuple[int, int]:
    """The caller has read a thread up to a post. Returns (ordinal, how many are still unread).

    Raises:
        NotFound: no such thread for the caller. A post that is gone meanwhile counts as nothing read.
    """
    request.permit(Permission.READ)
    thread = tx.threads.find(request.course, id, request.reader)
    if thread is None:
        raise NotFound("This thread is not there any more.")
    me = request.caller.person.id
    post = tx.posts.find(request.course, upto)
    if post is not None and post.thread == id:
        tx.marks.advance(me, id, post.n)
    mark = tx.marks.of(me, request.course).get(id, 0)
    return mark, unread(thread, mark) - tx.blocks.unread(request.course, request.reader).get(id, 0)


def read_news(tx: Transaction, course: CourseId, cursor: Cursor | None, now: datetime) -> News:
    """What is new in a course since a cursor, as it is true now, and for each piece who may be told.

    Without a cursor: nothing, and how far the log has come. Whoever delivers it leaves out what is not for a reader.
    """
    last = tx.log.last(course)
    if cursor is None:
        return News(cursor=last, happenings=())
    if cursor.log != last.log or cursor.seq > last.seq or last.seq - cursor.seq > TOO_FAR:
        return News(cursor=last, happenings=None)
    events = tx.log.after(course, cursor.seq, TOO_FAR)
    blocks = tx.blocks.of_course(course) if events else ()
    latest = {(_noun(event.kind), event.subject, _whose(event)): event for event in events}
    found: list[Happening] = []
    text = 0
    for event in latest.values():
        for news in happenings(tx, course, event, now, blocks):
            text += len(news.post.body) if news.post else 0
            if text > TOO_MUCH:
                return News(cursor=last, happenings=None)
            found.append(news)
    return News(cursor=last, happenings=tuple(found))


_NOUNS = {
    EventKind.NOTEBOOK_OPENED: "notebook",
    EventKind.OPENING_CHANGED: "opening",
    EventKind.TALK_REARRANGED: "opening",
    EventKind.OUTLINE_CHANGED: "outline",
    EventKind.THREAD_CHANGED: "thread",
    EventKind.RULES_CHANGED: "rules",
    EventKind.HANDS_CHANGED: "hands",
}


_OF_THE_COURSE = {
    EventKind.RULES_CHANGED: Happening(rules=True),
    EventKind.HANDS_CHANGED: Happening(hands=True),
}


def _noun(kind: EventKind) -> str:
    """What an event's subject is; a thread has the id of its first post."""
    return _NOUNS.get(kind, "post")


def _whose(event: Event) -> Readers | None:
    """To whom an event is told that says the same to all of its readers; who else hears of a post changes with it."""
    return event.readers if event.kind in (EventKind.NOTEBOOK_OPENED, EventKind.POST_REPORTED) else None


def happenings(
    tx: Transaction, course: CourseId, event: Event, now: datetime, blocks: Sequence[Block]
) -> Iterator[Happening]:
    """What an event points to, as it is now; nothing if there is nothing to say about it any more."""
    if event.kind in _OF_THE_COURSE:
        yield _OF_THE_COURSE[event.kind]
        return
    if event.thread is None:
        notebook = find_notebook(tx, course, NotebookId(event.subject))
        reopens = event.kind in (EventKind.OPENING_CHANGED, EventKind.TALK_REARRANGED)
        outline = event.kind == EventKind.OUTLINE_CHANGED
        if notebook:
            yield Happening(notebook=notebook, reopens=reopens, outline=outline, readers=event.readers)
        return
    speaks_of_thread = event.kind == EventKind.THREAD_CHANGED
    gone, gone_from = PostId(event.subject), ThreadId(event.thread)
    post = None if speaks_of_thread else tx.posts.find(course, gone, FEED)
    # A post may stand in another thread than it did when this happened.
    thread = tx.threads.find(course, gone_from if post is None else post.thread, FEED)
    if thread is None:
        if not speaks_of_thread:
            yield Happening(gone=gone, gone_from=gone_from, readers=event.readers)
        return
    readers = _readers(tx, event, thread, now)
    readers = replace(readers, apart=apart_from(blocks, thread, post))
    for told, seen, whom in to_each(tx, thread, None if post is None else replace(post, reason=None), readers):
        if post is None and not speaks_of_thread:
            yield Happening(gone=gone, gone_from=gone_from, thread=seen, readers=whom)
        else:
            yield Happening(post=told, thread=seen, readers=whom)


def _readers(tx: Transaction, event: Event, thread: Thread, now: datetime) -> Readers:
    """Who may be told; at a cell that is not open to everybody, only who has come through."""
    where = (thread.course, thread.notebook, thread.anchor)
    opening = tx.openings.at(*where)
    if opening.is_open(now):
        return event.readers
    only = tx.openings.passed(*where) if opening.lets_pass else frozenset()
    asker = tx.threads.asker(thread.id)
    return replace(event.readers, only=only if asker is None else only | {asker})
