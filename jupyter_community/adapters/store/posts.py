"""Posts, and their places in their threads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from ...core.discussions.post import Nod, Post, PostKind
from ...core.ids import CourseId, PersonId, PostId, ThreadId
from ...core.people import Alias, Role
from . import tables as t
from .authors import author, byline, name_of
from .times import pack, unpack

if TYPE_CHECKING:
    from .transaction import SqlTransaction

MANY = 500
"""Ids to a query; SQLite takes no more than some thousands."""

_author, _editor = t.person.alias("author_"), t.person.alias("editor_")
_NAMED = t.post.c.alias.is_(None)
_SELECT = (
    sa.select(
        *(column for column in t.post.c if column.name != "author"),
        sa.case((_NAMED, t.post.c.author)).label("author"),
        name_of(_author).label("author_name"),
        name_of(_editor).label("editor_name"),
    )
    .outerjoin(_author, sa.and_(_author.c.id == t.post.c.author, _NAMED))
    .outerjoin(_editor, _editor.c.id == t.post.c.edited_by)
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
_FORGET = sa.update(t.post).where(t.post.c.id == sa.bindparam("id_")).values(author=None, role=None, alias=None)
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

    def find(self, course: CourseId, post: PostId) -> Post | None:
        row = self._tx.read(_FIND, {"course_": course, "id_": post}).first()
        return None if row is None else self._posts([row])[0]

    def some(self, course: CourseId, posts: Collection[PostId]) -> Mapping[PostId, Post]:
        rows = self._tx.read(_SOME, {"course_": course, "ids_": list(posts)}).all()
        return {post.id: post for post in self._posts(rows)}

    def owner(self, post: PostId) -> tuple[CourseId, PersonId | None] | None:
        row = self._tx.read(_OWNER, {"id_": post}).first()
        return None if row is None else (CourseId(row.course), None if row.author is None else PersonId(row.author))

    def replies_to(self, post: Post) -> bool:
        values = {"thread_": post.thread, "id_": post.id, "first_": str(post.id) == str(post.thread)}
        return self._tx.read(_REPLIES, values).first() is not None

    def newest(self, threads: Iterable[ThreadId], limit: int) -> Mapping[ThreadId, Sequence[Post]]:
        wanted = list(threads)
        found: dict[ThreadId, list[Post]] = {}
        for start in range(0, len(wanted), MANY):
            values = {"threads_": wanted[start : start + MANY], "limit_": limit}
            for post in self._posts(self._tx.read(_NEWEST, values).all()):
                found.setdefault(post.thread, []).append(post)
        return found

    def before(self, thread: ThreadId, n: int, limit: int) -> Sequence[Post]:
        rows = self._tx.read(_BEFORE, {"thread_": thread, "n_": n, "limit_": limit}).all()
        return self._posts([*reversed(rows)])

    def nameless_of(self, person: PersonId, course: CourseId) -> frozenset[PostId]:
        rows = self._tx.read(_NAMELESS_OF, {"person_": person, "course_": course})
        return frozenset(PostId(row.id) for row in rows)

    def _posts(self, rows: Sequence[sa.Row[Any]]) -> list[Post]:
        nods = self._tx.nods.of(PostId(row.id) for row in rows)
        return [_post(row, nods.get(PostId(row.id), ())) for row in rows]

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
                "body": post.body,
                "at": at,
                "revision": post.revision,
            },
        )
        self._tx.search.put(post.course, post.id, post.body)
        return replace(post, n=n)

    def change(self, post: Post, role: Role | None) -> None:
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
            self._tx.write(_FORGET, {"id_": post.id})

    def remove(self, post: Post) -> None:
        thread = {"thread_": post.thread}
        here = {**thread, "n_": post.n}
        self._tx.marks.flush()  # marks that wait must close up too
        self._tx.search.put(post.course, post.id, "")
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


def _post(row: sa.Row[Any], nods: tuple[Nod, ...]) -> Post:
    return Post(
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
        nods=nods,
    )
