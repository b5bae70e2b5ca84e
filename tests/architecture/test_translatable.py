"""What people read can be taken out of the sources by those who translate it."""

from __future__ import annotations

from ..harness import pseudo


def test_every_call_of_the_translator_has_a_literal() -> None:
    assert len(list(pseudo.strings())) == pseudo.calls() > 300


def test_a_string_is_not_one_and_many_at_the_same_time() -> None:
    """The catalogue has one entry for both, and the page would find neither."""
    many = {text for text, *plural in pseudo.strings() if plural}
    assert {text for text, *plural in pseudo.strings() if not plural} & many == set()
