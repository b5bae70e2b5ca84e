"""Looking up who is behind an alias, on record; and asking somebody to write under their name from now on."""

from __future__ import annotations

from dataclasses import dataclass

from ...core.audit import Act
from ...core.discussions import moderation as rules
from ...core.discussions.post import Post
from ...core.errors import Invalid, NotFound
from ...core.ids import PersonId, PostId
from ...core.people import Author, Person
from ...core.permissions import STAFF, Permission
from ...ports.store import Transaction
from ..auditing import record
from ..request import Request
from .finding import find_post

_WHY = "Say in a few words why. The reason is kept on record, and its author will read it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmasked:
    """Attributes: ``person`` wrote the post, for who looked it up and for nobody else."""

    person: Person


def unmask(tx: Transaction, request: Request, id: PostId, reason: str | None) -> Unmasked:
    """Who wrote a post without their name. Each look is on record, and the author is told.

    Raises:
        Invalid: without a reason, or the post carries its author's name, or has none any more.
        NotFound, NotPermitted
    """
    request.permit(Permission.UNMASK)
    post, _ = find_post(tx, request, id)
    why = rules.line(reason, about=_WHY)
    if isinstance(post.author, Author):
        raise Invalid("This post carries the name of who wrote it.")
    person = tx.people.find(_author(tx, post))
    if person is None:
        raise NotFound("Whoever wrote this is not known any more.")
    record(tx, request, Act.UNMASK, post=post, why=why)
    return Unmasked(person=person)


def ask_for_names(tx: Transaction, request: Request, id: PostId, reason: str | None) -> PersonId:
    """From now on the author of a post writes under their name in this course; without a reason, no longer.

    The answer is the same whoever it is and whatever held before: else it would tell who is behind an alias.

    Raises:
        Invalid: staff, or a post without an author.
        NotFound, NotPermitted
    """
    request.permit(Permission.UNMASK)
    post, _ = find_post(tx, request, id)
    if isinstance(post.author, Author) and post.author.role in STAFF:
        raise Invalid("The staff always write under their names.")
    person = _author(tx, post)
    why = rules.line(reason, about=_WHY) if reason is not None else None
    tx.rules.name(request.course, person, why)
    record(tx, request, Act.NAMES_OFF if why is None else Act.NAMES_ON, post=post, why=why)
    return person


def _author(tx: Transaction, post: Post) -> PersonId:
    owner = tx.posts.owner(post.id)
    if post.deleted or owner is None or owner[1] is None:
        raise Invalid("This post has no author any more.")
    return owner[1]
