"""What people say of posts in a word or two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from ...core.discussions.reactions import ReactionKind
from ...core.ids import PersonId, PostId


class Reactions(Protocol):
    """There is no way to ask who, but about oneself. They go with the post; a stub has none."""

    def count(self, posts: Iterable[PostId]) -> Mapping[PostId, Mapping[ReactionKind, int]]: ...

    def mine(self, person: PersonId, posts: Iterable[PostId]) -> Mapping[PostId, frozenset[ReactionKind]]: ...

    def give(self, post: PostId, person: PersonId, kind: ReactionKind) -> None: ...

    def take(self, post: PostId, person: PersonId, kind: ReactionKind) -> None: ...

    def forget(self, post: PostId) -> None: ...
