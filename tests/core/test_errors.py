from __future__ import annotations

import pytest

from jupyter_community.core import errors

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.CommunityError)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_refusal_carries_its_sentence_and_its_code(kind: type[errors.CommunityError]) -> None:
    refusal = kind("What happened, and what to do.")
    assert refusal.message == str(refusal) == "What happened, and what to do."
    assert refusal.code == kind.code


def test_no_two_refusals_share_a_code() -> None:
    assert len({kind.code for kind in KINDS}) == len(KINDS)


def test_a_refusal_may_have_a_code_more_exact_than_its_kind() -> None:
    assert errors.NotFound("No such course.", code="unknown_course").code == "unknown_course"
    assert errors.NotFound("No such post.").code == "not_found"


def test_too_large_is_a_way_of_being_invalid() -> None:
    assert issubclass(errors.TooLarge, errors.Invalid)


def test_a_conflict_carries_what_stands_and_slow_down_says_for_how_long() -> None:
    assert errors.Conflict("Somebody was first.", current="theirs").current == "theirs"
    assert errors.SlowDown("Not so fast.", retry_after=2.5).retry_after == 2.5
