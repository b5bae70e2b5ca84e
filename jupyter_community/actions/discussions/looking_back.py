"""What a post said before it was edited."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.discussions import history
from ...core.discussions.history import Revision
from ...core.errors import Gone, NotPermitted
from ...core.ids import PostId
from ...core.permissions import Permission, allowed
from ...ports.store import Transaction
from ..request import Request
from .finding import find_post, is_own


def read_history(tx: Transaction, request: Request, id: PostId) -> Sequence[Revision]:
    """The earlier texts of a post, oldest first, as far as they are for the caller.

    Raises:
        Gone: it was deleted, and its texts with it.
        NotPermitted: it is hidden.
        NotFound
    """
    request.permit(Permission.READ)
    post, _ = find_post(tx, request, id)
    if post.deleted:
        raise Gone("This post was deleted, with all that it said before.")
    everything = allowed(request.author.role, Permission.MODERATE) or is_own(tx, request, post)
    if post.hidden is not None and not everything:
        raise NotPermitted("This post is hidden.")
    return history.readable(tx.revisions.of(id), last_by=post.edited_by, everything=everything)
