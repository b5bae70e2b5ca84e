"""The board of a course: its threads as a list, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..core.cells.notebook import Notebook
from ..core.discussions.board import ANYTHING, PAGE, Place, Show, Wish
from ..core.discussions.reading import ThreadForReader
from ..core.discussions.thread import Thread
from ..core.events import Cursor
from ..core.permissions import Permission
from ..ports.store import Transaction
from .audiences import eyes
from .listing import listed_notebooks
from .request import Request
from .showing import for_reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Attributes: ``more`` is where the next page begins, if there is one."""

    cursor: Cursor
    notebooks: tuple[Notebook, ...]
    threads: tuple[ThreadForReader, ...]
    more: Place | None = None


def read_board(tx: Transaction, request: Request, wish: Wish = ANYTHING) -> Board:
    """A page of the threads that the caller may see, newest activity first.

    Who just looks also gets the newest of those that they have not read, since these stand on top.

    Raises:
        NotFound: not in the course.
    """
    request.permit(Permission.READ)
    cursor = tx.log.last(request.course)
    found = tx.lists.page(request.course, wish, request.reader, PAGE + 1)
    page, more = found[:PAGE], Place.of_thread(found[PAGE - 1]) if len(found) > PAGE else None
    listed = lines(tx, request, page)
    if wish == ANYTHING and more is not None:
        missing = PAGE - sum(thread.unread > 0 for thread in listed)
        older = Wish(show=Show.UNREAD, before=more)
        unread = tx.lists.page(request.course, older, request.reader, missing) if missing else ()
        listed += lines(tx, request, unread)
    if wish.show == Show.UNREAD:
        listed = tuple(thread for thread in listed if thread.unread > 0)  # else all of it is by people they do not see
    return Board(cursor=cursor, notebooks=listed_notebooks(tx, request), threads=listed, more=more)


def lines(tx: Transaction, request: Request, threads: Sequence[Thread]) -> tuple[ThreadForReader, ...]:
    """Each with its newest post, for a list."""
    if not threads:
        return ()
    newest = tx.posts.newest([thread.id for thread in threads], 1, request.reader)
    shown = eyes(tx, request)
    listed = []
    for thread in for_reader(tx, request, threads):
        last = next(iter(newest.get(thread.thread.id, ())), None)
        listed.append(replace(thread, last=last and shown(last)))
    return tuple(listed)
