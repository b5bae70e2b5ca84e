"""Saying when talk opens at a cell, and coming through to read."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.audit import Act
from ...core.cells.notebook import Notebook
from ...core.discussions.opening import Opening, Opens, checked
from ...core.errors import Invalid, NotPermitted
from ...core.events import Event, EventKind
from ...core.ids import AnchorId, NotebookId
from ...core.permissions import Permission
from ...ports.store import Transaction
from ..auditing import record
from ..request import Request
from .places import check_known_place, check_place

MOST_LOGINS = 5_000
MOST_LETTERS = 255


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
        if opening.opens == Opens.AFTER_SUBMIT:  # whoever came through otherwise has not submitted
            tx.openings.let_none_pass(request.course, notebook, anchor)
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


def awaited(tx: Transaction, request: Request, notebook: NotebookId, anchor: AnchorId) -> str | None:
    """The assignment that has to be submitted before talk at a cell opens, if one has to be.

    Raises:
        NotFound: no such cell in the course.
    """
    request.permit(Permission.READ)
    return _awaited(tx, request, notebook, anchor)


def come_through(
    tx: Transaction, request: Request, notebook: NotebookId, anchor: AnchorId, submitted: str | None
) -> bool:
    """Lets the caller in who has submitted; ``submitted`` is what nbgrader's exchange has, never what a page says.

    Returns whether they can read there now.

    Raises:
        NotFound: no such cell in the course.
    """
    where = (request.course, notebook, anchor)
    assignment = awaited(tx, request, notebook, anchor)
    me = request.caller.person.id
    if assignment is not None and assignment == submitted:
        tx.openings.let_pass(*where, me)
    opening = tx.openings.at(*where)
    through = opening.lets_pass and me in tx.openings.passed(*where)
    return through or request.reader.private or opening.is_open(request.now)


def report_submissions(
    tx: Transaction, request: Request, notebook: NotebookId, anchor: AnchorId, logins: Sequence[str]
) -> str | None:
    """Staff say who has submitted what is awaited, where the service cannot see nbgrader's exchange itself.

    Returns what is awaited; where nothing is, nobody is let in.

    Raises:
        Invalid: far too many.
        NotFound, NotPermitted
    """
    request.permit(Permission.GUIDE)
    if len(logins) > MOST_LOGINS or any(not 0 < len(login) <= MOST_LETTERS for login in logins):
        raise Invalid(f"At most {MOST_LOGINS} people can be reported at once, each by the name that nbgrader knows.")
    assignment = _awaited(tx, request, notebook, anchor)
    for login in logins if assignment is not None else ():
        tx.openings.let_pass(request.course, notebook, anchor, tx.people.meet(login, None).id)
    return assignment


def _awaited(tx: Transaction, request: Request, notebook: NotebookId, anchor: AnchorId) -> str | None:
    assignment = tx.openings.at(request.course, notebook, anchor).assignment
    if assignment is None:
        check_place(tx, request, notebook, anchor)
    return assignment


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
