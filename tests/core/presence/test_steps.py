"""How many are here is said in steps, and nobody alone can be seen to come or go."""

from __future__ import annotations

from itertools import pairwise

import pytest

from jupyter_community.core.presence.steps import STEPS, step


@pytest.mark.feature("H02")
@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_are_not_shown_whatever_was_shown_before(count: int) -> None:
    assert {step(count, before) for before in (0, 3)} == {0}


@pytest.mark.feature("H02")
@pytest.mark.parametrize(
    ("count", "shown"), [(3, 3), (4, 3), (5, 5), (9, 5), (10, 10), (19, 10), (20, 20), (49, 20), (50, 50), (9999, 5000)]
)
def test_more_are_shown_as_at_least_so_many(count: int, shown: int) -> None:
    assert step(count) == shown


@pytest.mark.feature("H19")
@pytest.mark.parametrize("edge", [s for s in STEPS if s > 3])
def test_one_person_who_comes_and_goes_at_an_edge_is_not_seen(edge: int) -> None:
    shown = step(edge)
    seen = []
    for count in (edge - 1, edge, edge - 1, edge):
        shown = step(count, shown)
        seen.append(shown)
    assert seen == [edge] * 4


def test_steps_grow() -> None:
    assert all(below < above for below, above in pairwise(STEPS))
