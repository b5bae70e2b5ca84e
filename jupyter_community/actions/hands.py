"""Raising a hand, and coming to whoever did.

The log says only that hands have changed: neither whose nor how. So nothing is left of a hand that is down, and nobody
is told of a private one; who looks at the queue asks for it anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..core.blocking import apart
from ..core.errors import Conflict, NotFound, NotPermitted
from ..core.events import Event, EventKind
from ..core.hands import hand as rules
from ..core.hands.hand import Hand, Queue
from ..core.ids import AnchorId, HandId, NotebookId, PersonId, ThreadId
from ..core.permissions import Permission, allowed
from ..ports.store import Transaction
from .discussions.places import check_place
from .request import Request

NOBODY = PersonId(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody says with their hand."""

    notebook: NotebookId
    anchor: AnchorId
    line: str = ""
    private: bool = False


def read_queue(tx: Transaction, request: Request) -> Queue:
    """The hands that the caller may know of, with their own place and who takes hands now.

    Raises:
        NotFound: not in the course.
    """
    request.permit(Permission.READ)
    return _queue(tx, request)


def _queue(tx: Transaction, request: Request) -> Queue:
    me, staff = request.caller.person.id, allowed(request.author.role, Permission.ANSWER)
    hands = tx.hands.of_course(request.course, request.now - rules.FORGOTTEN)
    own = next((hand for hand in hands if hand.by.id == me), None)
    blocks = () if staff else tx.blocks.of_course(request.course)
    seen = [
        hand
        for hand in hands
        if rules.is_seen_by(hand, me, staff=staff) and me not in apart(blocks, ThreadId(""), hand.by)
    ]
    ahead = None if own is None else rules.ahead(hands, own)
    return Queue(hands=tuple(seen), ahead=ahead, duty=tuple(tx.hands.on_duty(request.course, request.now)))


def raise_hand(tx: Transaction, request: Request, id: HandId, wish: Wish) -> Queue:
    """Raises the caller's hand at a cell, or says something else with it; its place stays.

    Raises:
        Conflict: their hand is up at another cell, or the id is in use.
        Invalid: more than a line.
        NotFound: not in the course, or no such cell in it.
        NotPermitted: staff.
    """
    request.permit(Permission.RAISE_HAND)
    line = rules.checked_line(wish.line)
    known = tx.hands.find(request.course, id)
    if known is None:
        _check_none_up(tx, request)
    elif known.by.id != request.caller.person.id:
        raise Conflict("Your hand could not be raised under its id. Try again.")
    check_place(tx, request, wish.notebook, wish.anchor)
    hand = Hand(
        id=id,
        course=request.course,
        notebook=wish.notebook,
        anchor=wish.anchor,
        by=request.author,
        line=line,
        private=wish.private,
        at=request.now if known is None else known.at,
        since=request.now if known is None else known.since,
        state=rules.HandState.UP if known is None else known.state,
        helper=None if known is None else known.helper,
    )
    return _keep(tx, request, hand, known)


def go_away(tx: Transaction, request: Request, id: HandId, given: bool) -> Queue:
    """Whose hand it is will be back in five minutes, or is back.

    Raises:
        Conflict: somebody is with them.
        NotFound: no such hand.
        NotPermitted: somebody else's.
    """
    request.permit(Permission.RAISE_HAND)
    hand = _find(tx, request, id)
    if hand.by.id != request.caller.person.id:
        raise NotPermitted("Only whose hand it is can say when they are back.")
    return _keep(tx, request, rules.put_away(hand, given, request.now), hand)


def come_to(tx: Transaction, request: Request, id: HandId, given: bool) -> Queue:
    """Staff come to whose hand it is, or put the hand back to its place.

    Raises:
        Conflict: somebody else is there already.
        NotFound: no such hand.
        NotPermitted
    """
    request.permit(Permission.ANSWER)
    hand = _find(tx, request, id)
    now = rules.help_it(hand, request.author, request.now) if given else rules.put_back(hand, request.now)
    return _keep(tx, request, now, hand)


def lower_hand(tx: Transaction, request: Request, id: HandId) -> Queue:
    """Takes a hand down: one's own, or as staff, who are done. Taking it down twice is taking it down once.

    Raises:
        NotFound: not in the course.
        NotPermitted: somebody else's.
    """
    role, me = request.permit(Permission.READ).role, request.caller.person.id
    staff = allowed(role, Permission.ANSWER)
    hand = tx.hands.find(request.course, id)
    if hand is None or not rules.is_seen_by(hand, me, staff=staff):
        return _queue(tx, request)
    if not staff and hand.by.id != me:
        raise NotPermitted("Only whose hand it is, or the staff, can take it down.")
    tx.hands.take_down(request.course, id)
    _tell(tx, request)
    return _queue(tx, request)


def take_hands(tx: Transaction, request: Request, given: bool) -> Queue:
    """Staff say that they take hands now, or no longer. Everybody reads who does.

    Raises:
        NotFound: not in the course.
        NotPermitted
    """
    request.permit(Permission.ANSWER)
    tx.hands.set_duty(request.course, request.author, request.now + rules.DUTY if given else None)
    _tell(tx, request)
    return _queue(tx, request)


def _check_none_up(tx: Transaction, request: Request) -> None:
    tx.hands.forget(request.course, request.now - rules.FORGOTTEN)
    if tx.hands.of(request.course, request.caller.person.id) is not None:
        raise Conflict("Your hand is up at another cell. Take it down there first.")


def _find(tx: Transaction, request: Request, id: HandId) -> Hand:
    hand = tx.hands.find(request.course, id)
    if hand is None or not rules.is_seen_by(
        hand, request.caller.person.id, staff=allowed(request.author.role, Permission.ANSWER)
    ):
        raise NotFound("This hand is down already.")
    return hand


def _keep(tx: Transaction, request: Request, hand: Hand, before: Hand | None) -> Queue:
    if hand != before:
        tx.hands.save(hand)
        _tell(tx, request)
    return _queue(tx, request)


def _tell(tx: Transaction, request: Request) -> None:
    tx.log.append(
        Event(
            course=request.course,
            kind=EventKind.HANDS_CHANGED,
            subject=request.course,
            author=NOBODY,
            key=f"hands:{tx.log.last(request.course).seq}",
            at=request.now,
        )
    )
