"""Threads. Who started one is read from its first post's author row, name included, so that names stay of today."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from ...core.audience import Audience, Reader
from ...core.discussions.opening import LETTING_PASS, Opens
from ...core.discussions.post import PostKind
from ...core.discussions.question import State
from ...core.discussions.thread import Thread
from ...core.ids import AnchorId, CourseId, NotebookId, PersonId, PostId, ThreadId
from ...core.people import ASKER, Alias, Author
from . import tables as t
from .absorbing import absorb
from .authors import byline, name_of
from .seeing import is_apart, is_blocked_alias
from .times import pack, unpack

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_IS_PRIVATE = t.thread.c.audience != Audience.EVERYONE.value
_reader = sa.bindparam("reader_", type_=t.BigInt)
_private = sa.bindparam("private_", type_=sa.Boolean)
_BARE = sa.and_(
    t.thread.c.hidden,
    sa.not_(_private),
    sa.or_(_reader.is_(None), t.thread.c.asker.is_(None), t.thread.c.asker != _reader),
)
"""Of a thread whose first post is hidden, its title and who started it are for the staff and who did."""
_SELECT = sa.select(
    *(column for column in t.thread.c if column.name not in ("asker", "title")),
    sa.case((_BARE, ""), else_=t.thread.c.title).label("title"),
    _BARE.label("bare"),
    sa.case((_IS_PRIVATE, t.thread.c.asker)).label("asker"),
    name_of(t.person).label("started_name"),
).outerjoin(t.person, t.person.c.id == t.thread.c.started_by)
_PASSED = sa.exists().where(
    t.passed.c.course == t.opening.c.course,
    t.passed.c.notebook == t.opening.c.notebook,
    t.passed.c.anchor == t.opening.c.anchor,
    t.passed.c.person == _reader,
)
_SHUT = sa.exists().where(
    t.opening.c.course == t.thread.c.course,
    t.opening.c.notebook == t.thread.c.notebook,
    t.opening.c.anchor == t.thread.c.anchor,
    sa.or_(
        t.opening.c.opens.in_([Opens.STAFF.value, Opens.CLOSED.value]),
        sa.and_(t.opening.c.opens == Opens.AFTER_DUE.value, t.opening.c.due > sa.bindparam("now_", type_=t.BigInt)),
        sa.and_(t.opening.c.opens.in_([opens.value for opens in LETTING_PASS]), ~_PASSED),
    ),
)
_APART = sa.or_(
    is_apart(t.thread.c.course, t.thread.c.started_by, t.thread.c.started_role),
    sa.and_(t.thread.c.nameless, is_blocked_alias(t.thread.c.id, sa.literal(ASKER.n))),
)
VISIBLE = sa.or_(
    _private,
    t.thread.c.asker == _reader,
    sa.and_(~_IS_PRIVATE, ~_SHUT, ~_APART),
)
"""The reader may be staff, may have asked it, or it is for everybody at a cell that is open to this reader now, and
the reader and who started it see each other."""
SEEN = _SELECT.where(VISIBLE)
_FIND = SEEN.where(t.thread.c.id == sa.bindparam("id_"), t.thread.c.course == sa.bindparam("course_"))
_SOME = SEEN.where(
    t.thread.c.course == sa.bindparam("course_"), t.thread.c.id.in_(sa.bindparam("ids_", expanding=True))
)
_OF_COURSE = SEEN.where(t.thread.c.course == sa.bindparam("course_")).order_by(t.thread.c.last_at.desc(), t.thread.c.id)
_OF_NOTEBOOK = SEEN.where(
    t.thread.c.course == sa.bindparam("course_"), t.thread.c.notebook == sa.bindparam("notebook_")
).order_by(t.thread.c.at, t.thread.c.id)
_START = sa.insert(t.thread)
_CHANGING = (
    *("title", "started_by", "nameless", "state", "accepted"),
    *("pinned", "locked", "summary", "duplicate_of", "peers_first", "since", "notebook", "anchor"),
)
_CHANGE = (
    sa.update(t.thread)
    .where(t.thread.c.id == sa.bindparam("id_"))
    .values(
        {name: sa.bindparam(f"{name}_") for name in _CHANGING},
    )
)
_CHANGE_BARE = (
    sa.update(t.thread)
    .where(t.thread.c.id == sa.bindparam("id_"))
    .values({name: sa.bindparam(f"{name}_") for name in _CHANGING if name not in ("title", "started_by", "nameless")})
)
_ASKER = sa.select(t.thread.c.asker).where(t.thread.c.id == sa.bindparam("id_"))


class SqlThreads:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def find(self, course: CourseId, thread: ThreadId, reader: Reader) -> Thread | None:
        row = self._tx.read(_FIND, {"course_": course, "id_": thread, **eyes(reader)}).first()
        return None if row is None else thread_of(row)

    def some(self, course: CourseId, threads: Collection[ThreadId], reader: Reader) -> Mapping[ThreadId, Thread]:
        rows = self._tx.read(_SOME, {"course_": course, "ids_": list(threads), **eyes(reader)})
        return {ThreadId(row.id): thread_of(row) for row in rows}

    def of_course(self, course: CourseId, reader: Reader) -> Sequence[Thread]:
        rows = self._tx.read(_OF_COURSE, {"course_": course, **eyes(reader)})
        return [thread_of(row) for row in rows]

    def of_notebook(self, course: CourseId, notebook: NotebookId, reader: Reader) -> Sequence[Thread]:
        rows = self._tx.read(_OF_NOTEBOOK, {"course_": course, "notebook_": notebook, **eyes(reader)})
        return [thread_of(row) for row in rows]

    def asker(self, thread: ThreadId) -> PersonId | None:
        asker = self._tx.read(_ASKER, {"id_": thread}).scalar()
        return None if asker is None else PersonId(asker)

    def start(self, thread: Thread, asker: PersonId) -> None:
        self._tx.write(
            _START,
            {
                "id": thread.id,
                "course": thread.course,
                "notebook": thread.notebook,
                "anchor": thread.anchor,
                "title": thread.title,
                "started_role": thread.started_by.role.value if isinstance(thread.started_by, Author) else None,
                **_starter(thread),
                "asker": asker,
                "audience": thread.audience.value,
                "kind": thread.kind.value,
                "state": None if thread.state is None else thread.state.value,
                "at": pack(thread.at),
                "since": None if thread.since is None else pack(thread.since),
                "last_at": pack(thread.last_at),
                "posts": 0,
            },
        )

    def change(self, thread: Thread) -> None:
        values = {
            "title": thread.title,
            **_starter(thread),
            "state": None if thread.state is None else thread.state.value,
            "accepted": thread.accepted,
            "pinned": thread.pinned,
            "locked": thread.locked,
            "summary": thread.summary,
            "duplicate_of": thread.duplicate_of,
            "peers_first": None if thread.peers_first is None else pack(thread.peers_first),
            "since": None if thread.since is None else pack(thread.since),
            "notebook": thread.notebook,
            "anchor": thread.anchor,
        }
        if thread.bare:  # what was kept from this reader is not theirs to change
            values = {name: value for name, value in values.items() if name not in ("title", "started_by", "nameless")}
        change = _CHANGE_BARE if thread.bare else _CHANGE
        self._tx.write(change, {"id_": thread.id, **{f"{name}_": value for name, value in values.items()}})

    def absorb(self, into: Thread, thread: Thread) -> None:
        absorb(self._tx, into, thread)


def eyes(reader: Reader) -> dict[str, Any]:
    """What ``VISIBLE`` asks of a reader."""
    return {"private_": reader.private, "reader_": reader.person, "now_": pack(reader.now)}


def _starter(thread: Thread) -> dict[str, Any]:
    by = thread.started_by
    return {"started_by": by.id if isinstance(by, Author) else None, "nameless": isinstance(by, Alias)}


def thread_of(row: sa.Row[Any]) -> Thread:
    return Thread(
        id=ThreadId(row.id),
        course=CourseId(row.course),
        notebook=NotebookId(row.notebook),
        anchor=AnchorId(row.anchor),
        title=row.title,
        started_by=None
        if row.bare
        else byline(0 if row.nameless else None, row.started_by, row.started_name, row.started_role),
        at=unpack(row.at),
        last_at=unpack(row.last_at),
        posts=row.posts,
        audience=Audience(row.audience),
        asker=None if row.asker is None else PersonId(row.asker),
        kind=PostKind(row.kind),
        state=None if row.state is None else State(row.state),
        accepted=None if row.accepted is None else PostId(row.accepted),
        pinned=bool(row.pinned),
        locked=row.locked,
        summary=row.summary,
        duplicate_of=None if row.duplicate_of is None else ThreadId(row.duplicate_of),
        peers_first=None if row.peers_first is None else unpack(row.peers_first),
        since=None if row.since is None else unpack(row.since),
        hidden=bool(row.hidden),
        bare=bool(row.bare),
    )
