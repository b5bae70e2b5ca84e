"""The general board of a course: one place for threads that belong to no notebook.

It looks like a notebook with one cell, so that whatever holds at a cell holds there too: audiences, aliases, when talk
opens, search. Every course has one; it is kept nowhere, and nobody can open, share or copy a notebook of this name.
"""

from __future__ import annotations

from ..errors import Invalid
from ..ids import AnchorId, CourseId, NotebookId
from .notebook import Anchor, Notebook

GENERAL = NotebookId("course.general")
ANYWHERE = AnchorId("general")


def general(course: CourseId) -> Notebook:
    """Without titles: pages call it what their readers' language calls it."""
    return Notebook(
        course=course, id=GENERAL, title="", path="", anchors=(Anchor(id=ANYWHERE, kind="discussion", title=""),)
    )


def check_not_general(notebook: NotebookId) -> None:
    """
    Raises:
        Invalid: a notebook of this name would take the place of the general board.
    """
    if notebook == GENERAL:
        raise Invalid("This id is kept for the general threads of the course. Give the notebook another one.")
