"""The cells that people showed with their posts."""

from __future__ import annotations

from typing import Protocol

from ...core.discussions.snapshot import Snapshot
from ...core.ids import PostId


class Snapshots(Protocol):
    """One a post, gone with it. Who may read the post may read it; whoever asks has to find that out first."""

    def of(self, post: PostId) -> Snapshot | None: ...

    def keep(self, post: PostId, snapshot: Snapshot) -> None:
        """For good: there is no way to change one."""
        ...

    def erase(self, post: PostId) -> None: ...
