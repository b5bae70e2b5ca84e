"""What was hard, by cell: how many said so, roughly, and where nobody talks at all. Cells, never people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from ..ids import AnchorId, NotebookId
from .voices import Others


class Sort(str, Enum):
    """What a cell is, for whoever reads a list of them."""

    DISCUSSION = "discussion"
    READING = "reading"
    CODE = "code"
    EARLIER = "earlier"
    """Of an earlier release of its notebook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """
    Attributes:
        n: its place in the notebook, from 1; None where that is not known.
        title: what its discussion is called; empty for all other cells, whose text the service does not have.
    """

    notebook: NotebookId
    anchor: AnchorId
    sort: Sort
    n: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HardCell:
    cell: Cell
    others: Others


@dataclass(frozen=True, slots=True, kw_only=True)
class Difficulty:
    """
    Attributes:
        hard: cells that were found hard, by most people first.
        quiet: cells at which nobody has said a word.
    """

    hard: tuple[HardCell, ...]
    quiet: tuple[Cell, ...]


def ranked(cells: Iterable[HardCell]) -> tuple[HardCell, ...]:
    """By numbers where there are numbers. Among a few and a few, one is no harder than the other: their order tells
    nothing, and is that of the notebook.
    """
    return tuple(sorted(cells, key=lambda hard: -hard.others if isinstance(hard.others, int) else 0))
