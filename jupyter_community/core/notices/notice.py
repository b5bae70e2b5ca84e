"""A notice: somebody replied where one wants to know, or mentioned one. Found when it is read, never kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from ..discussions.post import Post
from ..discussions.thread import Thread
from ..ids import PostId

MOST = 50
LATELY = timedelta(days=30)
"""Nobody needs to be told of older things."""


class Why(str, Enum):
    MENTION = "mention"
    REPLY = "reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Attributes: ``new``: neither read at its place nor marked as seen."""

    post: PostId
    why: Why
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    post: Post
    thread: Thread
    why: Why
    new: bool
