"""Saying that one wonders about the same, without a word and without a name."""

from __future__ import annotations

from ...core.discussions.voices import Voices, voices
from ...core.ids import ThreadId
from ...core.permissions import Permission
from ...ports.store import Transaction
from ..request import Request
from .finding import find_thread


def wonder(tx: Transaction, request: Request, id: ThreadId, too: bool) -> Voices:
    """Joins those who wonder about the same, or leaves them. Who started the thread does so anyway, and is not counted.

    No event is published: nobody is told when a count changes.

    Raises:
        NotFound: no such thread for the caller.
    """
    request.permit(Permission.READ)
    thread = find_thread(tx, request, id)
    me = request.caller.person.id
    joins = too and tx.threads.asker(id) != me
    if joins:
        tx.voices.join(id, me)
    else:
        tx.voices.leave(id, me)
    return voices(tx.voices.count([thread.id]).get(thread.id, 0), mine=joins)
