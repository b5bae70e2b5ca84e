"""Saying a word or two of a post, without a post and without a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...core.discussions.post import Post
from ...core.discussions.reactions import Reaction, ReactionKind, reactions
from ...core.errors import Invalid
from ...core.ids import PostId
from ...core.permissions import Permission
from ...ports.store import Transaction
from ..request import Request
from .finding import find_post, is_own


def react(tx: Transaction, request: Request, id: PostId, kind: ReactionKind, given: bool) -> tuple[Reaction, ...]:
    """Says it of a post, or no longer. One's own posts are not counted.

    No event is published: nobody is told when a count changes.

    Raises:
        Invalid: the post is deleted or hidden.
        NotFound: no such post for the caller.
    """
    request.permit(Permission.READ)
    post, _ = find_post(tx, request, id)
    if post.deleted:
        raise Invalid("This post was deleted.")
    if post.hidden is not None:
        raise Invalid("This post is hidden while the staff look at it.")
    me = request.caller.person.id
    if given and not is_own(tx, request, post):
        tx.reactions.give(id, me, kind)
    else:
        tx.reactions.take(id, me, kind)
    [shown] = with_reactions(tx, request, [post])
    return shown.reactions or ()


def with_reactions(tx: Transaction, request: Request, posts: Iterable[Post]) -> list[Post]:
    """The posts, with what the caller may know of how people reacted."""
    shown = list(posts)
    ids = [post.id for post in shown]
    counts = tx.reactions.count(ids)
    mine = tx.reactions.mine(request.caller.person.id, ids)

    def said(post: Post) -> tuple[Reaction, ...]:
        here = {} if post.hidden is not None else counts.get(post.id, {})
        return reactions(here, mine.get(post.id, frozenset()))

    return [replace(post, reactions=said(post)) for post in shown]
