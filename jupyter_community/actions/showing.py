"""Threads and posts as one person finds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..core.discussions.post import Post
from ..core.discussions.reading import ThreadForReader, unread
from ..core.discussions.thread import Thread
from ..core.ids import PostId, ThreadId
from ..ports.store import Transaction
from .audiences import eyes
from .discussions.reacting import with_reactions
from .request import Request

PAGE = 50
"""Posts to a page of a thread."""
TOGETHER = 300
"""Posts of a notebook that come with it, shared out evenly among its threads once it has so many."""
FEWEST = 3
MISSED = 20
"""Whoever has been in a thread before gets as many of the posts that they missed."""


def for_reader(tx: Transaction, request: Request, threads: Sequence[Thread]) -> list[ThreadForReader]:
    standings = tx.lists.standings(request.caller.person.id, [thread.id for thread in threads])
    never = tx.blocks.unread(request.course, request.reader)
    return [
        ThreadForReader(
            thread=thread,
            unread=unread(thread, standings[thread.id].mark) - never.get(thread.id, 0),
            mine=standings[thread.id].mine,
            voices=standings[thread.id].voices,
            attention=standings[thread.id].attention,
        )
        for thread in threads
    ]


def with_talk(tx: Transaction, request: Request, threads: Sequence[Thread]) -> tuple[ThreadForReader, ...]:
    """Each with its first post and its newest: all of a quiet notebook, a few of each thread in a busy one."""
    marked = for_reader(tx, request, threads)
    few = max(FEWEST, min(PAGE, TOGETHER // max(1, len(threads))))
    missed = [thread.thread.id for thread in marked if few < thread.unread < thread.thread.posts]
    newest: dict[ThreadId, Sequence[Post]] = {
        **tx.posts.newest([thread.id for thread in threads], few, request.reader),
        **tx.posts.newest(missed, max(few, min(MISSED, TOGETHER // max(1, len(missed)))), request.reader),
    }
    first = _firsts(tx, request, newest)
    shown = eyes(tx, request)
    found = [shown(post) for posts in (*first.values(), *newest.values()) for post in posts]
    reacted = {post.id: post for post in with_reactions(tx, request, found)}
    talks = []
    for thread in marked:
        posts = newest.get(thread.thread.id, ())
        talk = tuple(reacted[post.id] for post in (*first.get(thread.thread.id, ()), *posts))
        talks.append(replace(thread, talk=talk, more=bool(posts) and posts[0].n > 2))
    return tuple(talks)


def with_first(tx: Transaction, request: Request, posts: Sequence[Post]) -> Sequence[Post]:
    """Some posts of one thread, and before them the one that began it."""
    found = _firsts(tx, request, {post.thread: posts for post in posts[:1]})
    return [*(first for firsts in found.values() for first in firsts), *posts]


def _firsts(
    tx: Transaction, request: Request, talks: Mapping[ThreadId, Sequence[Post]]
) -> dict[ThreadId, tuple[Post, ...]]:
    """The posts that began these threads, where they are not in the talk already; they have the ids of the threads."""
    missing = [PostId(thread) for thread, posts in talks.items() if posts[0].n > 1]
    posts = tx.posts.some(request.course, missing, request.reader) if missing else {}
    return {post.thread: (post,) for post in posts.values()}
