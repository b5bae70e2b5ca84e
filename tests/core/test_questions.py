"""How far a question has come, and who moves it on."""

from __future__ import annotations

import pytest

from jupyter_community.core.discussions.question import State, after_reply, chosen
from jupyter_community.core.errors import Invalid

ASKER = {"by_asker": True, "by_staff": False}
STAFF = {"by_asker": False, "by_staff": True}
PEER = {"by_asker": False, "by_staff": False}


@pytest.mark.feature("S30")
def test_the_staff_answer_ask_back_and_the_asker_replies() -> None:
    state = after_reply(State.OPEN, **STAFF, asks_back=False)
    assert state == State.ANSWERED
    state = after_reply(state, **STAFF, asks_back=True)
    assert state == State.WAITING
    assert after_reply(state, **ASKER, asks_back=False) == State.OPEN


@pytest.mark.parametrize("state", [State.OPEN, State.ANSWERED, State.RESOLVED])
def test_a_word_of_thanks_by_the_asker_opens_nothing_again(state: State) -> None:
    assert after_reply(state, **ASKER, asks_back=False) == state


@pytest.mark.parametrize("state", State)
def test_a_peers_reply_leaves_it_to_the_asker_to_say_that_it_answers(state: State) -> None:
    assert after_reply(state, **PEER, asks_back=False) == state
    assert after_reply(state, **PEER, asks_back=True) == state


@pytest.mark.parametrize("asks_back", [True, False])
def test_what_is_resolved_stays_so_whatever_the_staff_add(asks_back: bool) -> None:
    assert after_reply(State.RESOLVED, **STAFF, asks_back=asks_back) == State.RESOLVED


@pytest.mark.parametrize(("who", "may"), [(ASKER, {State.OPEN, State.RESOLVED}), (STAFF, set(State)), (PEER, set())])
@pytest.mark.parametrize("wanted", State)
def test_the_asker_and_the_staff_say_how_far_it_has_come(who: dict[str, bool], may: set[State], wanted: State) -> None:
    if wanted in may:
        assert chosen(State.ANSWERED, wanted, **who) == wanted
    else:
        with pytest.raises(Invalid, match="person who asked"):
            chosen(State.ANSWERED, wanted, **who)


def test_what_is_no_question_has_no_state() -> None:
    with pytest.raises(Invalid, match="Only a question"):
        chosen(None, State.OPEN, by_asker=True, by_staff=True)
