"""What every store promises about the cells that are shown with posts."""

from __future__ import annotations

import pytest

from jupyter_community.core.discussions.post import Post, stub
from jupyter_community.core.discussions.snapshot import Omitted, Piece, PieceKind, Snapshot
from jupyter_community.core.people import Person, Role
from jupyter_community.ports.store import Store, Transaction

from .sample import START, as_author, reply, start_thread
from .store_suite import StoreSuite

SNAPSHOT = Snapshot(
    language="python",
    pieces=(
        Piece(kind=PieceKind.SOURCE, text="1 / 0  # «学»"),
        Piece(kind=PieceKind.ERROR, text="ZeroDivisionError", cut=70_000),
    ),
    omitted=(Omitted.RICH,),
)


class Snapshots(StoreSuite):
    async def test_a_snapshot_comes_back_as_it_was_kept_and_its_post_says_that_it_has_one(
        self, store: Store, ada: Person
    ) -> None:
        def show(tx: Transaction) -> Post:
            post = start_thread(tx, as_author(ada), "Why?")
            tx.snapshots.keep(post.id, SNAPSHOT)
            return post

        post = await store.write(show)
        other = await store.write(lambda tx: reply(tx, as_author(ada), "Well", post))
        assert await store.read(lambda tx: tx.snapshots.of(post.id)) == SNAPSHOT
        assert await store.read(lambda tx: tx.snapshots.of(other.id)) is None
        talk = await store.read(lambda tx: tx.posts.newest([post.thread], 2)[post.thread])
        assert [each.attached for each in talk] == [True, False]

    @pytest.mark.parametrize("left", [True, False], ids=["a stub stays", "nothing stays"])
    async def test_a_snapshot_goes_with_its_post(self, store: Store, ada: Person, left: bool) -> None:
        def show(tx: Transaction) -> Post:
            post = start_thread(tx, as_author(ada), "Why?")
            tx.snapshots.keep(post.id, SNAPSHOT)
            return post

        def delete(tx: Transaction) -> None:
            if left:
                tx.posts.change(stub(post, by=None, at=START, reason=None), Role.LEARNER)
            else:
                tx.posts.remove(post)

        post = await store.write(show)
        await store.write(delete)
        assert await store.read(lambda tx: tx.snapshots.of(post.id)) is None
