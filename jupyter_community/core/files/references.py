"""How the text of a post names its pictures and files: by addresses like ``attachment:<id>``."""

from __future__ import annotations

import re

from ..ids import FileId

_REFERENCE = re.compile(r"attachment:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-f-])")


def references(text: str) -> tuple[FileId, ...]:
    """What a text names, in its order and each once. Who writes of one means it, wherever in the text that is."""
    return tuple(dict.fromkeys(FileId(found) for found in _REFERENCE.findall(text)))
