from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_community.core.cells.agreeing import ENOUGH, LISTENED_TO, agree
from jupyter_community.core.cells.hashing import HASH, hash_of
from jupyter_community.core.cells.outline import (
    BY_ITSELF,
    MAX_CELLS,
    MAX_NAME,
    CellType,
    Copy,
    KnownCell,
    Outline,
    OutlineConflict,
    check_next,
    checked,
    checked_copy,
    hashes_of,
)
from jupyter_community.core.errors import Invalid
from jupyter_community.core.ids import AnchorId

from ..factories import cell, named

EXAMPLES = Path(__file__).parents[1] / "wire"

# Hashes


def test_the_service_makes_the_hashes_that_pages_make() -> None:
    """The front end's tests read the same two files."""
    said = json.loads((EXAMPLES / "copy.json").read_text(encoding="utf-8"))["cells"]
    cells = [KnownCell(type=CellType(each["type"]), fingerprint=each["fingerprint"]) for each in said]
    assert (
        list(hashes_of(cells)) == json.loads((EXAMPLES / "copy_confirmed.json").read_text(encoding="utf-8"))["hashes"]
    )


@given(st.text())
def test_any_text_has_a_hash(text: str) -> None:
    assert HASH.match(hash_of(text))


def test_equal_cells_are_counted_and_their_type_counts() -> None:
    twice = hashes_of([cell("a"), cell("b"), cell("a"), cell("a", CellType.RAW)])
    assert len(set(twice)) == 4
    assert twice[0] == hashes_of([cell("a")])[0]


# What a course can take


def outline(*cells: object, release: int = 1) -> Outline:
    return Outline(release=release, cells=tuple(cells))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (outline(*(named("a", f"a{n}") for n in range(MAX_CELLS + 1))), f"at most {MAX_CELLS} cells"),
        (outline(named("a", "same"), named("b", "same")), "Two cells of this notebook have the id “same”"),
        (outline(named("a", "")), "1 to 64 letters"),
        (outline(named("a", "a" * 65)), "1 to 64 letters"),
        (outline(named("a", "a/b")), "1 to 64 letters"),
        (outline(named("a", "a\n")), "1 to 64 letters"),
        (outline(replace(named("a", "a"), fingerprint="2" + "A" * 140)), "fingerprint"),
        (outline(replace(named("a", "a"), fingerprint="1" + "A" * 139)), "fingerprint"),
        (outline(replace(named("a", "a"), fingerprint="1" + "A" * 141)), "fingerprint"),
        (outline(replace(named("a", "a"), fingerprint="1" + "é" * 140)), "fingerprint"),
        (outline(replace(named("a", "a"), fingerprint="1" + "A" * 140 + "\n")), "fingerprint"),
        (outline(named("a", "a", grade="x" * (MAX_NAME + 1))), "name of a cell"),
        (outline(named("a", "a", own="")), "name of a cell"),
        (outline(named("a", "a", cell="a\x00b")), "name of a cell"),
    ],
)
def test_an_outline_that_makes_no_sense_is_refused_with_a_sentence(wrong: Outline, said: str) -> None:
    with pytest.raises(Invalid, match=said) as refused:
        checked(wrong)
    assert refused.value.message.endswith(".")


def test_the_largest_outline_is_taken() -> None:
    largest = outline(*(named(str(n), f"{n:064}", grade="x" * MAX_NAME) for n in range(MAX_CELLS)))
    assert checked(largest) == largest
    assert checked(outline()) == outline()


