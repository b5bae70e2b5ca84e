"""The reference outline of a notebook: what its cells are, in their order, as fingerprints and without their text.

Cells are told apart by their hashes: of type, fingerprint, and how often both came before. The anchor that a cell
has by itself ends in its hash, so that everybody who has the very same cell gives it the same one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from ..errors import Conflict, Invalid
from ..ids import AnchorId
from .hashing import HASH, hash_of
from .notebook import MAX_PATH, MAX_TITLE

MAX_CELLS = 1500
MAX_NAME = 200
"""Characters of a name that a cell carries."""
AGREED = 0
"""The release of an outline that copies agree on; those of the staff are counted from 1."""
BY_ITSELF = "cell.1."
"""How the anchor begins that a cell has by itself."""
_FINGERPRINT = re.compile(r"1[A-Za-z0-9_-]{140}\Z")
_ANCHOR = re.compile(r"[A-Za-z0-9._-]{1,64}\Z")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


class CellType(str, Enum):
    CODE = "code"
    MARKDOWN = "markdown"
    RAW = "raw"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCell:
    """A cell as it can be compared."""

    type: CellType
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineCell(KnownCell):
    """
    Attributes:
        own: our own id, from the cell's metadata.
        grade: nbgrader's ``grade_id``.
        cell: nbformat's id.
    """

    anchor: AnchorId
    own: str | None = None
    grade: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    release: int
    cells: tuple[OutlineCell, ...]

    @property
    def agreed(self) -> bool:
        return self.release == AGREED


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What one person's copy of a notebook holds."""

    title: str
    path: str
    hashes: tuple[str, ...]

    def holds(self, anchor: AnchorId) -> bool:
        """Whether a cell of it has this anchor by itself."""
        return anchor.startswith(BY_ITSELF) and anchor.removeprefix(BY_ITSELF) in self.hashes


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """As much of a notebook's outline as it takes to find which notebook a copy is of."""

    release: int
    hashes: tuple[str, ...]


class OutlineConflict(Conflict):
    """Carries the newest outline, or None if there is none."""

    def __init__(self, message: str, current: Outline | None) -> None:
        super().__init__(message)
        self.outline = current


def hashes_of(cells: Iterable[KnownCell]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    hashes = []
    for cell in cells:
        said = f"{cell.type.value} {cell.fingerprint}"
        seen[said] += 1
        hashes.append(hash_of(f"{said} {seen[said]}"))
    return tuple(hashes)


def checked(outline: Outline) -> Outline:
    """The outline, if a course can take it; its release is checked by :func:`check_next`.

    Raises:
        Invalid: too many cells, anchors that are none or appear twice, what is no fingerprint, a name without end.
    """
    check_cells(outline.cells)
    anchors = Counter(cell.anchor for cell in outline.cells)
    for anchor, times in anchors.items():
        if not _ANCHOR.match(anchor):
            raise Invalid("An anchor must be 1 to 64 letters, digits, dots, dashes or underscores. Reload the page.")
        if times > 1:
            raise Invalid(
                f"Two cells of this notebook have the id “{anchor}”, so nobody could say which one is meant. "
                "Delete one of them and insert it again."
            )
    for cell in outline.cells:
        for name in (cell.own, cell.grade, cell.cell):
            if name is not None and (not 1 <= len(name) <= MAX_NAME or _CONTROL.search(name)):
                raise Invalid(f"The name of a cell must be 1 to {MAX_NAME} characters that can be seen.")
    return outline


def check_cells(cells: Sequence[KnownCell]) -> None:
    """
    Raises:
        Invalid: there are too many, or one has no fingerprint that this service understands.
    """
    check_count(len(cells))
    if any(not _FINGERPRINT.match(cell.fingerprint) for cell in cells):
        raise Invalid("A fingerprint of a cell is none that this service understands. Reload the page.")


def check_count(cells: int) -> None:
    """
    Raises:
        Invalid: so many cells are too many.
    """
    if cells > MAX_CELLS:
        raise Invalid(
            f"A notebook with an outline can have at most {MAX_CELLS} cells; this one has {cells}. Split it in two."
        )


def check_next(outline: Outline, last: Outline | None) -> None:
    """
    Raises:
        OutlineConflict: the outline is not the release after the last one; carries the last one.
    """
    due = 1 if last is None else last.release + 1
    if outline.release != due:
        raise OutlineConflict(
            f"Somebody shared this notebook's outline meanwhile, or the page is old: release {due} is next. "
            "Open the notebook again and share it from there.",
            current=last,
        )


def checked_copy(copy: Copy) -> Copy:
    """
    Raises:
        Invalid: too many cells, what is no hash, a cell twice, a title or a path that is too long.
    """
    check_count(len(copy.hashes))
    check_labels(copy.title, copy.path)
    if not all(HASH.match(hash) for hash in copy.hashes):
        raise Invalid("A hash of a cell must be ten letters, digits, dashes or underscores. Reload the page.")
    if len(set(copy.hashes)) != len(copy.hashes):
        raise Invalid("Two cells of this copy have the same hash. Reload the page.")
    return copy


def check_labels(title: str, path: str) -> None:
    """
    Raises:
        Invalid: the title or the path of a notebook is too long.
    """
    if len(title) > MAX_TITLE:
        raise Invalid(f"Titles may have at most {MAX_TITLE} characters.")
    if len(path) > MAX_PATH:
        raise Invalid(f"The path of a notebook may have at most {MAX_PATH} characters.")
