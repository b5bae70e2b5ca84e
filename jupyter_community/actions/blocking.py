"""Not seeing somebody, and not being seen by them; nobody is told."""

from __future__ import annotations

from collections.abc import Sequence

from ..core import blocking as rules
from ..core.blocking import Block, Blocked
from ..core.errors import Invalid, NotFound
from ..core.ids import PostId
from ..core.people import Alias
from ..core.permissions import Permission
from ..ports.store import Transaction
from .discussions.finding import find_post, is_own
from .request import Request


def read_blocks(tx: Transaction, request: Request) -> Sequence[Blocked]:
    """Whom the caller has blocked in this course.

    Raises:
        NotFound, NotPermitted
    """
    request.permit(Permission.BLOCK)
    return tx.blocks.mine(request.course, request.caller.person.id)


def block_author(tx: Transaction, request: Request, id: str, post: PostId) -> Sequence[Blocked]:
    """Blocks who wrote a post: a name in the whole course, an alias in its thread. Again is the same as once.

    Raises:
        Invalid: one's own post, or one without an author.
        NotPermitted: staff, or by staff.
        NotFound
    """
    request.permit(Permission.BLOCK)
    found, _ = find_post(tx, request, post)
    by = rules.check_may_block(found.author, own=is_own(tx, request, found))
    me = request.caller.person.id
    mine = tx.blocks.mine(request.course, me)
    if len(mine) >= rules.MOST_BLOCKS:
        raise Invalid("You have blocked very many people. Talk to the staff; this cannot be good for you.")
    block = (
        Block(id=id, course=request.course, blocker=me, at=request.now, thread=found.thread, alias=by.n)
        if isinstance(by, Alias)
        else Block(id=id, course=request.course, blocker=me, at=request.now, blocked=by.id)
    )
    if not any(_same(block, blocked.block) or blocked.block.id == id for blocked in mine):
        tx.blocks.add(block)
    return tx.blocks.mine(request.course, me)


def unblock(tx: Transaction, request: Request, id: str) -> Sequence[Blocked]:
    """
    Raises:
        NotFound: the caller has no such block.
        NotPermitted
    """
    request.permit(Permission.BLOCK)
    me = request.caller.person.id
    if not tx.blocks.remove(request.course, me, id):
        raise NotFound("You have taken this block back already.")
    return tx.blocks.mine(request.course, me)


def _same(a: Block, b: Block) -> bool:
    return (a.blocked, a.thread, a.alias) == (b.blocked, b.thread, b.alias)
