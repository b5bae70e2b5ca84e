"""Showing a cell with a post: only ever what its author saw and sent, to those who may read the post."""

from __future__ import annotations

from ...core.discussions.snapshot import Snapshot, cleaned, without_names
from ...core.errors import Invalid, NotFound
from ...core.ids import PostId
from ...core.permissions import Permission
from ...ports.store import Transaction
from ..request import Request
from .finding import find_post


def check_snapshot(request: Request, snapshot: Snapshot, *, nameless: bool, knowingly: bool) -> Snapshot:
    """The snapshot as it is kept. Without the author's name where they write without it, and only if they know why.

    Raises:
        Invalid: nothing in it, a picture that is none, or by somebody nameless who was not told what it may give away.
        TooLarge
    """
    if not nameless:
        return cleaned(snapshot)
    if not knowingly:
        raise Invalid("What a cell shows can tell who you are. Look at it, and tick it again, or send it without.")
    me = request.caller.person
    return without_names(cleaned(snapshot), (me.login, me.name))


def read_snapshot(tx: Transaction, request: Request, id: PostId) -> Snapshot:
    """
    Raises:
        NotFound: no such post for the caller, or none that shows a cell.
    """
    request.permit(Permission.READ)
    post, _ = find_post(tx, request, id)
    snapshot = tx.snapshots.of(post.id) if post.attached else None  # of a hidden post it is hidden, too
    if snapshot is None:
        raise NotFound("This post shows no cell.")
    return snapshot
