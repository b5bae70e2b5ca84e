"""Whom posts mention, and who can be mentioned."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from ....core.audience import Reader
from ....core.ids import CourseId, PersonId, PostId, ThreadId
from ....core.notices.mentions import Mentioned, alias_of, person_of, readdressed
from ....core.people import Author, Role
from ....core.permissions import STAFF
from .. import tables as t
from ..authors import name_of
from ..seeing import BARED, is_apart, private
from ..threads import VISIBLE, eyes

if TYPE_CHECKING:
    from ..transaction import SqlTransaction

MANY = 500
_OF = sa.select(t.mention).where(
    t.mention.c.post.in_(sa.bindparam("posts_", expanding=True)), t.mention.c.target.startswith("p")
)
_NAMES = sa.select(t.person.c.id, name_of(t.person).label("name")).where(
    t.person.c.id.in_(sa.bindparam("people_", expanding=True))
)
_FORGET = sa.delete(t.mention).where(t.mention.c.post == sa.bindparam("post_"))
_ADD = sa.insert(t.mention)
_here: sa.BindParameter[str] = sa.bindparam("course_", type_=sa.Text)
_wrote = sa.exists().where(
    t.post.c.author == t.person.c.id,
    t.post.c.course == _here,
    t.post.c.alias.is_(None),
    ~t.post.c.deleted,
    t.thread.c.id == t.post.c.thread,
    VISIBLE,
    ~BARED,
)
_came = sa.exists().where(
    t.visit.c.person == t.person.c.id,
    t.visit.c.course == _here,
    sa.or_(t.visit.c.role.in_([role.value for role in STAFF]), sa.func.coalesce(t.telling.c.listed, sa.false())),
)
_came_as = sa.select(t.visit.c.role).where(t.visit.c.person == t.person.c.id, t.visit.c.course == _here)
_wrote_as = (
    sa.select(t.post.c.role)
    .where(t.post.c.author == t.person.c.id, t.post.c.course == _here, t.post.c.alias.is_(None))
    .order_by(t.post.c.at.desc())
    .limit(1)
)
_as = sa.func.coalesce(_came_as.scalar_subquery(), _wrote_as.scalar_subquery())
_KNOWN = (
    sa.select(
        t.person.c.id,
        name_of(t.person).label("name"),
        _as.label("role"),
    )
    .outerjoin(t.telling, t.telling.c.person == t.person.c.id)
    .where(
        sa.func.coalesce(t.telling.c.mentionable, sa.true()),
        sa.or_(_came, _wrote),
        sa.or_(private, ~is_apart(_here, t.person.c.id, _as)),
    )
)
_KNOWN_AMONG = _KNOWN.where(t.person.c.id.in_(sa.bindparam("among_", expanding=True)))
_TO_ALIASES = sa.select(t.post.c.id, t.post.c.body).where(
    t.post.c.thread == sa.bindparam("thread_"), t.post.c.body.contains("](a")
)
_REWRITE = sa.update(t.post).where(t.post.c.id == sa.bindparam("post_")).values(body=sa.bindparam("body_"))
_TARGETS = sa.select(t.mention.c.target).where(t.mention.c.post == sa.bindparam("post_"))
_ALIAS = sa.select(sa.literal(1)).where(
    t.post.c.thread == sa.bindparam("thread_"), t.post.c.alias == sa.bindparam("n_")
)


class SqlMentions:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def of(self, posts: Iterable[PostId]) -> Mapping[PostId, tuple[Mentioned, ...]]:
        wanted = list(posts)
        said: dict[PostId, list[PersonId]] = {}
        for start in range(0, len(wanted), MANY):
            for row in self._tx.read(_OF, {"posts_": wanted[start : start + MANY]}):
                person = person_of(row.target)
                if person is not None:
                    said.setdefault(PostId(row.post), []).append(person)
        if not said:
            return {}
        people = {person for named in said.values() for person in named}
        names = {row.id: row.name for row in self._tx.read(_NAMES, {"people_": list(people)})}
        return {
            post: tuple(Mentioned(PersonId(id), names[id]) for id in sorted(named) if id in names)
            for post, named in said.items()
        }

    def say(self, post: PostId, targets: Sequence[str]) -> None:
        self._tx.write(_FORGET, {"post_": post})
        if targets:
            self._tx.write(_ADD, [{"post": post, "target": target} for target in targets])

    def known(self, course: CourseId, reader: Reader, among: Collection[PersonId] | None = None) -> Sequence[Author]:
        values = {"course_": course, **eyes(reader)}
        rows = (
            self._tx.read(_KNOWN, values)
            if among is None
            else self._tx.read(_KNOWN_AMONG, {**values, "among_": list(among)})
        )
        found = [Author(id=PersonId(row.id), name=row.name, role=Role(row.role or Role.LEARNER)) for row in rows]
        return sorted(found, key=lambda person: (person.name.casefold(), person.id))

    def readdress(self, course: CourseId, thread: ThreadId, shift: int) -> None:
        """The aliases of a thread come to be counted from another number on; who is mentioned stays who they are."""
        for row in self._tx.read(_TO_ALIASES, {"thread_": thread}).all():
            body = readdressed(row.body, shift)
            self._tx.write(_REWRITE, {"post_": row.id, "body_": body})
            self._tx.search.put(course, PostId(row.id), body)
            kept = self._tx.read(_TARGETS, {"post_": row.id}).scalars().all()
            self.say(PostId(row.id), [_moved(target, shift) for target in kept])

    def has_alias(self, thread: ThreadId, n: int) -> bool:
        return self._tx.read(_ALIAS, {"thread_": thread, "n_": n}).first() is not None


def _moved(target: str, shift: int) -> str:
    alias = alias_of(target)
    return target if alias is None else f"a{alias + shift}"
