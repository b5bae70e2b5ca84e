"""What a person has read: up to which ordinal in each thread."""

from __future__ import annotations

from dataclasses import dataclass

from .attention import Attention
from .post import Post
from .thread import Thread
from .voices import NOBODY, Voices


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadForReader:
    """A thread as one person finds it.

    Attributes:
        unread: posts after the person's mark.
        mine: the person wrote in it.
        talk: its newest posts, oldest first.
        more: there are older posts before ``talk``.
        voices: who else wonders, as far as the person may know.
        attention: what the person said of it, if they did.
        last: the newest post, where a list wants to show a line of it.
    """

    thread: Thread
    unread: int
    mine: bool
    talk: tuple[Post, ...] = ()
    more: bool = False
    last: Post | None = None
    voices: Voices = NOBODY
    attention: Attention | None = None


def unread(thread: Thread, mark: int) -> int:
    """How many posts lie after the mark; the ordinal makes counting unnecessary."""
    return max(0, thread.posts - mark)
