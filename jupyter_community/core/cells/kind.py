"""What a kind of shared cell must say about itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One sort of shared cell.

    Attributes:
        name: as in ``metadata.jupyter_community.kind``.
        version: newest version of its metadata that we understand.
        label: what people call it.
        threads: whether people talk in threads under its prompt.
    """

    name: str
    version: int
    label: str
    threads: bool
