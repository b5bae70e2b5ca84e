"""Opening a notebook's discussion cells for a course."""

from __future__ import annotations

from ..core.cells import kind
from ..core.cells.general import check_not_general
from ..core.cells.notebook import Notebook, checked
from ..core.events import Event, EventKind
from ..core.permissions import Permission
from ..ports.store import Transaction
from .request import Request


def open_notebook(tx: Transaction, request: Request, notebook: Notebook) -> Notebook:
    """Opens the cells of a notebook for the course: from now on its members can talk at them.

    An anchor exists for a course only because staff opened it. A learner who forges an id in a copy therefore
    makes no thread. Opening again adds what is new and brings titles up to date.

    Raises:
        Invalid: unknown kind of cell, ids that appear twice, the id of the general board.
        NotFound, NotPermitted
    """
    request.permit(Permission.OPEN_NOTEBOOK)
    for anchor in notebook.anchors:
        kind(anchor.kind)
    check_not_general(notebook.id)
    notebook = checked(notebook)
    if notebook == tx.notebooks.find(request.course, notebook.id):
        return notebook
    tx.notebooks.save(notebook)
    tx.log.append(
        Event(
            course=request.course,
            kind=EventKind.NOTEBOOK_OPENED,
            subject=notebook.id,
            author=request.caller.person.id,
            key=f"{notebook.id}:{tx.log.last(request.course).seq}",
            at=request.now,
        )
    )
    return notebook
