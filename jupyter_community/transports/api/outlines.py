"""Outlines of notebooks, what copies hold, and where a thread is attached."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET

from ...actions import outlines
from ...actions.discussions import attaching
from ...core import ids
from ...core.cells import outline as core
from ...core.errors import Invalid
from ...core.permissions import Permission
from .. import present, wire
from .call import COURSE, Answer, Call, Route


async def _shelf(call: Call) -> Answer:
    shelf: list[outlines.OnShelf] = await call.ask(outlines.read_shelf)
    notebooks = [
        wire.ShelfNotebook(
            id=each.notebook.id,
            title=each.notebook.title,
            path=each.notebook.path,
            release=each.shelved.release,
            hashes=list(each.shelved.hashes),
        )
        for each in shelf
    ]
    return Answer(body=wire.Shelf(course=call.course, notebooks=notebooks))


async def _outline(call: Call) -> Answer:
    return _answer(await call.ask(outlines.read_outline, call.notebook))


async def _share_outline(call: Call) -> Answer:
    sent: wire.Sharing = call.body
    cells = tuple(
        core.OutlineCell(
            type=core.CellType(cell.type),
            fingerprint=cell.fingerprint,
            anchor=ids.AnchorId(cell.anchor),
            **_names(cell),
        )
        for cell in sent.outline.cells
    )
    outline = core.Outline(release=sent.outline.release, cells=cells)
    return _answer(await call.do(outlines.share_outline, call.notebook, sent.title, sent.path, outline))


def _names(cell: wire.OutlineCell) -> dict[str, str]:
    given = {"own": cell.own, "grade": cell.grade, "cell": cell.cell}
    return {kind: name for kind, name in given.items() if name is not UNSET}


async def _say_copy(call: Call) -> Answer:
    sent: wire.Copy = call.body
    if (sent.cells is UNSET) == (sent.hashes is UNSET):
        raise Invalid("Say either the cells of the copy or their hashes.")
    cells = None
    if sent.cells is not UNSET:
        cells = [core.KnownCell(type=core.CellType(cell.type), fingerprint=cell.fingerprint) for cell in sent.cells]
    hashes: Any = sent.hashes if cells is None else core.hashes_of(cells)
    copy = core.Copy(title=sent.title, path=sent.path, hashes=tuple(hashes))
    return _answer(await call.do(outlines.say_copy, call.notebook, copy, cells))


async def _attach_thread(call: Call) -> Answer:
    anchor = ids.AnchorId(ids.name(call.body.anchor, "anchor"))
    return Answer(
        body=wire.OneThread(thread=present.thread(await call.do(attaching.attach_thread, call.thread, anchor)))
    )


def _answer(outline: core.Outline | None) -> Answer:
    told = None if outline is None else present.outline(outline)
    return Answer(body=wire.NotebookOutline(outline=told, agreed=outline is not None and outline.agreed))


OUTLINES: tuple[Route, ...] = (
    Route(
        verb="GET",
        path=f"{COURSE}/shelf",
        call=_shelf,
        needs=Permission.READ,
        summary="The notebooks of the course, to find which of them an unmarked copy is",
        answer=wire.Shelf,
    ),
    Route(
        verb="GET",
        path=f"{COURSE}/notebooks/{{notebook}}/outline",
        call=_outline,
        needs=Permission.READ,
        summary="A notebook's newest outline, or what copies agree on",
        answer=wire.NotebookOutline,
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/notebooks/{{notebook}}/outline",
        call=_share_outline,
        needs=Permission.OPEN_NOTEBOOK,
        summary="Staff: shares the next release of a notebook's outline",
        body=wire.Sharing,
        answer=wire.NotebookOutline,
        conflict=wire.OutlineProblem,
    ),
    Route(
        verb="POST",
        path=f"{COURSE}/notebooks/{{notebook}}/copies",
        call=_say_copy,
        needs=Permission.READ,
        summary="Until staff share an outline: what my copy of a notebook holds",
        body=wire.Copy,
        answer=wire.NotebookOutline,
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/threads/{{thread}}/anchor",
        call=_attach_thread,
        needs=Permission.POST,
        needs_for_others=Permission.GUIDE,
        summary="Who asked, or staff: attaches a thread to another cell of its notebook",
        body=wire.Place,
        answer=wire.OneThread,
    ),
)
