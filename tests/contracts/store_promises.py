"""What every store promises about promises."""

from __future__ import annotations

from jupyter_community.core.discussions.inbox import Promise
from jupyter_community.ports.store import Store

from .sample import COURSE, OTHER
from .store_suite import StoreSuite


class Promises(StoreSuite):
    async def test_the_last_promise_of_a_course_stands_and_says_nothing_about_another(self, store: Store) -> None:
        assert await store.read(lambda tx: tx.promises.of(COURSE)) == Promise()
        for promise in (Promise(minutes=60, shown=True), Promise(minutes=None), Promise(minutes=1440)):
            await store.write(lambda tx, promise=promise: tx.promises.set(COURSE, promise))
            assert await store.read(lambda tx: tx.promises.of(COURSE)) == promise
        assert await store.read(lambda tx: tx.promises.of(OTHER)) == Promise()
