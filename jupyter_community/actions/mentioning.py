"""Mentions: whom one can name, and whom a post names."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from ..core.discussions.post import Post
from ..core.ids import PersonId
from ..core.notices.mentions import STAFF, alias_of, person_of, targets
from ..core.people import Author
from ..core.permissions import Permission
from ..ports.store import Transaction
from .request import Request

MOST = 50


def find_people(tx: Transaction, request: Request, text: str) -> list[Author]:
    """Whom the caller may mention and whose name, or a word of it, begins so.

    Raises:
        NotFound: not in the course.
    """
    request.permit(Permission.READ)
    begun = text.casefold().strip()
    me = request.caller.person.id
    known = tx.mentions.known(request.course, request.reader)
    return [person for person in known if person.id != me and _begins(person.name, begun)][:MOST]


def _begins(name: str, begun: str) -> bool:
    name = name.casefold()
    return name.startswith(begun) or any(word.startswith(begun) for word in name.split())


def note_mentions(tx: Transaction, request: Request, post: Post) -> Post:
    """Keeps whom a post names, and returns it with their names. Who may not be mentioned stays a word like others."""
    if post.revision == 1 and "@[" not in post.body:
        return post
    wanted = targets(post.body)
    people = [person for target in wanted if (person := person_of(target)) is not None]
    known = {found.id for found in tx.mentions.known(request.course, request.reader, people)} if people else set()
    meant = [target for target in wanted if _is_meant(tx, post, target, known)]
    tx.mentions.say(post.id, meant)
    return post if not meant else _named(tx, post)


def _is_meant(tx: Transaction, post: Post, target: str, known: Set[PersonId | None]) -> bool:
    if target == STAFF:
        return True
    alias = alias_of(target)
    return person_of(target) in known if alias is None else tx.mentions.has_alias(post.thread, alias)


def _named(tx: Transaction, post: Post) -> Post:
    return replace(post, mentions=tx.mentions.of([post.id]).get(post.id, ()))
