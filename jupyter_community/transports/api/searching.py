"""Finding posts."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

from ...actions import searching
from ...core import ids
from ...core.discussions.post import PostKind
from ...core.discussions.question import State
from ...core.errors import Invalid
from ...core.permissions import Permission
from ...core.search.hits import Place, Wish
from .. import present, wire
from .call import COURSE, Answer, Call, Route

E = TypeVar("E", bound=Enum)


async def _search(call: Call) -> Answer:
    asked = call.query
    wish = Wish(
        notebook=ids.NotebookId(ids.name(asked["notebook"], "notebook")) if "notebook" in asked else None,
        kind=_one_of(PostKind, "kind", asked.get("kind")),
        state=_one_of(State, "state", asked.get("state")),
    )
    before = Place.of(asked["before"]) if "before" in asked else None
    found = await call.ask(searching.search, asked.get("q", ""), wish, before)
    return Answer(body=present.hits(call.course, found))


def _one_of(choices: type[E], name: str, text: str | None) -> E | None:
    try:
        return None if text is None else choices(text)
    except ValueError:
        known = ", ".join(str(choice.value) for choice in choices)
        raise Invalid(f"“{name}” must be one of: {known}.") from None


SEARCHING: tuple[Route, ...] = (
    Route(
        verb="GET",
        path=f"{COURSE}/search",
        call=_search,
        needs=Permission.READ,
        summary="The posts in which something is written, best first",
        answer=wire.Hits,
        query={
            "q": 'words, "phrases" and -words that are not wanted',
            "notebook": "only in this notebook",
            "kind": "only posts of this kind",
            "state": "only in questions that have come so far",
            "before": "the `more` of a page; answers with the next one",
        },
    ),
)
