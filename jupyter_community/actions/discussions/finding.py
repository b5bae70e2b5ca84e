"""Threads and posts as the caller may find them; what is not for them looks like what is not there."""

from __future__ import annotations

from ...core.discussions.post import Post
from ...core.discussions.thread import Thread
from ...core.errors import NotFound
from ...core.ids import PostId, ThreadId
from ...ports.store import Transaction
from ..request import Request


def find_thread(tx: Transaction, request: Request, id: ThreadId) -> Thread:
    thread = tx.threads.find(request.course, id, request.reader)
    if thread is None:
        raise NotFound("This thread is not there any more. Your text is kept; start a new thread with it.")
    return thread


def find_post(tx: Transaction, request: Request, id: PostId) -> tuple[Post, Thread]:
    post = tx.posts.find(request.course, id, request.reader)
    thread = None if post is None else tx.threads.find(request.course, post.thread, request.reader)
    if post is None or thread is None:
        raise NotFound("This post is not there any more.")
    return post, thread


def is_own(tx: Transaction, request: Request, post: Post) -> bool:
    return tx.posts.owner(post.id) == (request.course, request.caller.person.id)
