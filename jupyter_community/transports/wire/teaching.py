"""What teachers work with: where it was hard, and prompts that appear at their time."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from .values import Name, Person, Time, Uuid

Roughly = int | Literal["few"]
SortName = Literal["discussion", "reading", "code", "earlier"]


class Cell(Struct, kw_only=True):
    """A cell in a list; ``n`` is its place in the notebook, and only a discussion has a ``title``."""

    notebook: Name
    anchor: Name
    sort: SortName
    n: int | None
    title: str


class HardCell(Struct, kw_only=True):
    cell: Cell
    others: Roughly


class Difficulty(Struct, kw_only=True):
    """``quiet`` are the cells at which nobody has said a word."""

    hard: list[HardCell]
    quiet: list[Cell]


class Prompt(Struct, kw_only=True):
    """``id`` is also that of the thread that it starts, once it is published; ``problem`` says why it is held."""

    id: Uuid
    notebook: Name
    anchor: Name
    body: str
    at: Time
    by: Person
    state: Literal["scheduled", "published", "held"]
    problem: str | None


class Echo(Struct, kw_only=True):
    """How a prompt did; ``prompt`` is null for that of the discussion cell itself."""

    notebook: Name
    anchor: Name
    prompt: Uuid | None
    replies: Roughly
    deeper: Roughly


class Calendar(Struct, kw_only=True):
    prompts: list[Prompt]
    echoes: list[Echo]
