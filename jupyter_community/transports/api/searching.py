"""Finding posts."""

from __future__ import annotations

from ...actions import searching
from ...core import ids
from ...core.discussions.post import PostKind
from ...core.discussions.question import State
from ...core.permissions import Permission
from ...core.search.hits import Place, Wish
from .. import present, wire
from .call import COURSE, Answer, Call, Route, one_of


async def _search(call: Call) -> Answer:
    asked = call.query
    wish = Wish(
        notebook=ids.NotebookId(ids.name(asked["notebook"], "notebook")) if "notebook" in asked else None,
        kind=one_of(PostKind, "kind", asked["kind"]) if "kind" in asked else None,
        state=one_of(State, "state", asked["state"]) if "state" in asked else None,
    )
    before = Place.of(asked["before"]) if "before" in asked else None
    found = await call.ask(searching.search, asked.get("q", ""), wish, before)
    return Answer(body=present.hits(call.course, found))


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
