"""nbgrader's own exchange: a folder in which each submission is a folder, named by who, what and when."""

from __future__ import annotations

import asyncio
import logging
import os
from pathlib import Path

from ...core.ids import CourseId

log = logging.getLogger(__name__)


class FolderExchange:
    """Reads names only, and opens no submission. ``root`` is nbgrader's ``Exchange.root``; None knows of nothing."""

    def __init__(self, root: Path | None) -> None:
        self._root = root

    async def has(self, course: CourseId, assignment: str, login: str) -> bool:
        if self._root is None:
            return False
        return await asyncio.to_thread(self._has, self._root / course / "inbound", f"{login}+{assignment}+")

    def _has(self, inbound: Path, start: str) -> bool:
        try:
            with os.scandir(inbound) as entries:
                return any(entry.name.startswith(start) and entry.is_dir(follow_symlinks=False) for entry in entries)
        except FileNotFoundError:
            return False
        except OSError as error:
            log.warning("nbgrader's exchange cannot be read, so nobody has submitted: %s", error)
            return False
