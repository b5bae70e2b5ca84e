"""Saying how far a question has come."""

from __future__ import annotations

from dataclasses import replace

from ...core.discussions import question
from ...core.discussions.question import State
from ...core.discussions.thread import Thread
from ...core.errors import Invalid
from ...core.ids import PostId, ThreadId
from ...core.permissions import Permission, allowed
from ...ports.store import Transaction
from ..request import Request
from .finding import find_post, find_thread
from .telling import tell_thread


def set_state(tx: Transaction, request: Request, id: ThreadId, wanted: State, accepted: PostId | None) -> Thread:
    """The asker, or the staff, say how far a question has come, and which post answered it.

    Raises:
        Invalid: no question, not theirs to say, or a post that is not a reply in this thread.
        NotFound: no such thread for the caller.
    """
    request.permit(Permission.POST)
    thread = find_thread(tx, request, id)
    state = question.chosen(
        thread.state,
        wanted,
        by_asker=tx.threads.asker(id) == request.caller.person.id,
        by_staff=allowed(request.author.role, Permission.MODERATE),
    )
    if accepted is not None:
        answer, _ = find_post(tx, request, accepted)
        if answer.thread != id or str(answer.id) == str(id) or answer.deleted:
            raise Invalid("Only a reply in this thread can be the answer to its question.")
    since = thread.since if state == thread.state else request.now
    changed = replace(thread, state=state, since=since, accepted=accepted if state == State.RESOLVED else None)
    if changed != thread:
        tx.threads.change(changed)
        tell_thread(tx, request, changed)
    return changed
