"""Posts, and their places in their threads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from ...core.audience import Reader
from ...core.discussions.moderation import Cause, Hidden
from ...core.discussions.post import Nod, Post, PostKind
from ...core.discussions.reactions import Tone
from ...core.ids import CourseId, PersonId, PostId, ThreadId
from ...core.notices.mentions import Mentioned
from ...core.people import Alias, Role
from . import tables as t
from .authors import author, byline, name_of
from .seeing import MET, bared, seen_by
from .times import pack, unpack

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_LAST = 2**31 - 1
MANY = 500
"""Ids to a query; SQLite takes no more than some thousands."""

_MENTION = "@["
"""Most posts mention nobody, and need not be asked about."""
_author, _editor, _hider = (t.person.alias(name) for name in ("author_", "editor_", "hider_"))
_hidden = t.hidden.c
_BARED = bared(_hidden.post.is_not(None))
_NAMED = t.post.c.alias.is_(None)
_SELECT = (
    sa.select(
        *(column for column in t.post.c if column.name not in ("author", "body")),
        sa.case((_BARED, ""), else_=t.post.c.body).label("body"),
        _BARED.label("bared"),
        *(_hidden[name].label(f"hidden_{name}") for name in _hidden.keys() if name != "post"),  # noqa: SIM118 - columns
        name_of(_hider).label("hider_name"),
        sa.case((_NAMED, t.post.c.author)).label("author"),
        sa.exists().where(t.snapshot.c.post == t.post.c.id).label("attached"),
        name_of(_author).label("author_name"),
        name_of(_editor).label("editor_name"),
    )
    .outerjoin(_author, sa.and_(_author.c.id == t.post.c.author, _NAMED))
    .outerjoin(_editor, _editor.c.id == t.post.c.edited_by)
    .outerjoin(t.hidden, _hidden.post == t.post.c.id)
    .outerjoin(_hider, _hider.c.id == _hidden.person)
    .where(MET)
)
_FIND = _SELECT.where(t.post.c.id == sa.bindparam("id_"), t.post.c.course == sa.bindparam("course_"))
_SOME = _SELECT.where(t.post.c.id.in_(sa.bindparam("ids_", expanding=True)), t.post.c.course == sa.bindparam("course_"))
_OWNER = sa.select(t.post.c.course, t.post.c.author).where(t.post.c.id == sa.bindparam("id_"))
_REPLIES = sa.select(sa.literal(1)).where(
    t.post.c.thread == sa.bindparam("thread_"),
    t.post.c.id != sa.bindparam("id_"),
    sa.or_(t.post.c.reply_to == sa.bindparam("id_"), sa.bindparam("first_", type_=sa.Boolean)),
)
_BEFORE = (
    _SELECT.where(t.post.c.thread == sa.bindparam("thread_"), t.post.c.n < sa.bindparam("n_"))
    .order_by(t.post.c.n.desc())
    .limit(sa.bindparam("limit_"))
)
_NEWEST = (
    _SELECT.join(t.thread, t.thread.c.id == t.post.c.thread)
    .where(
        t.post.c.thread.in_(sa.bindparam("threads_", expanding=True)),
        t.post.c.n > t.thread.c.posts - sa.bindparam("limit_"),
    )
    .order_by(t.post.c.thread, t.post.c.n)
)
_PLACE = (
    sa.update(t.thread)
    .where(t.thread.c.id == sa.bindparam("thread_"))
    .values(posts=t.thread.c.posts + 1, last_at=sa.bindparam("at_"))
    .returning(t.thread.c.posts)
)
_ADD = sa.insert(t.post)
_CHANGE = (
    sa.update(t.post)
    .where(t.post.c.id == sa.bindparam("id_"))
    .values(
        {
            name: sa.bindparam(f"{name}_")
            for name in (
                "body",
                "revision",
                "edited_at",
                "edited_by",
                "edited_role",
                "reason",
                "deleted",
            )
        }
    )
)
_NO_TRACES = [sa.delete(table).where(table.c.post == sa.bindparam("id_")) for table in (t.hidden, t.report, t.earlier)]
_FORGET = (
    sa.update(t.post).where(t.post.c.id == sa.bindparam("id_")).values(author=None, role=None, alias=None, tone=None)
)
_NAMELESS_OF = sa.select(t.post.c.id).where(
    t.post.c.author == sa.bindparam("person_"), t.post.c.course == sa.bindparam("course_"), ~_NAMED
)
_REMOVE = sa.delete(t.post).where(t.post.c.id == sa.bindparam("id_"))
# In two steps by way of negative numbers, since no two posts of a thread may have the same place even for a moment.
_STEP_ASIDE = (
    sa.update(t.post)
    .where(t.post.c.thread == sa.bindparam("thread_"), t.post.c.n > sa.bindparam("n_"))
    .values(n=-t.post.c.n)
)
_CLOSE_UP = (
    sa.update(t.post).where(t.post.c.thread == sa.bindparam("thread_"), t.post.c.n < 0).values(n=-t.post.c.n - 1)
)
_MARKS_CLOSE_UP = (
    sa.update(t.mark)
    .where(t.mark.c.thread == sa.bindparam("thread_"), t.mark.c.n >= sa.bindparam("n_"))
    .values(n=t.mark.c.n - 1)
)
_SHORTER = (
    sa.update(t.thread)
    .where(t.thread.c.id == sa.bindparam("thread_"))
    .values(
        posts=t.thread.c.posts - 1,
        last_at=sa.select(sa.func.max(t.post.c.at)).where(t.post.c.thread == t.thread.c.id).scalar_subquery(),
    )
)
_ANY = sa.select(sa.literal(1)).where(t.post.c.thread == sa.bindparam("thread_")).limit(1)
_NO_MARKS = sa.delete(t.mark).where(t.mark.c.thread == sa.bindparam("thread_"))
_NO_ALIASES = sa.delete(t.alias).where(t.alias.c.thread == sa.bindparam("thread_"))
_NO_THREAD = sa.delete(t.thread).where(t.thread.c.id == sa.bindparam("thread_"))


class SqlPosts:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def find(self, course: CourseId, post: PostId, reader: Reader | None = None) -> Post | None:
        row = self._tx.read(_FIND, {"course_": course, "id_": post, **seen_by(reader)}).first()
        return None if row is None else self._posts([row])[0]

    def some(self, course: CourseId, posts: Collection[PostId], reader: Reader | None = None) -> Mapping[PostId, Post]:
        rows = self._tx.read(_SOME, {"course_": course, "ids_": list(posts), **seen_by(reader)}).all()
        return {post.id: post for post in self._posts(rows)}

    def owner(self, post: PostId) -> tuple[CourseId, PersonId | None] | None:
        row = self._tx.read(_OWNER, {"id_": post}).first()
        return None if row is None else (CourseId(row.course), None if row.author is None else PersonId(row.author))

    def replies_to(self, post: Post) -> bool:
        values = {"thread_": post.thread, "id_": post.id, "first_": str(post.id) == str(post.thread)}
        return self._tx.read(_REPLIES, values).first() is not None

    def newest(
        self, threads: Iterable[ThreadId], limit: int, reader: Reader | None = None
    ) -> Mapping[ThreadId, Sequence[Post]]:
        wanted = list(threads)
        found: dict[ThreadId, Sequence[Post]] = {}
        for start in range(0, len(wanted), MANY):
            values = {"threads_": wanted[start : start + MANY], "limit_": limit, **seen_by(reader)}
            for post in self._posts(self._tx.read(_NEWEST, values).all()):
                found[post.thread] = [*found.get(post.thread, ()), post]
        for thread in wanted:
            if thread not in found:  # the newest are by somebody whom the reader does not see
                earlier = self.before(thread, _LAST, limit, reader)
                found |= {thread: earlier} if earlier else {}
        return found

    def before(self, thread: ThreadId, n: int, limit: int, reader: Reader | None = None) -> Sequence[Post]:
        rows = self._tx.read(_BEFORE, {"thread_": thread, "n_": n, "limit_": limit, **seen_by(reader)}).all()
        return self._posts([*reversed(rows)])

    def nameless_of(self, person: PersonId, course: CourseId) -> frozenset[PostId]:
        rows = self._tx.read(_NAMELESS_OF, {"person_": person, "course_": course})
        return frozenset(PostId(row.id) for row in rows)

    def _posts(self, rows: Sequence[sa.Row[Any]]) -> list[Post]:
        nods = self._tx.nods.of(PostId(row.id) for row in rows)
        mentions = self._tx.mentions.of(PostId(row.id) for row in rows if _MENTION in row.body)
        return [_post(row, nods.get(PostId(row.id), ()), mentions.get(PostId(row.id), ())) for row in rows]

    def add(self, post: Post, author: PersonId, role: Role) -> Post:
        at = pack(post.at)
        n = self._tx.write(_PLACE, {"thread_": post.thread, "at_": at}).scalar_one()
        self._tx.write(
            _ADD,
            {
                "id": post.id,
                "course": post.course,
                "thread": post.thread,
                "reply_to": post.reply_to,
                "n": n,
                "author": author,
                "role": role.value,
                "alias": post.author.n if isinstance(post.author, Alias) else None,
                "kind": post.kind.value,
                "tone": None if post.tone is None else post.tone.value,
                "body": post.body,
                "at": at,
                "revision": post.revision,
            },
        )
        self._tx.search.put(post.course, post.id, post.body)
        return replace(post, n=n)

    def change(self, post: Post, role: Role | None) -> None:
        if post.author is None and not post.deleted:
            raise ValueError("A post that was read without its text cannot be saved.")
        self._tx.write(
            _CHANGE,
            {
                "id_": post.id,
                "body_": post.body,
                "revision_": post.revision,
                "edited_at_": None if post.edited_at is None else pack(post.edited_at),
                "edited_by_": None if post.edited_by is None else post.edited_by.id,
                "edited_role_": None if role is None else role.value,
                "reason_": post.reason,
                "deleted_": post.deleted,
            },
        )
        self._tx.search.put(post.course, post.id, post.body)
        if post.author is None:
            self._tx.snapshots.erase(post.id)
            self._tx.write(_FORGET, {"id_": post.id})
            for no_traces in _NO_TRACES:
                self._tx.write(no_traces, {"id_": post.id})
            self._tx.files.remove_of(post.id)
            self._tx.reactions.forget(post.id)
            self._tx.mentions.say(post.id, ())

    def remove(self, post: Post) -> None:
        thread = {"thread_": post.thread}
        here = {**thread, "n_": post.n}
        self._tx.marks.flush()  # marks that wait must close up too
        self._tx.search.put(post.course, post.id, "")
        for no_traces in _NO_TRACES:
            self._tx.write(no_traces, {"id_": post.id})
        self._tx.write(_REMOVE, {"id_": post.id})
        if self._tx.read(_ANY, thread).first() is None:
            self._tx.write(_NO_MARKS, thread)
            self._tx.write(_NO_ALIASES, thread)
            self._tx.write(_NO_THREAD, thread)
            return
        self._tx.write(_STEP_ASIDE, here)
        self._tx.write(_CLOSE_UP, thread)
        self._tx.write(_MARKS_CLOSE_UP, here)
        self._tx.write(_SHORTER, thread)


def _post(row: sa.Row[Any], nods: tuple[Nod, ...], mentions: tuple[Mentioned, ...]) -> Post:
    post = Post(
        id=PostId(row.id),
        course=CourseId(row.course),
        thread=ThreadId(row.thread),
        reply_to=None if row.reply_to is None else PostId(row.reply_to),
        n=row.n,
        author=byline(row.alias, row.author, row.author_name, row.role),
        body=row.body,
        at=unpack(row.at),
        revision=row.revision,
        edited_at=None if row.edited_at is None else unpack(row.edited_at),
        edited_by=author(row.edited_by, row.editor_name, row.edited_role),
        reason=row.reason,
        deleted=bool(row.deleted),
        kind=PostKind(row.kind),
        tone=None if row.tone is None else Tone(row.tone),
        nods=nods,
        mentions=mentions,
        attached=bool(row.attached),
        hidden=_hiding(row),
    )
    return post.bare if row.bared else post


def _hiding(row: sa.Row[Any]) -> Hidden | None:
    if row.hidden_cause is None:
        return None
    return Hidden(
        cause=Cause(row.hidden_cause),
        at=unpack(row.hidden_at),
        by=author(row.hidden_person, row.hider_name, row.hidden_role),
        reason=row.hidden_reason,
        appeal=row.hidden_appeal,
        appealed_at=None if row.hidden_appealed_at is None else unpack(row.hidden_appealed_at),
        answer=row.hidden_answer,
    )
