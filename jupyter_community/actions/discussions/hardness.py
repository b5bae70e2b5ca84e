"""Saying, without a word and without a name, that a cell was hard; and where the staff see what was."""

from __future__ import annotations

from collections.abc import Mapping

from ...core.cells.notebook import Notebook
from ...core.cells.outline import CellType
from ...core.discussions.difficulty import Cell, Difficulty, HardCell, Sort, ranked
from ...core.discussions.voices import Voices, voices
from ...core.ids import AnchorId, NotebookId
from ...core.permissions import Permission
from ...ports.store import Transaction
from ..listing import listed_notebooks
from ..request import Request
from .places import check_place, is_place


def find_hard(tx: Transaction, request: Request, notebook: NotebookId, anchor: AnchorId, given: bool) -> Voices:
    """Says that one found a cell hard, or no longer. No event is published: nobody is told when a count changes.

    Raises:
        NotFound: no such cell for the caller.
    """
    request.permit(Permission.READ)
    check_place(tx, request, notebook, anchor)
    me = request.caller.person.id
    if given:
        tx.difficulties.say(request.course, notebook, anchor, me)
    else:
        tx.difficulties.take_back(request.course, notebook, anchor, me)
    return voices(tx.difficulties.of_notebook(request.course, notebook).get(anchor, 0), mine=given)


def hard_cells(tx: Transaction, request: Request, notebook: NotebookId) -> Mapping[AnchorId, Voices]:
    """The cells of a notebook that somebody found hard, as far as the reader may know of the cells."""
    counts = tx.difficulties.of_notebook(request.course, notebook)
    if not counts:
        return {}
    mine = tx.difficulties.mine(request.caller.person.id, request.course)
    return {
        anchor: voices(count, mine=(notebook, anchor) in mine)
        for anchor, count in sorted(counts.items())
        if is_place(tx, request, notebook, anchor)
    }


def read_difficulty(tx: Transaction, request: Request) -> Difficulty:
    """Where it is hard: the cells of the course by how many found them so, and those at which nobody talks.

    Raises:
        NotFound: not in the course.
        NotPermitted
    """
    request.permit(Permission.GUIDE)
    talked = {(thread.notebook, thread.anchor) for thread in tx.threads.of_course(request.course, request.reader)}
    counts = tx.difficulties.of_course(request.course)
    mine = tx.difficulties.mine(request.caller.person.id, request.course)
    hard: list[HardCell] = []
    quiet: list[Cell] = []
    for notebook in listed_notebooks(tx, request):
        here = {anchor: count for (where, anchor), count in counts.items() if where == notebook.id}
        for cell in _cells(tx, request, notebook, here):
            place = (notebook.id, cell.anchor)
            said = voices(here.get(cell.anchor, 0), mine=place in mine)
            if said.others:
                hard.append(HardCell(cell=cell, others=said.others))
            if place not in talked and cell.sort != Sort.EARLIER:
                quiet.append(cell)
    return Difficulty(hard=ranked(hard), quiet=tuple(quiet))


_SORTS = {CellType.CODE: Sort.CODE, CellType.MARKDOWN: Sort.READING}


def _cells(tx: Transaction, request: Request, notebook: Notebook, marked: Mapping[AnchorId, int]) -> list[Cell]:
    """In the order of the notebook; discussion cells that its outline does not know, and earlier cells, at the end."""
    titles = {anchor.id: anchor.title for anchor in notebook.anchors}
    outline = tx.outlines.newest(request.course, notebook.id)
    found: dict[AnchorId, Cell] = {}
    for n, known in enumerate(outline.cells if outline else (), 1):
        sort = Sort.DISCUSSION if known.anchor in titles else _SORTS.get(known.type)
        if sort is not None:
            found[known.anchor] = Cell(
                notebook=notebook.id, anchor=known.anchor, sort=sort, n=n, title=titles.get(known.anchor, "")
            )
    for anchor, title in titles.items():
        if anchor not in found:
            found[anchor] = Cell(notebook=notebook.id, anchor=anchor, sort=Sort.DISCUSSION, title=title)
    for anchor in sorted(marked.keys() - found.keys()):
        if is_place(tx, request, notebook.id, anchor):
            found[anchor] = Cell(notebook=notebook.id, anchor=anchor, sort=Sort.EARLIER)
    return list(found.values())
