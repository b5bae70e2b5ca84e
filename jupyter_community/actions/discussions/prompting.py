"""Prompts that appear at their time. Until then nothing that a learner can get tells of them: scheduling one leaves no
event, and so no gap in the numbers of the log.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ...core.audience import Audience
from ...core.cells.asides import check_audience
from ...core.discussions import post as rules
from ...core.discussions.prompt import MOST_WAITING, Echo, Prompt, PromptState, check_time
from ...core.errors import Conflict, Invalid, NotFound, NotPermitted
from ...core.ids import AnchorId, CourseId, NotebookId, PostId, PromptId, ThreadId
from ...core.permissions import Permission
from ...ports.store import Transaction
from ..request import Request
from .places import check_place
from .publishing import Draft, Posted, publish_post


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a prompt is to be."""

    notebook: NotebookId
    anchor: AnchorId
    body: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Attributes: ``prompts`` by their time; ``echoes`` say how prompts did that people could answer."""

    prompts: tuple[Prompt, ...]
    echoes: tuple[Echo, ...]


def read_calendar(tx: Transaction, request: Request) -> Calendar:
    """The prompts of the course, and how past ones did.

    Raises:
        NotFound: not in the course.
        NotPermitted
    """
    request.permit(Permission.GUIDE)
    prompts = tx.prompts.of_course(request.course)
    return Calendar(prompts=tuple(prompts), echoes=tuple(tx.prompts.echoes(request.course)))


def schedule_prompt(tx: Transaction, request: Request, id: PromptId, wanted: Wanted) -> Prompt:
    """Writes a prompt for a time to come, or writes one anew that has not appeared.

    Who writes it signs it, so nobody else changes its words.

    Raises:
        Invalid: no text, a time that is past or far away, too many that wait, or it has appeared.
        NotFound: no such cell in the course.
        NotPermitted: it is signed by somebody else.
        Conflict: the id is in use.
    """
    request.permit(Permission.GUIDE)
    body = rules.body(wanted.body)
    check_time(wanted.at, request.now)
    check_audience(wanted.anchor, Audience.EVERYONE)
    check_place(tx, request, wanted.notebook, wanted.anchor)
    known = tx.prompts.find(request.course, id)
    if known is not None:
        _check_waiting(known)
        if known.by.id != request.caller.person.id:
            raise NotPermitted(f"This prompt is signed by {known.by.name}. Write one of your own, or delete it.")
    elif tx.posts.owner(PostId(id)) is not None:
        raise Conflict("This prompt could not be saved under its id. Try again.")
    elif sum(prompt.state == PromptState.SCHEDULED for prompt in tx.prompts.of_course(request.course)) >= MOST_WAITING:
        raise Invalid(f"At most {MOST_WAITING} prompts can wait for their time. Delete one first.")
    prompt = Prompt(
        id=id,
        course=request.course,
        notebook=wanted.notebook,
        anchor=wanted.anchor,
        body=body,
        at=wanted.at,
        by=request.author,
    )
    tx.prompts.save(prompt)
    return prompt


def cancel_prompt(tx: Transaction, request: Request, id: PromptId) -> None:
    """Deletes a prompt that has not appeared; what has appeared is a post like others.

    Raises:
        NotFound: no such prompt.
        Invalid: it has appeared.
        NotPermitted
    """
    request.permit(Permission.GUIDE)
    known = tx.prompts.find(request.course, id)
    if known is None:
        raise NotFound("This prompt is not there any more.")
    _check_waiting(known)
    tx.prompts.delete(request.course, id)


def publish_prompt(tx: Transaction, request: Request, id: PromptId) -> Posted | None:
    """Lets a prompt appear whose time has come, as a post of who signed it; None if that was done, or is not due.

    Raises:
        NotFound, NotPermitted: who signed it is not staff any more, or the cell is not there.
    """
    request.permit(Permission.GUIDE)
    prompt = tx.prompts.find(request.course, id)
    if prompt is None or not tx.prompts.claim(request.course, id, request.now):
        return None
    draft = Draft(id=PostId(id), thread=ThreadId(id), body=prompt.body, notebook=prompt.notebook, anchor=prompt.anchor)
    return publish_post(tx, request, draft)


def hold_prompt(tx: Transaction, course: CourseId, id: PromptId, problem: str) -> None:
    """A prompt could not appear; the staff read why in their calendar."""
    tx.prompts.hold(course, id, problem)


def _check_waiting(prompt: Prompt) -> None:
    if prompt.state == PromptState.PUBLISHED:
        raise Invalid("This prompt has appeared. Edit or delete it where it stands.")
