"""Who asks at a human pace is never stopped; a flood is, for as long as it lasts, and nobody else with it."""

from __future__ import annotations

import pytest

from jupyter_community.core.errors import SlowDown
from jupyter_community.core.ids import PersonId
from jupyter_community.transports.pace import MOST_KEPT, READING, WRITING, Doorkeeper

ADA, BEN = PersonId(1), PersonId(2)


class Hands:
    """A clock that a test turns, in seconds."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def doorkeeper(hands: Hands) -> Doorkeeper:
    return Doorkeeper(hands)


@pytest.mark.parametrize("changes", [True, False], ids=["writing", "reading"])
def test_a_flood_is_told_when_to_come_back_and_is_let_in_then(
    doorkeeper: Doorkeeper, hands: Hands, changes: bool
) -> None:
    pace = WRITING if changes else READING
    for _ in range(pace.burst):
        doorkeeper.let_in(ADA, changes=changes)
    with pytest.raises(SlowDown, match="Nothing is lost") as refused:
        doorkeeper.let_in(ADA, changes=changes)
    assert refused.value.retry_after == pytest.approx(1 / pace.per_second)
    doorkeeper.let_in(BEN, changes=changes)
    doorkeeper.let_in(ADA, changes=not changes)
    hands.now += refused.value.retry_after + 1e-6
    doorkeeper.let_in(ADA, changes=changes)


def test_asking_while_refused_makes_the_wait_no_longer(doorkeeper: Doorkeeper, hands: Hands) -> None:
    for _ in range(WRITING.burst):
        doorkeeper.let_in(ADA, changes=True)
    for _ in range(1000):
        with pytest.raises(SlowDown):
            doorkeeper.let_in(ADA, changes=True)
    hands.now += 1 / WRITING.per_second + 1e-6
    doorkeeper.let_in(ADA, changes=True)


def test_a_steady_pace_goes_on_for_ever(doorkeeper: Doorkeeper, hands: Hands) -> None:
    for _ in range(10 * WRITING.burst):
        doorkeeper.let_in(ADA, changes=True)
        hands.now += 1 / WRITING.per_second


def test_who_came_to_rest_is_forgotten_and_who_did_not_is_not(doorkeeper: Doorkeeper, hands: Hands) -> None:
    for n in range(MOST_KEPT - 1):
        doorkeeper.let_in(PersonId(100 + n), changes=True)
    hands.now += 1
    for _ in range(WRITING.burst):
        doorkeeper.let_in(ADA, changes=True)
    doorkeeper.let_in(BEN, changes=True)
    assert len(doorkeeper) == 2
    with pytest.raises(SlowDown):
        doorkeeper.let_in(ADA, changes=True)
