"""Lasting ids for the cells of an author's notebook, so that its copies need no outline to find them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..errors import Invalid
from ..ids import is_name

KEY = "jupyter_community"
VERSION = 1
FORMAT = 4


def stamp(notebook: Any, course: str | None, new_id: Callable[[], str]) -> int:
    """Gives an id to the notebook and to each cell that has none, in place; returns how many were given.

    Ids that are there stay. Of two cells with one id the first keeps it, unless they are discussion cells: that
    copies of such a cell show the same talk is meant.

    Raises:
        Invalid: no notebook of format 4, one that belongs to another course, or metadata that cannot be ours.
    """
    cells = _cells(notebook)
    given = _stamp_notebook(notebook, course, new_id)
    used: set[str] = set()
    for number, cell in enumerate(cells, 1):
        mark = _mark(cell["metadata"], f"Cell {number}")
        id = mark.get("id")
        if is_name(id) and (id not in used or "kind" in mark):
            used.add(id)
            continue
        fresh = new_id()
        used.add(fresh)
        _put(cell["metadata"], {"version": VERSION, **mark, "id": fresh})
        given += 1
    return given


def notebook_id(notebook: Any) -> str | None:
    """The id of the notebook, if it has one."""
    id = _mark(_metadata(notebook, "The notebook"), "The notebook").get("notebook")
    return id if is_name(id) else None


def _stamp_notebook(notebook: dict[str, Any], course: str | None, new_id: Callable[[], str]) -> int:
    metadata = _metadata(notebook, "The notebook")
    mark = _mark(metadata, "The notebook")
    known = mark.get("course")
    if course is not None and is_name(known) and known != course:
        raise Invalid(f"It belongs to the course “{known}”, not to “{course}”. Remove that from its metadata first.")
    wanted = {"version": VERSION, **mark}
    if not is_name(mark.get("notebook")):
        wanted["notebook"] = new_id()
    if course is not None:
        wanted["course"] = course
    if wanted == mark:
        return 0
    _put(metadata, wanted)
    return 1


def _cells(notebook: Any) -> list[dict[str, Any]]:
    if not isinstance(notebook, dict) or not isinstance(notebook.get("nbformat"), int):
        raise Invalid("It is no notebook.")
    if notebook["nbformat"] != FORMAT:
        raise Invalid(
            f"It is a notebook of format {notebook['nbformat']}, and only format {FORMAT} is understood. "
            "Open it in JupyterLab and save it, which brings it up to date."
        )
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        raise Invalid("It is a notebook without a list of cells. Open it in JupyterLab and save it.")
    for number, cell in enumerate(cells, 1):
        _metadata(cell, f"Cell {number}")
    return cells


def _metadata(thing: Any, what: str) -> dict[str, Any]:
    metadata = thing.get("metadata") if isinstance(thing, dict) else None
    if not isinstance(metadata, dict):
        raise Invalid(f"{what} has no metadata, which every notebook has. Open it in JupyterLab and save it.")
    return metadata


def _mark(metadata: dict[str, Any], what: str) -> dict[str, Any]:
    mark = metadata.get(KEY, {})
    if not isinstance(mark, dict):
        raise Invalid(f"{what} has something else under “{KEY}” in its metadata. Remove that, then try again.")
    return mark


def _put(metadata: dict[str, Any], mark: dict[str, Any]) -> None:
    """Adds our mark; where keys are in order, they stay so."""
    in_order = list(metadata) == sorted(metadata)
    metadata[KEY] = dict(sorted(mark.items()))
    if in_order:
        for name in sorted(metadata):
            metadata[name] = metadata.pop(name)
