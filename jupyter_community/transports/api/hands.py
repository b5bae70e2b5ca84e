"""Raising a hand, and coming to whoever did. Each answer is the queue as the caller may know it."""

from __future__ import annotations

from ...actions import hands
from ...core import ids
from ...core.hands.hand import Hand, Queue
from ...core.people import Author
from ...core.permissions import Permission
from .. import present, wire
from .call import COURSE, Answer, Call, Route

HAND = f"{COURSE}/hands/{{hand}}"


def _person(author: Author) -> wire.Person:
    return wire.Person(id=f"p{author.id}", name=author.name, role=author.role.value)


def _hand(hand: Hand) -> wire.Hand:
    return wire.Hand(
        id=hand.id,
        notebook=hand.notebook,
        anchor=hand.anchor,
        by=_person(hand.by),
        at=present.time(hand.at),
        line=hand.line,
        private=hand.private,
        state=hand.state.value,
        since=present.time(hand.since),
        helper=None if hand.helper is None else _person(hand.helper),
    )


def _queue(call: Call, queue: Queue) -> Answer:
    found = [_hand(hand) for hand in queue.hands]
    duty = [_person(staff) for staff in queue.duty]
    return Answer(body=wire.Hands(course=call.course, hands=found, ahead=queue.ahead, duty=duty))


def _which(call: Call) -> ids.HandId:
    return ids.HandId(ids.uuid(call.path["hand"], "hand"))


async def _hands(call: Call) -> Answer:
    return _queue(call, await call.ask(hands.read_queue))


async def _raise_hand(call: Call) -> Answer:
    sent: wire.NewHand = call.body
    wish = hands.Wish(
        notebook=ids.NotebookId(ids.name(sent.notebook, "notebook")),
        anchor=ids.AnchorId(ids.name(sent.anchor, "anchor")),
        line=sent.line,
        private=sent.private,
    )
    return _queue(call, await call.do(hands.raise_hand, _which(call), wish))


async def _away_hand(call: Call) -> Answer:
    return _queue(call, await call.do(hands.go_away, _which(call), call.body.given))


async def _come_hand(call: Call) -> Answer:
    return _queue(call, await call.do(hands.come_to, _which(call), call.body.given))


async def _lower_hand(call: Call) -> Answer:
    return _queue(call, await call.do(hands.lower_hand, _which(call)))


async def _duty(call: Call) -> Answer:
    return _queue(call, await call.do(hands.take_hands, call.body.given))


HANDS: tuple[Route, ...] = (
    Route(
        verb="GET",
        path=f"{COURSE}/hands",
        call=_hands,
        needs=Permission.READ,
        summary="Who has a hand up, as far as one may know, one's own place, and who of the staff takes hands",
        answer=wire.Hands,
    ),
    Route(
        verb="PUT",
        path=HAND,
        call=_raise_hand,
        needs=Permission.RAISE_HAND,
        summary="I raise my hand at a cell, or say something else with it",
        body=wire.NewHand,
        answer=wire.Hands,
    ),
    Route(
        verb="PUT",
        path=f"{HAND}/away",
        call=_away_hand,
        needs=Permission.RAISE_HAND,
        summary="I will be back in five minutes and keep my place, or am back",
        body=wire.Given,
        answer=wire.Hands,
    ),
    Route(
        verb="PUT",
        path=f"{HAND}/helped",
        call=_come_hand,
        needs=Permission.ANSWER,
        summary="Staff: I come to this hand, or put it back to its place",
        body=wire.Given,
        answer=wire.Hands,
    ),
    Route(
        verb="DELETE",
        path=HAND,
        call=_lower_hand,
        needs=Permission.READ,
        summary="Takes down my hand; staff, any hand",
        answer=wire.Hands,
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/duty",
        call=_duty,
        needs=Permission.ANSWER,
        summary="Staff: I take hands for the next three hours, or no longer",
        body=wire.Given,
        answer=wire.Hands,
    ),
)
