"""A notebook as a course sees it: not a file of anybody, but the cells that its copies share."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import Invalid
from ..ids import AnchorId, CourseId, NotebookId

MAX_ANCHORS = 500
MAX_TITLE = 200
MAX_PATH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A cell that people can talk at; ``title`` is its prompt's heading or first words."""

    id: AnchorId
    kind: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notebook:
    """``path`` is where the author had it, a hint for finding one's own copy.

    ``by_copies``: the staff have said nothing about it yet, only copies of members tell of it.
    """

    course: CourseId
    id: NotebookId
    title: str
    path: str
    anchors: tuple[Anchor, ...]
    by_copies: bool = False

    def has(self, anchor: AnchorId) -> bool:
        """Whether one of its discussion cells has this anchor."""
        return any(each.id == anchor for each in self.anchors)


def checked(notebook: Notebook) -> Notebook:
    """The notebook, if a course can take it.

    Raises:
        Invalid: two cells share an id, there are too many, or a title or the path is too long.
    """
    ids = [anchor.id for anchor in notebook.anchors]
    if len(ids) > MAX_ANCHORS:
        raise Invalid(f"A notebook can have at most {MAX_ANCHORS} discussion cells; this one has {len(ids)}.")
    if len(set(ids)) != len(ids):
        raise Invalid("Two discussion cells of this notebook share an id. Delete one and insert it again.")
    if len(notebook.title) > MAX_TITLE or any(len(anchor.title) > MAX_TITLE for anchor in notebook.anchors):
        raise Invalid(f"Titles may have at most {MAX_TITLE} characters.")
    if len(notebook.path) > MAX_PATH:
        raise Invalid(f"The path of a notebook may have at most {MAX_PATH} characters.")
    return notebook
