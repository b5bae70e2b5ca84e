"""Who is here: pages say where they are, the newest word of each holds, and people are counted once."""

from __future__ import annotations

from itertools import permutations

import pytest

from jupyter_community.core.errors import NotPermitted
from jupyter_community.core.ids import AnchorId, CourseId, NotebookId, PersonId
from jupyter_community.core.people import Author, Role, Shown
from jupyter_community.core.presence.awareness import State, Where
from jupyter_community.core.presence.room import MOST_NAMED, Census, PresenceRoom

SEMINAR = CourseId("seminar")
WALK = NotebookId("a-walk")
CELL = AnchorId("cell-4")
HERE = Where(WALK, CELL)
ADA = Author(id=PersonId(1), name="Ada", role=Role.LEARNER)
BEN = Author(id=PersonId(2), name="Ben", role=Role.LEARNER)


def at(client: int, clock: int = 1, where: Where | None = HERE) -> State:
    return State(SEMINAR, client, clock, where)


def somebody(n: int) -> Author:
    return Author(id=PersonId(100 + n), name=f"Somebody {n:03}", role=Role.LEARNER)


def names(census: Census) -> list[str]:
    return [person.name for person in census.people]


def test_who_wants_to_be_named_is_at_the_course_the_notebook_and_the_cell() -> None:
    room = PresenceRoom()
    room.put(at(7), ADA, Shown.NAMED)
    assert names(room.census(None)) == names(room.census(WALK)) == ["Ada"]
    assert room.census(None).at[WALK].named == room.census(WALK).at[CELL].named == (ADA.id,)
    assert room.changed == {None, WALK}


def test_who_wants_to_be_counted_is_a_number_and_has_no_name_anywhere() -> None:
    room = PresenceRoom()
    room.put(at(7), ADA, Shown.COUNTED)
    census = room.census(WALK)
    assert (census.people, census.all.unnamed, census.at[CELL].unnamed) == ((), 1, 1)
    assert "Ada" not in repr(census)


def test_somebody_with_three_pages_is_one_person() -> None:
    room = PresenceRoom()
    for client in (7, 8, 9):
        room.put(at(client), ADA, Shown.COUNTED)
    assert room.census(None).all.unnamed == 1
    room.drop(8)
    room.drop(9)
    assert room.census(None).all.unnamed == 1
    room.drop(7)
    assert room.is_empty
    assert room.census(None).all.unnamed == 0


def test_states_that_come_in_any_order_end_the_same() -> None:
    said = [at(7, 1), at(7, 2, Where(WALK)), at(7, 3, Where(NotebookId("a-mean"))), at(7, 3, None)]
    for order in permutations(said):
        room = PresenceRoom()
        for state in order:
            room.put(state, ADA, Shown.NAMED)
        assert names(room.census(None)) == []


def test_an_older_word_of_a_page_changes_nothing() -> None:
    room = PresenceRoom()
    room.put(at(7, 5, Where(WALK)), ADA, Shown.NAMED)
    room.put(at(7, 4, Where(NotebookId("a-mean"))), ADA, Shown.NAMED)
    assert set(room.census(None).at) == {WALK}


def test_nobody_speaks_for_the_page_of_somebody_else() -> None:
    room = PresenceRoom()
    room.put(at(7), ADA, Shown.NAMED)
    with pytest.raises(NotPermitted):
        room.put(at(7, 2, None), BEN, Shown.NAMED)
    assert names(room.census(WALK)) == ["Ada"]


@pytest.mark.feature("H01")
def test_who_takes_it_back_is_gone_at_once_with_all_of_their_pages() -> None:
    room = PresenceRoom()
    room.put(at(7), ADA, Shown.NAMED)
    room.put(at(8, 1, Where(NotebookId("a-mean"))), ADA, Shown.NAMED)
    room.put(at(9), BEN, Shown.NAMED)
    room.changed.clear()
    room.choose(ADA.id, "Ada", Shown.NOT)
    assert names(room.census(None)) == ["Ben"]
    assert room.changed == {None, WALK, "a-mean"}


def test_a_new_name_is_shown_at_once() -> None:
    room = PresenceRoom()
    room.put(at(7), ADA, Shown.NAMED)
    room.choose(ADA.id, "Ada L.", Shown.NAMED)
    assert names(room.census(WALK)) == ["Ada L."]


@pytest.mark.feature("H02")
def test_people_are_in_the_order_of_their_names_whoever_came_first() -> None:
    room = PresenceRoom()
    room.put(at(9), BEN, Shown.NAMED)
    room.put(at(7), ADA, Shown.NAMED)
    assert names(room.census(None)) == ["Ada", "Ben"]


def test_of_very_many_some_are_named_and_the_rest_is_part_of_the_number() -> None:
    room = PresenceRoom()
    for n in range(MOST_NAMED + 7):
        room.put(at(n), somebody(n), Shown.NAMED)
    census = room.census(None)
    assert len(census.people) == len(census.all.named) == MOST_NAMED
    assert census.all.unnamed == census.at[WALK].unnamed == 7


def test_nothing_is_left_of_people_who_have_gone() -> None:
    room = PresenceRoom()
    for n in range(10):
        room.put(at(n), somebody(n), Shown.NAMED if n % 2 else Shown.COUNTED)
    for n in range(10):
        room.drop(n)
    assert room.is_empty
    assert room._topics == room._names == {}
