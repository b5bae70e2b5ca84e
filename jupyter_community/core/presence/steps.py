"""How many are here, in steps: hidden below three, and slow to change, so that one person who comes is not seen."""

from __future__ import annotations

from itertools import chain

FEW = 3
"""Below so many nothing is said (rules H02 and H19)."""
STEPS = (FEW, *chain.from_iterable((5 * ten, 10 * ten, 20 * ten) for ten in (1, 10, 100, 1000)))


def step(count: int, before: int = 0) -> int:
    """The step to show for so many people, after the one that was shown before; 0 shows nothing.

    On the way down a step is kept while only few are missing from it; the lowest is not, for it must not be shown
    for fewer than three.
    """
    reached = max((s for s in STEPS if s <= count), default=0)
    if reached < before and before > FEW and count >= before - _slack(before):
        return before
    return reached


def _slack(step: int) -> int:
    return max(1, step // 10)
