"""Who is in a course right now, page by page, and what the others may know of it.

States merge as the awareness protocol says: of two states of a client the one with the higher clock holds. Who a
client is, is not part of its state; whoever puts it here knows that from the session.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from heapq import nsmallest

from ..errors import NotPermitted
from ..ids import AnchorId, NotebookId, PersonId
from ..people import Author, Shown
from .awareness import State, Where

Topic = NotebookId | None
"""A notebook; None is the course as a whole."""
Spot = NotebookId | AnchorId
"""What a topic is divided into: the course into notebooks, a notebook into cells."""
MOST_NAMED = 50
"""So many are named to everybody; the panel has no room for more, and a frame no need."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is here."""

    clock: int
    where: Where | None
    who: Author
    shown: Shown


@dataclass(slots=True)
class _Here:
    """People at one spot, each with the number of their pages there."""

    named: Counter[PersonId] = field(default_factory=Counter)
    counted: Counter[PersonId] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Crowd:
    """Those at one spot.

    Attributes:
        named: who wants to be seen by name.
        unnamed: how many more are here; never sent as it is.
    """

    named: tuple[PersonId, ...] = ()
    unnamed: int = 0

    def without(self, hidden: Collection[PersonId]) -> Crowd:
        return replace(self, named=tuple(id for id in self.named if id not in hidden))


@dataclass(frozen=True, slots=True)
class Census:
    """Attributes:
    people: who is to be seen by name, in the order of their names, so that nothing tells when they came.
    """

    people: tuple[Author, ...]
    all: Crowd
    at: dict[Spot, Crowd]

    def without(self, hidden: Collection[PersonId]) -> Census:
        """For somebody who is not to see these: as if they were not here."""
        return Census(
            people=tuple(who for who in self.people if who.id not in hidden),
            all=self.all.without(hidden),
            at={spot: crowd.without(hidden) for spot, crowd in self.at.items()},
        )


class PresenceRoom:
    """The pages of a course. Says which topics are to be told anew; when, is for others to decide."""

    def __init__(self) -> None:
        self._pages: dict[int, Page] = {}
        self._topics: dict[Topic, dict[Spot | None, _Here]] = {}
        self._names: dict[PersonId, Author] = {}
        self.changed: set[Topic] = set()

    @property
    def is_empty(self) -> bool:
        return not self._pages

    def put(self, state: State, who: Author, shown: Shown) -> None:
        """A page says where it is.

        Raises:
            NotPermitted: another person's page goes by this number.
        """
        before = self._pages.get(state.client)
        if before is not None and before.who.id != who.id:
            raise NotPermitted("Another page goes by this number. Reload this one.")
        if before is None or _is_newer(state, before):
            self._set(state.client, Page(state.clock, state.where, who, shown))

    def drop(self, client: int) -> None:
        """A page is gone. Its clock is forgotten with it, so that it may come back from the start."""
        if client in self._pages:
            self._set(client, None)

    def choose(self, who: PersonId, name: str, shown: Shown) -> None:
        """Somebody chose anew how they are seen, or under which name; it holds for all of their pages at once.

        Of who does not want to be seen nothing is kept, not even here.
        """
        for client, page in list(self._pages.items()):
            if page.who.id == who:
                changed = replace(page, who=replace(page.who, name=name), shown=shown)
                self._set(client, None if shown == Shown.NOT else changed)

    def census(self, topic: Topic) -> Census:
        """What is true of a topic; what of it is said, and how exactly, is for others to decide."""
        spots = self._topics.get(topic, {})
        here = spots.get(None, _Here())
        people = nsmallest(MOST_NAMED, (self._names[id] for id in here.named), key=lambda a: (a.name.casefold(), a.id))
        listed = {person.id for person in people}
        return Census(
            people=tuple(people),
            all=_crowd(here, listed),
            at={spot: _crowd(there, listed) for spot, there in spots.items() if spot is not None},
        )

    def _set(self, client: int, page: Page | None) -> None:
        before = self._pages.pop(client, None)
        if before is not None:
            self._count(before, -1)
        if page is not None:
            self._pages[client] = page
            self._count(page, +1)

    def _count(self, page: Page, by: int) -> None:
        if page.where is None:
            return
        for topic, spot in _spots(page.where):
            spots = self._topics.setdefault(topic, {})
            here = spots.setdefault(spot, _Here())
            people = here.named if page.shown == Shown.NAMED else here.counted
            people[page.who.id] += by
            if not people[page.who.id]:
                del people[page.who.id]
            if not here.named and not here.counted:
                del spots[spot]
            if not spots:
                del self._topics[topic]
            self.changed.add(topic)
        if page.shown == Shown.NAMED:
            self._name(page.who)

    def _name(self, who: Author) -> None:
        course = self._topics.get(None, {}).get(None, _Here())
        if who.id in course.named:
            self._names[who.id] = who
        else:
            self._names.pop(who.id, None)


def _crowd(here: _Here, listed: set[PersonId]) -> Crowd:
    named = tuple(sorted(here.named.keys() & listed))
    return Crowd(named=named, unnamed=len(here.counted) + len(here.named) - len(named))


def _is_newer(state: State, page: Page) -> bool:
    """As in the protocol: a goodbye also holds over a state with its own clock."""
    return state.clock > page.clock or (state.clock == page.clock and state.where is None and page.where is not None)


def _spots(where: Where) -> Iterator[tuple[Topic, Spot | None]]:
    """Where a page counts: in the course and its notebook, as a whole and at its spot in each."""
    yield None, None
    if where.notebook is not None:
        yield None, where.notebook
        yield where.notebook, None
        if where.anchor is not None:
            yield where.notebook, where.anchor
