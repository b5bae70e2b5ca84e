"""Following a thread, or hearing no more of it."""

from __future__ import annotations

from ..core.discussions.attention import Attention
from ..core.errors import NotFound
from ..core.ids import ThreadId
from ..core.permissions import Permission
from ..ports.store import Transaction
from .request import Request


def attend(tx: Transaction, request: Request, id: ThreadId, attention: Attention | None) -> None:
    """Follows a thread, mutes it, or takes back what was said. Nobody else is told.

    Raises:
        NotFound: no such thread for the caller.
    """
    request.permit(Permission.READ)
    if tx.threads.find(request.course, id, request.reader) is None:
        raise NotFound("This thread is not there any more.")
    tx.attentions.say(request.caller.person.id, id, attention)
