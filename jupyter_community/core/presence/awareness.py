"""What a page says of itself: an update of the awareness protocol, of one state.

The frame is that of hocuspocus (document, type, body), so that documents can share the socket; the update is that of
y-protocols' ``awareness.js``: a count, then for each state its client, its clock and JSON, ``null`` where it left.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from ..errors import Invalid
from ..ids import AnchorId, CourseId, NotebookId, name

AWARENESS = 1
DOCUMENT = "presence/"
MAX_STATE = 512
"""Bytes of JSON; a notebook and a cell need less than half."""
MAX_CLOCK = 1 << 31
MAX_CLIENT = 1 << 53
"""What JavaScript can count to."""

_MALFORMED = "This page sent something that is no presence. Reload it."


@dataclass(frozen=True, slots=True)
class Where:
    """Attributes:
    anchor: the cell, where there is one.
    """

    notebook: NotebookId | None = None
    anchor: AnchorId | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Attributes:
    client: the page.
    clock: grows with each state of a client.
    where: None says that it left.
    """

    course: CourseId
    client: int
    clock: int
    where: Where | None


def read_frame(frame: bytes) -> State:
    """The one state that a page may speak of: its own.

    Raises:
        Invalid: anything else, and anything that claims more than where the page is, such as who is at it.
    """
    reader = _Reader(frame)
    document = reader.text(200)
    if not document.startswith(DOCUMENT) or reader.number(8) != AWARENESS:
        raise Invalid("This service has no such document yet. Reload the page.")
    update = _Reader(reader.bytes(2 * MAX_STATE))
    reader.end()
    if update.number(MAX_CLIENT) != 1:
        raise Invalid("A page may speak of itself only.")
    client, clock, state = update.number(MAX_CLIENT), update.number(MAX_CLOCK), update.text(MAX_STATE)
    update.end()
    return State(CourseId(name(document.removeprefix(DOCUMENT), "course")), client, clock, _where(state))


def _where(state: str) -> Where | None:
    try:
        said = json.loads(state)
    except (ValueError, RecursionError):
        raise Invalid(_MALFORMED) from None
    if said is None:
        return None
    if not isinstance(said, dict) or not said.keys() <= {"notebook", "anchor"}:
        raise Invalid("A page may say where it is, and nothing else. Reload it.")
    notebook, anchor = said.get("notebook"), said.get("anchor")
    if notebook is None:
        if anchor is not None:
            raise Invalid(_MALFORMED)
        return Where()
    return Where(
        NotebookId(name(notebook, "notebook")),
        None if anchor is None else AnchorId(name(anchor, "anchor")),
    )


class _Reader:
    """Reads lib0's encoding, and never past the end. pycrdt's own reader cuts text that is not ASCII."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self, below: int) -> int:
        found = shift = 0
        while True:
            if self._at >= len(self._data) or shift > 56:
                raise Invalid(_MALFORMED)
            byte = self._data[self._at]
            self._at += 1
            found |= (byte & 0x7F) << shift
            if byte < 0x80:
                break
            shift += 7
        if found >= below:
            raise Invalid(_MALFORMED)
        return found

    def bytes(self, most: int) -> bytes:
        size = self.number(most + 1)
        if self._at + size > len(self._data):
            raise Invalid(_MALFORMED)
        self._at += size
        return self._data[self._at - size : self._at]

    def text(self, most: int) -> str:
        try:
            return self.bytes(most).decode()
        except UnicodeDecodeError:
            raise Invalid(_MALFORMED) from None

    def end(self) -> None:
        if self._at != len(self._data):
            raise Invalid(_MALFORMED)
