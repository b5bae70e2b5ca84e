"""Finding posts by what is written in them."""

from __future__ import annotations

from ..core.permissions import Permission
from ..core.search.hits import Hit, Hits, Place, Wish, page
from ..core.search.query import parse
from ..core.search.snippet import snippet
from ..ports.store import Transaction
from .audiences import eyes
from .request import Request


def search(tx: Transaction, request: Request, text: str, wish: Wish, before: Place | None) -> Hits:
    """A page of the posts that the caller may see and that fit, best first.

    Raises:
        Invalid: nothing to look for, or too much.
        NotFound: not in the course.
    """
    request.permit(Permission.READ)
    query = parse(text)
    places = tx.search.find(request.course, query, wish, request.reader)
    shown, more = page(places, before)
    posts = tx.posts.some(request.course, [place.post for place in shown], request.reader)
    threads = tx.threads.some(request.course, {post.thread for post in posts.values()}, request.reader)
    seen = eyes(tx, request)
    return Hits(
        found=len(places),
        hits=tuple(
            Hit(post=seen(post), thread=threads[post.thread], snippet=snippet(post.body, query))
            for post in (posts[place.post] for place in shown)
        ),
        more=more,
    )