@pytest.mark.parametrize(("last", "due"), [(None, 1), (outline(release=0), 1), (outline(release=7), 8)])
def test_a_release_is_exactly_the_next_one(last: Outline | None, due: int) -> None:
    check_next(outline(release=due), last)
    for wrong in (due - 1, due + 1, -due):
        with pytest.raises(OutlineConflict) as refused:
            check_next(outline(release=wrong), last)
        assert refused.value.outline == last


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Copy(title="x" * 201, path="", hashes=()), "Titles"),
        (Copy(title="", path="x" * 1001, hashes=()), "path"),
        (Copy(title="", path="", hashes=("kkkkkkkkkk",) * 2), "same hash"),
        (Copy(title="", path="", hashes=("kkkkkkkkk",)), "hash"),
        (Copy(title="", path="", hashes=("kkkk kkkkk",)), "hash"),
        (Copy(title="", path="", hashes=("kkkkkkkkkk\n",)), "hash"),
        (Copy(title="", path="", hashes=tuple(f"{n:010}" for n in range(MAX_CELLS + 1))), "at most"),
    ],
)
def test_a_copy_that_makes_no_sense_is_refused_with_a_sentence(wrong: Copy, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        checked_copy(wrong)


def test_a_copy_holds_only_cells_as_they_are_called_by_themselves() -> None:
    copy = Copy(title="", path="", hashes=("kkkkkkkkkk",))
    assert copy.holds(AnchorId("cell.1.kkkkkkkkkk"))
    for other in ("kkkkkkkkkk", "cell.2.kkkkkkkkkk", "cell.1.", "cell.1.qqqqqqqqqq", "cell.1.cell.1.kkkkkkkkkk"):
        assert not copy.holds(AnchorId(other))


# What copies agree on

TEXTS = [chr(ord("a") + n) for n in range(12)]
WHOLE = {hash: each for text in TEXTS for each in [cell(text)] for hash in hashes_of([each])}
HASHES = list(WHOLE)


def copy_of(hashes: Sequence[str]) -> Copy:
    return Copy(title="", path="", hashes=tuple(hashes))


def order(agreed: Outline | None) -> list[str]:
    return [] if agreed is None else [each.anchor.removeprefix(BY_ITSELF) for each in agreed.cells]


honest = st.lists(st.sets(st.sampled_from(HASHES)), min_size=0, max_size=6).map(
    lambda copies: [copy_of([hash for hash in HASHES if hash in held]) for held in copies]
)
"""Copies from which cells were deleted, and nothing else."""
anything = st.lists(st.sampled_from(HASHES), unique=True).map(copy_of)


def test_two_are_not_enough_and_three_are() -> None:
    page = copy_of(HASHES)
    assert agree([page] * (ENOUGH - 1), WHOLE, None) is None
    agreed = agree([page] * ENOUGH, WHOLE, None)
    assert order(agreed) == HASHES
    assert agreed is not None
    assert agreed.release == 0
    assert [each.fingerprint for each in agreed.cells] == [WHOLE[hash].fingerprint for hash in HASHES]


def test_a_cell_that_nobody_described_is_left_out() -> None:
    described = {hash: WHOLE[hash] for hash in HASHES[1:]}
    assert order(agree([copy_of(HASHES)] * ENOUGH, described, None)) == HASHES[1:]


@given(honest)
def test_honest_copies_agree_on_what_three_of_them_hold_in_their_order(copies: list[Copy]) -> None:
    shared = [hash for hash in HASHES if sum(hash in copy.hashes for copy in copies) >= ENOUGH]
    found = order(agree(copies, WHOLE, None))
    assert sorted(found) == sorted(shared)
    for one, two in pairs(found):
        if sum(one in copy.hashes and two in copy.hashes for copy in copies) >= 2:
            assert HASHES.index(one) < HASHES.index(two)


@given(honest, anything, st.integers(0, 6))
def test_no_single_copy_can_bend_it(copies: list[Copy], forged: Copy, place: int) -> None:
    """It adds nothing that two others do not hold, and turns round nothing that two others' copies say."""
    with_forged = [*copies[:place], forged, *copies[place:]]
    found = order(agree(with_forged, WHOLE, None))
    assert set(order(agree(copies, WHOLE, None))) <= set(found)
    for hash in found:
        assert sum(hash in copy.hashes for copy in copies) >= ENOUGH - 1
    for one, two in pairs(found):
        if sum(one in copy.hashes and two in copy.hashes for copy in copies) >= 2:
            assert HASHES.index(one) < HASHES.index(two)


@given(honest, honest, anything)
def test_what_was_agreed_stays_in_its_order_whatever_one_more_copy_says(
    earlier: list[Copy], later: list[Copy], forged: Copy
) -> None:
    before = agree(earlier, WHOLE, None)
    found = order(agree([forged, *later], {}, before))
    assert [hash for hash in found if hash in order(before)] == order(before)


@given(st.lists(anything, max_size=6))
def test_copies_that_contradict_each_other_come_to_some_order_whoever_comes_first_of_equals(copies: list[Copy]) -> None:
    found = order(agree(copies, WHOLE, None))
    assert len(set(found)) == len(found)
    assert order(agree(copies[::-1], WHOLE, None)) == found


def test_the_newest_copies_are_listened_to() -> None:
    old = [copy_of(HASHES[:1])] * ENOUGH
    new = [copy_of(HASHES[1:])] * LISTENED_TO
    assert order(agree([*new, *old], WHOLE, None)) == HASHES[1:]


def test_it_never_has_more_cells_than_a_course_can_take() -> None:
    cells = [cell(str(n)) for n in range(MAX_CELLS)]
    more = [cell(f"more {n}") for n in range(10)]
    described = dict(zip(hashes_of([*cells, *more]), [*cells, *more], strict=True))
    before = agree([copy_of(hashes_of(cells))] * ENOUGH, described, None)
    agreed = agree([copy_of(hashes_of(more))] * ENOUGH, described, before)
    assert agreed is not None
    assert len(agreed.cells) == MAX_CELLS
    assert checked(agreed) == agreed


def pairs(found: Sequence[str]) -> list[tuple[str, str]]:
    return [(one, two) for at, one in enumerate(found) for two in found[at + 1 :]]
