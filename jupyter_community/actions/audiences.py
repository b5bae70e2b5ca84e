"""What each reader is told of posts: the texts of hidden ones are for their authors and the staff, and some of what
is known about a post is for one of these only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ..core.audience import Audience, Readers
from ..core.blocking import Block, apart
from ..core.discussions.post import Post
from ..core.discussions.thread import Thread
from ..core.ids import PersonId
from ..core.permissions import Permission, allowed
from ..ports.store import Transaction
from .request import Request

STAFF_ONLY = Readers(Audience.STAFF)


def eyes(tx: Transaction, request: Request) -> Callable[[Post], Post]:
    """Shows posts as the caller may see them, who read them through their own eyes.

    Why staff changed one is for its author and for staff, what was reported of it for staff, and that the staff looked
    up who wrote it for its author.
    """
    me = request.caller.person.id
    mine = tx.posts.nameless_of(me, request.course)
    is_staff = allowed(request.author.role, Permission.MODERATE)
    reports = tx.moderation.reports(tx.moderation.reported(request.course)) if is_staff else {}
    unmasked = tx.audit.unmaskings(mine) if mine else {}

    def shown(post: Post) -> Post:
        if post.id in mine:
            post = replace(post, mine=True, unmasked=unmasked.get(post.id, ()))
        if post.id in reports:
            post = replace(post, reports=reports[post.id])
        if post.reason is None or is_staff or tx.posts.owner(post.id) == (request.course, me):
            return post
        return replace(post, reason=None)

    return shown


def apart_from(blocks: Sequence[Block], thread: Thread, post: Post | None) -> frozenset[PersonId]:
    """Who is not told, because they and the author, or who started the thread, do not see each other."""
    if not blocks:
        return frozenset()
    here = apart(blocks, thread.id, thread.started_by)
    return here if post is None else here | apart(blocks, thread.id, post.author)


def to_each(
    tx: Transaction, thread: Thread, post: Post | None, readers: Readers
) -> Iterator[tuple[Post | None, Thread, Readers]]:
    """The same news as each of its readers may have them; most are the same for all.

    Args:
        thread, post: read with the rights of the staff.
    """
    hidden = post is not None and post.hidden is not None and not post.deleted
    reports = None if post is None else tx.moderation.reports([post.id]).get(post.id)
    if not hidden and not thread.hidden and reports is None:
        yield post, thread, readers
        return
    yield None if post is None else replace(post, reports=reports), thread, STAFF_ONLY
    if readers == STAFF_ONLY:
        return
    owner = tx.posts.owner(post.id) if post is not None and hidden else None
    author = None if owner is None else owner[1]
    asker = tx.threads.asker(thread.id) if thread.hidden else None
    for person in {author, asker} - {None}:
        assert person is not None
        if readers.include(person, private=False):
            theirs = post if person == author or post is None else post.bare
            whole = thread if person == asker else thread.to_everybody
            yield theirs, whole, Readers(Audience.STAFF, person, unless=STAFF_ONLY)
    told = frozenset(person for person in (author, asker) if person is not None)
    others = replace(readers, apart=readers.apart | told, unless=STAFF_ONLY)
    yield None if post is None else post.bare, thread.to_everybody, others
