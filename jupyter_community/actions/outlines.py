"""What the cells of a notebook are: staff share an outline; until they do, members' copies agree on one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..core.audience import FEED, Audience
from ..core.cells import outline as rules
from ..core.cells.agreeing import LISTENED_TO, agree, may_add
from ..core.cells.general import check_not_general
from ..core.cells.notebook import Notebook
from ..core.cells.outline import Copy, KnownCell, Outline, Shelved
from ..core.errors import NotPermitted
from ..core.events import Event, EventKind
from ..core.ids import NotebookId
from ..core.permissions import Permission
from ..ports.store import Transaction
from .listing import listed_notebooks
from .request import Request

MAX_FOUNDED = 20
"""So many notebooks that staff have not shared may come to a course from one person's copies."""
TWO = 2
"""So many people's copies must say a title before others read it: it may tell whose copy it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnShelf:
    notebook: Notebook
    shelved: Shelved


def read_shelf(tx: Transaction, request: Request) -> list[OnShelf]:
    """The notebooks of the course, with what it takes to find which of them a copy is of.

    Raises:
        NotFound: not in the course.
    """
    request.permit(Permission.READ)
    shelf = tx.outlines.shelf(request.course)
    notebooks = listed_notebooks(tx, request)
    return [
        OnShelf(notebook=notebook, shelved=shelf.get(notebook.id) or _unshared(tx, request, notebook))
        for notebook in notebooks
    ]


def _unshared(tx: Transaction, request: Request, notebook: Notebook) -> Shelved:
    """What the copy holds that told of the notebook first."""
    first = tx.copies.first(request.course, notebook.id)
    return Shelved(release=rules.AGREED, hashes=() if first is None else first.hashes)


def read_outline(tx: Transaction, request: Request, notebook: NotebookId) -> Outline | None:
    """
    Raises:
        NotFound: not in the course.
    """
    request.permit(Permission.READ)
    return tx.outlines.newest(request.course, notebook)


def share_outline(
    tx: Transaction, request: Request, id: NotebookId, title: str, path: str, outline: Outline
) -> Outline:
    """Staff say what the cells of a notebook are, in its next release. What copies said is deleted.

    Raises:
        Invalid: too much, an anchor twice, what is no fingerprint.
        Conflict: it is not the next release; carries the newest one.
        NotFound, NotPermitted
    """
    request.permit(Permission.OPEN_NOTEBOOK)
    check_not_general(id)
    rules.check_labels(title, path)
    outline = rules.checked(outline)
    last = tx.outlines.newest(request.course, id)
    if outline == last and not outline.agreed:
        return outline
    rules.check_next(outline, last)
    tx.copies.forget(request.course, id)
    tx.outlines.save(request.course, id, outline)
    found = tx.notebooks.find(request.course, id)
    anchors = () if found is None else found.anchors
    tx.notebooks.save(Notebook(course=request.course, id=id, title=title, path=path, anchors=anchors))
    _tell(tx, request, id)
    return outline


def say_copy(
    tx: Transaction, request: Request, id: NotebookId, copy: Copy, cells: Sequence[KnownCell] | None
) -> Outline | None:
    """What the caller's copy holds; returns the outline, if there is one. Once staff shared one, nothing is kept.

    Args:
        cells: what its cells are, which brings a notebook to the course; without, they are only confirmed.

    Raises:
        Invalid: too much, what is no fingerprint or hash, a cell twice.
        NotPermitted: the caller has brought too many notebooks.
        NotFound: not in the course.
    """
    request.permit(Permission.READ)
    check_not_general(id)
    copy = rules.checked_copy(copy)
    if cells is not None:
        rules.check_cells(cells)
    last = tx.outlines.newest(request.course, id)
    if last is not None and not last.agreed:
        return last
    found = tx.notebooks.find(request.course, id)
    if found is None and cells is None:
        return None
    me = request.caller.person.id
    if found is None:
        _check_quota(tx, request)
        found = Notebook(course=request.course, id=id, title="", path="", anchors=(), by_copies=True)
        tx.notebooks.save(found)
        founds = True
    else:
        founds = False
        if cells is None and tx.copies.of(request.course, id, me) == copy:
            return last
    tx.copies.say(request.course, id, me, copy, at=request.now, founds=founds)
    copies = tx.copies.newest(request.course, id, LISTENED_TO)
    if cells is not None:
        held = {hash for each in copies for hash in each.hashes}
        tx.copies.describe(request.course, id, me, dict(zip(copy.hashes, cells, strict=True)), held)
    described = tx.copies.described(request.course, id)
    may_change = last is None or may_add(copy, described, last)
    agreed = agree(copies, described, last) if may_change else last  # most pages only confirm what is agreed
    return _settled(tx, request, found, copies, last, agreed)


def _check_quota(tx: Transaction, request: Request) -> None:
    if sum(tx.copies.mine(request.course, request.caller.person.id).values()) >= MAX_FOUNDED:
        raise NotPermitted(
            f"You have asked in {MAX_FOUNDED} notebooks that your teacher has not shared. Your text is kept; "
            "ask them to share this notebook with the course."
        )


def _settled(
    tx: Transaction,
    request: Request,
    notebook: Notebook,
    copies: Sequence[Copy],
    last: Outline | None,
    agreed: Outline | None,
) -> Outline | None:
    """What is agreed now, saved and told if it is another than before; and the title that others may read."""
    if agreed is not None and agreed != last:
        tx.outlines.save(request.course, notebook.id, agreed)
    called = _called(notebook, copies) if notebook.by_copies else notebook
    if called != notebook:
        tx.notebooks.save(called)
    if agreed != last or (called != notebook and _is_read(tx, request, notebook.id, agreed)):
        _tell(tx, request, notebook.id)
    return agreed


def _called(notebook: Notebook, copies: Sequence[Copy]) -> Notebook:
    title = _said_by_two([copy.title for copy in copies])
    path = _said_by_two([copy.path for copy in copies])
    return replace(notebook, title=title or notebook.title, path=path or notebook.path)


def _said_by_two(said: Sequence[str]) -> str | None:
    [(text, times)] = Counter(said).most_common(1)
    return text if times >= TWO else None


def _is_read(tx: Transaction, request: Request, id: NotebookId, agreed: Outline | None) -> bool:
    """Whether everybody may know of this notebook."""
    threads = () if agreed else tx.threads.of_notebook(request.course, id, FEED)
    return agreed is not None or any(thread.audience == Audience.EVERYONE for thread in threads)


def _tell(tx: Transaction, request: Request, id: NotebookId) -> None:
    tx.log.append(
        Event(
            course=request.course,
            kind=EventKind.OUTLINE_CHANGED,
            subject=id,
            author=request.caller.person.id,
            key=f"{id}:outline:{tx.log.last(request.course).seq}",
            at=request.now,
        )
    )
