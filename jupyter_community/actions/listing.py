"""Which notebooks of a course a reader is told of."""

from __future__ import annotations

from ..core.cells.general import GENERAL, general
from ..core.cells.notebook import Notebook
from ..core.ids import CourseId, NotebookId
from ..ports.store import Transaction
from .request import Request


def find_notebook(tx: Transaction, course: CourseId, id: NotebookId) -> Notebook | None:
    """A notebook of the course, or its general board, which is on no list."""
    return general(course) if id == GENERAL else tx.notebooks.find(course, id)


def listed_notebooks(tx: Transaction, request: Request) -> tuple[Notebook, ...]:
    """Those that staff said something about; and of those that only copies tell of, where the reader can read a thread,
    where their own copy was said, and where an outline is agreed. Else it would tell that somebody
    asked where nobody else may know.
    """
    notebooks = tx.notebooks.of_course(request.course)
    if not any(notebook.by_copies for notebook in notebooks):
        return tuple(notebooks)
    known = tx.lists.notebooks(request.course, request.reader) | tx.outlines.shelf(request.course).keys()
    known |= tx.copies.mine(request.course, request.caller.person.id).keys()
    return tuple(notebook for notebook in notebooks if not notebook.by_copies or notebook.id in known)
