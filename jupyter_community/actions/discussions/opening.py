"""Saying when talk opens at a cell, and coming through to read."""

from __future__ import annotations

from ...core.audit import Act
from ...core.cells.notebook import Notebook
from ...core.discussions.opening import Opening, Opens, checked
from ...core.errors import NotPermitted
from ...core.events import Event, EventKind
from ...core.ids import AnchorId, NotebookId
from ...core.permissions import Permission
from ...ports.store import Transaction
from ..auditing import record
from ..request import Request
from .places import check_known_place, check_place


def set_opening(tx: Transaction, request: Request, notebook: NotebookId, anchor: AnchorId, opening: Opening) -> Opening:
    """Staff say when talk opens at a cell, and whether learners may write there without their names.

    What was written before stays as it is, masked names included (rule H20).

    Raises:
        Invalid: a time that is missing or of no use.
        NotFound: no such cell in the course.
        NotPermitted
    """
    request.permit(Permission.GUIDE)
    opening = checked(opening)
    found = check_known_place(tx, request, notebook, anchor)
    before = tx.openings.at(request.course, notebook, anchor)
    if before != opening:
        tx.openings.set(request.course, notebook, anchor, opening)
        if opening.opens == Opens.AFTER_POST:
            tx.openings.let_writers_pass(request.course, notebook, anchor)
        if before.nameless != opening.nameless:
            record(tx, request, Act.CELL_NAMES_OFF if opening.nameless else Act.CELL_NAMES_ON)
        _tell(tx, request, found)
    return opening


def just_read(tx: Transaction, request: Request, notebook: NotebookId, anchor: AnchorId) -> None:
    """Comes through, at a cell that opens after one has posted, without posting. Always offered, never counted.

    Raises:
        NotFound: no such cell in the course.
        NotPermitted: the cell does not open that way.
    """
    request.permit(Permission.READ)
    if tx.openings.at(request.course, notebook, anchor).opens != Opens.AFTER_POST:
        check_place(tx, request, notebook, anchor)
        raise NotPermitted("This discussion does not open by being skipped.")
    tx.openings.let_pass(request.course, notebook, anchor, request.caller.person.id)


def _tell(tx: Transaction, request: Request, notebook: Notebook) -> None:
    tx.log.append(
        Event(
            course=request.course,
            kind=EventKind.OPENING_CHANGED,
            subject=notebook.id,
            author=request.caller.person.id,
            key=f"{notebook.id}:opening:{tx.log.last(request.course).seq}",
            at=request.now,
        )
    )
