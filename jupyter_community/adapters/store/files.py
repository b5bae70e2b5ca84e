"""Pictures and files of posts, whole in the database: they come, go and are restored with what names them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from ...core.files.file import File, FileKind
from ...core.ids import CourseId, FileId, PersonId, PostId
from . import tables as t
from .times import pack, unpack

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_id = sa.bindparam("id_", type_=sa.Text)
_post = sa.bindparam("post_", type_=sa.Text)
_FIND = sa.select(t.file).where(t.file.c.id == _id, t.file.c.course == sa.bindparam("course_"))
_DATA = sa.select(t.file_data.c.data).where(t.file_data.c.file == _id)
_OF_POST = sa.select(t.file.c.id).where(t.file.c.post == _post)
_sum = sa.func.coalesce(sa.func.sum(t.file.c.bytes), 0)
_of_person = sa.func.sum(sa.case((t.file.c.person == sa.bindparam("person_", type_=t.BigInt), t.file.c.bytes), else_=0))
_TAKEN = sa.select(sa.func.coalesce(_of_person, 0).label("of_person"), _sum.label("of_course")).where(
    t.file.c.course == sa.bindparam("course_")
)
_ADD, _ADD_DATA = sa.insert(t.file), sa.insert(t.file_data)
_FASTEN = sa.update(t.file).where(t.file.c.id == _id).values(post=_post)
_LOOSEN = sa.update(t.file).where(t.file.c.post == _post).values(post=None)
_OLD = sa.select(sa.literal(1)).where(t.file.c.post.is_(None), t.file.c.at < sa.bindparam("before_")).limit(1)
_COLLECT = sa.delete(t.file).where(t.file.c.post.is_(None), t.file.c.at < sa.bindparam("before_"))
_REMOVE = sa.delete(t.file).where(t.file.c.id == _id)
_REMOVE_OF = sa.delete(t.file).where(t.file.c.post == _post)


class SqlFiles:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def find(self, course: CourseId, file: FileId) -> File | None:
        row = self._tx.read(_FIND, {"id_": file, "course_": course}).first()
        if row is None:
            return None
        return File(
            id=FileId(row.id),
            course=CourseId(row.course),
            person=PersonId(row.person),
            post=None if row.post is None else PostId(row.post),
            kind=FileKind(row.kind),
            bytes=row.bytes,
            at=unpack(row.at),
            width=row.width,
            height=row.height,
        )

    def data(self, file: FileId) -> bytes:
        return bytes(self._tx.read(_DATA, {"id_": file}).scalar_one())

    def of_post(self, post: PostId) -> frozenset[FileId]:
        return frozenset(FileId(row.id) for row in self._tx.read(_OF_POST, {"post_": post}))

    def taken(self, course: CourseId, person: PersonId) -> tuple[int, int]:
        row = self._tx.read(_TAKEN, {"course_": course, "person_": person}).one()
        return int(row.of_person), int(row.of_course)

    def add(self, file: File, data: bytes) -> None:
        self._tx.write(
            _ADD,
            {
                "id": file.id,
                "course": file.course,
                "person": file.person,
                "post": file.post,
                "kind": file.kind.value,
                "bytes": file.bytes,
                "at": pack(file.at),
                "width": file.width,
                "height": file.height,
            },
        )
        self._tx.write(_ADD_DATA, {"file": file.id, "data": data})

    def fasten(self, file: FileId, post: PostId) -> None:
        self._tx.write(_FASTEN, {"id_": file, "post_": post})

    def loosen(self, post: PostId) -> None:
        self._tx.write(_LOOSEN, {"post_": post})

    def remove(self, file: FileId) -> None:
        self._tx.write(_REMOVE, {"id_": file})

    def remove_of(self, post: PostId) -> None:
        self._tx.write(_REMOVE_OF, {"post_": post})

    def collect(self, before: datetime) -> None:
        old = {"before_": pack(before)}
        if self._tx.read(_OLD, old).first() is not None:
            self._tx.write(_COLLECT, old)
