"""The HTTP API: a table of verb, path, action, body and answer. A new endpoint is a row in one of its parts."""

from __future__ import annotations

from .call import Answer, Call, Route
from .files import FILES
from .guiding import GUIDING
from .hands import HANDS
from .inbox import INBOX
from .me import ME
from .moderating import MODERATING
from .notices import NOTICES
from .outlines import OUTLINES
from .reading import READING
from .rules import RULES
from .searching import SEARCHING
from .teaching import TEACHING
from .writing import WRITING

__all__ = ["ROUTES", "Answer", "Call", "Route"]

ROUTES: tuple[Route, ...] = (
    *ME,
    *READING,
    *SEARCHING,
    *GUIDING,
    *OUTLINES,
    *INBOX,
    *HANDS,
    *TEACHING,
    *NOTICES,
    *WRITING,
    *FILES,
    *MODERATING,
    *RULES,
)
