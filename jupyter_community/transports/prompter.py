"""Lets prompts appear at their time. What waits lies in the store, so nothing is lost when the service restarts."""

from __future__ import annotations

import asyncio
import logging

from ..community import Community
from ..core.errors import Unavailable

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two looks at what is due: one query by an index."""


class Prompter:
    """Created on the running loop, once a process. Of several processes only one publishes each prompt."""

    def __init__(self, community: Community) -> None:
        self._community = community
        self._task = asyncio.create_task(self._keep())

    async def close(self) -> None:
        self._task.cancel()
        await asyncio.wait([self._task])

    async def _keep(self) -> None:
        while True:
            try:
                await self._community.publish_due()
            except Unavailable:
                pass  # store or hub are away: what is due stays due
            except Exception:
                log.exception("Prompts whose time has come could not be published")
            await asyncio.sleep(EVERY)
