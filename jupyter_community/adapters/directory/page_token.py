"""What a token at the hub is worth: only a person's own page may open a session.

The hub tells each token's scopes, as ``right``, ``right!user=ada`` or ``right!server=ada/``. Whoever runs a server
can read the tokens of all who visit it, and whoever runs code in a kernel can read the token of that server. So it
is not enough that a token is somebody's: it must come from a page on that person's own server.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...core.errors import NotPermitted
from .hub_api import Holder

USE = "custom:community:use"
"""The right to take part. The admin's configuration puts it into the tokens of pages and into no others."""
SERVER_ONLY = "users:activity"
"""What a server needs to report that it is in use. Pages never have it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A right, narrowed to one thing of a kind (``by`` user, server, service or group), or to nothing: both empty.

    A narrowing that is not understood is kept as it is, so that it neither gives a right nor passes for one's own.
    """

    right: str
    by: str = ""
    of: str = ""

    @classmethod
    def parse(cls, text: str) -> Scope:
        right, narrowed, narrowing = text.partition("!")
        by, _, of = narrowing.partition("=")
        return cls(right, by or narrowed, of)

    @property
    def owner(self) -> str:
        """Whose user or server this is about; empty if it is about more than one person's, or something else."""
        if self.by == "server":
            owner, slash, _ = self.of.partition("/")
            return owner if slash else ""
        return self.of if self.by == "user" else ""


def check(holder: Holder, service: str) -> None:
    """Lets pass the token of a page on its reader's own server, with the permission to take part.

    Raises:
        NotPermitted: any other token; says whose fault it is not, and what to do.
    """
    if holder.kind != "user":
        raise NotPermitted("This token belongs to a program, not to a person. Open a notebook on your own server.")
    scopes = [Scope.parse(text) for text in holder.scopes]
    _check_place(scopes, holder.name)
    if not any(_reaches(scope, service) for scope in scopes) or not any(_takes_part(s, holder.name) for s in scopes):
        raise NotPermitted(
            "Restart your server (File → Hub Control Panel → Stop My Server, then start it again) to get the new "
            "permission: it was started before you were allowed to take part.",
            code="restart_server",
        )


def _check_place(scopes: Iterable[Scope], name: str) -> None:
    """The page must be on a server of this person.

    A token that names no server at all does not pass either: it may come from somebody else's server, which this
    person visited and may visit no longer. The hub takes the scope away then, and leaves the token.
    """
    places = [scope for scope in scopes if scope.right == "access:servers"]
    for place in places:
        if place.owner and place.owner != name:
            raise NotPermitted(
                f"You are visiting {place.owner}’s server. Open this notebook on your own server to take part.",
                code="visiting",
            )
    if not places or not all(place.owner for place in places):
        raise NotPermitted("This is not a page on your own server. Open this notebook on your own server to take part.")
    if any(s.right == SERVER_ONLY for s in scopes) and any(place.by == "server" for place in places):
        raise NotPermitted("This is the token of a server, which its kernels can read. Sessions are opened by pages.")


def _reaches(scope: Scope, service: str) -> bool:
    return scope in (Scope("access:services"), Scope("access:services", "service", service))


def _takes_part(scope: Scope, name: str) -> bool:
    """A right narrowed to a group counts: which courses somebody is in, their groups say anyway."""
    return scope.right == USE and (
        scope == Scope(USE) or scope.owner == name or (scope.by == "group" and bool(scope.of))
    )
