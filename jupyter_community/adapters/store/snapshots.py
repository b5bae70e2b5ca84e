"""Snapshots: each is one text, since nobody asks for less than the whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import sqlalchemy as sa

from ...core.discussions.snapshot import Omitted, Piece, PieceKind, Snapshot
from ...core.ids import PostId
from . import tables as t

if TYPE_CHECKING:
    from .transaction import SqlTransaction

_OF = sa.select(t.snapshot).where(t.snapshot.c.post == sa.bindparam("post_"))
_KEEP = sa.insert(t.snapshot)
_ERASE = sa.delete(t.snapshot).where(t.snapshot.c.post == sa.bindparam("post_"))


class SqlSnapshots:
    def __init__(self, transaction: SqlTransaction) -> None:
        self._tx = transaction

    def of(self, post: PostId) -> Snapshot | None:
        row = self._tx.read(_OF, {"post_": post}).first()
        if row is None:
            return None
        content = json.loads(row.content)
        return Snapshot(
            language=row.language,
            pieces=tuple(Piece(kind=PieceKind(kind), text=text, cut=cut) for kind, text, cut in content["pieces"]),
            omitted=tuple(Omitted(why) for why in content["omitted"]),
        )

    def keep(self, post: PostId, snapshot: Snapshot) -> None:
        content = {
            "pieces": [[piece.kind.value, piece.text, piece.cut] for piece in snapshot.pieces],
            "omitted": [why.value for why in snapshot.omitted],
        }
        row = {"post": post, "language": snapshot.language, "content": json.dumps(content, ensure_ascii=False)}
        self._tx.write(_KEEP, row)

    def erase(self, post: PostId) -> None:
        self._tx.write(_ERASE, {"post_": post})
