"""The cells at which people can talk: who asks at another one is refused."""

from __future__ import annotations

from ...core.cells.asides import is_aside
from ...core.cells.notebook import Notebook
from ...core.errors import NotFound
from ...core.ids import AnchorId, NotebookId
from ...ports.store import Transaction
from ..listing import find_notebook
from ..request import Request


def check_place(tx: Transaction, request: Request, notebook: NotebookId, anchor: AnchorId) -> Notebook:
    """The notebook, if there is such a cell in it: a discussion cell, an aside, one of an outline, whatever its
    release, or, as long as staff have not shared one, a cell that the caller's own copy has under this very anchor.

    An anchor that somebody forged in a copy is none of these.

    Raises:
        NotFound: no such notebook, or no such cell in it.
    """
    found = find_notebook(tx, request.course, notebook)
    if found is None:
        raise NotFound(
            "Your teacher has not opened this notebook for the course yet. Your text is kept; ask them to open it.",
            code="unknown_anchor",
        )
    if not (_is_aside(tx, request, found, anchor) or is_place(tx, request, notebook, anchor)):
        raise NotFound(
            "This discussion has not been opened for the course yet. Your text is kept; "
            "ask your teacher to open the notebook once.",
            code="unknown_anchor",
        )
    return found


def check_known_place(tx: Transaction, request: Request, notebook: NotebookId, anchor: AnchorId) -> Notebook:
    """As :func:`check_place`, and a cell where the caller can read a thread will do as well.

    Raises:
        NotFound: no such notebook, or no such cell in it.
    """
    found = find_notebook(tx, request.course, notebook)
    if found is None:
        raise NotFound("This notebook has not been opened for the course yet.", code="unknown_anchor")
    threads = tx.threads.of_notebook(request.course, notebook, request.reader)
    if any(thread.anchor == anchor for thread in threads):
        return found
    return check_place(tx, request, notebook, anchor)


def is_place(tx: Transaction, request: Request, notebook: NotebookId, anchor: AnchorId) -> bool:
    """Whether the caller may know of a cell at which people can talk; see :func:`check_place`. Asides are no cells."""
    found = find_notebook(tx, request.course, notebook)
    return found is not None and (
        found.has(anchor)
        or tx.outlines.has(request.course, notebook, anchor)
        or _in_own_copy(tx, request, notebook, anchor)
    )


def _is_aside(tx: Transaction, request: Request, notebook: Notebook, anchor: AnchorId) -> bool:
    """Each notebook has asides; of one that only copies tell of, those who said theirs may know."""
    if not is_aside(anchor):
        return False
    return not notebook.by_copies or (tx.copies.of(request.course, notebook.id, request.caller.person.id) is not None)


def _in_own_copy(tx: Transaction, request: Request, notebook: NotebookId, anchor: AnchorId) -> bool:
    """What copies say is forgotten when staff share an outline, so none is found after that."""
    copy = tx.copies.of(request.course, notebook, request.caller.person.id)
    return copy is not None and copy.holds(anchor)
