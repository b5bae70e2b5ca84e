"""A process that posts as fast as it can and says each id aloud once it was answered; a test kills it."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from jupyter_community.adapters.bus.memory import MemoryBus
from jupyter_community.adapters.store.sql_store import SqlStore
from jupyter_community.ports.store import Transaction
from tests.contracts.sample import as_author, new_id, start_thread, tell


async def post_forever(url: str) -> None:
    store = await SqlStore.open(url, bus=MemoryBus())
    ada = await store.write(lambda tx: tx.people.meet("ada", None))

    def say(tx: Transaction) -> str:
        post = start_thread(tx, as_author(ada), "Hello", id=new_id())
        tell(tx, ada.id, post.id)
        return post.id

    async def author() -> None:
        while True:
            print(await store.write(say), flush=True)

    await asyncio.gather(*(author() for _ in range(8)))


asyncio.run(post_forever(sys.argv[1]))
