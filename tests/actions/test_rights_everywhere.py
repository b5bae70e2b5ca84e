"""Who may do what to a thread, generated from the table of permissions: every action, role, audience and state."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Any

import pytest

from jupyter_community.core.audience import Audience
from jupyter_community.core.discussions.opening import Opens
from jupyter_community.core.discussions.post import PostKind
from jupyter_community.core.discussions.question import State
from jupyter_community.core.errors import CommunityError, Invalid, NotFound, NotPermitted
from jupyter_community.core.people import Role
from jupyter_community.core.permissions import STAFF, TABLE, Permission

from ..factories import NOON, Classroom, Member, Posted
from .test_rights import ACTIONS, PEOPLE, STARTS, Action

TO_A_THREAD = [
    *(a for a in ACTIONS if a.name not in (*STARTS, "reads a notebook", "opens a notebook")),
    Action("wonders, too", lambda who, posted: who.wonders(posted), Permission.READ),
    Action("says that it is answered", lambda who, posted: who.says(posted, State.RESOLVED), Permission.POST),
]


class Voice(Enum):
    """For whom, and under what name, the thread was begun."""

    NAMED = "named"
    NAMELESS = "nameless"
    STAFF_ONLY = "staff only"


class Outcome(Enum):
    DONE = "done"
    REFUSED = "refused"
    NOT_THERE = "not there"


@dataclass(frozen=True)
class Case:
    role: Role
    own: bool
    voice: Voice
    locked: bool

    @property
    def is_staff(self) -> bool:
        return self.role in STAFF


def cases() -> Iterator[Case]:
    for role, own, voice, locked in itertools.product(Role, (True, False), Voice, (False, True)):
        if voice is Voice.NAMELESS and own and role not in TABLE[Permission.POST_NAMELESS]:
            continue  # such a thread cannot be
        yield Case(role, own, voice, locked)


def expected(action: Action, case: Case, opens: Opens) -> Outcome:
    """What the rules say, in words of this test."""
    if case.role not in TABLE[action.needs]:
        return Outcome.REFUSED
    for_all = case.voice is not Voice.STAFF_ONLY and opens is Opens.AT_ONCE
    if not (case.is_staff or case.own or for_all):
        return Outcome.NOT_THERE
    if action.others_only and case.own:
        return Outcome.REFUSED
    theirs_to_do = {
        "says that it is answered": case.own or case.is_staff,
        "replies": case.is_staff or not (case.locked or is_shut(case, opens)),
        "moves a thread": case.is_staff or not (case.locked or (case.voice is not Voice.STAFF_ONLY and not for_all)),
    }.get(action.name, case.own or not action.authors_only)
    if action.needs_for_others and not case.own:
        theirs_to_do = theirs_to_do and case.role in TABLE[action.needs_for_others]
    return Outcome.DONE if theirs_to_do else Outcome.REFUSED


def is_shut(case: Case, opens: Opens) -> bool:
    """Whether learners may write nothing more there; the staff can always be asked."""
    return case.voice is not Voice.STAFF_ONLY and opens not in (Opens.AT_ONCE, Opens.AFTER_POST)


async def begun(room: Classroom, case: Case) -> tuple[Member, Posted]:
    """Who acts, and the thread they act on. Own threads and others' lie at two cells: who posts at one comes in."""
    who = await room.member(PEOPLE[case.role])
    author, anchor = (who, "start") if case.own else (await room.member("cy"), "end")
    more: dict[str, Any] = {"nameless": True} if case.voice is Voice.NAMELESS else {}
    if case.voice is Voice.STAFF_ONLY:
        more["audience"] = Audience.STAFF
    posted = await author.starts("Why?", kind=PostKind.QUESTION, anchor=anchor, **more)
    if case.locked:
        await (await room.member("tia")).guides(posted, locked="We have talked about this in class.")
    return who, posted


async def outcome(action: Action, who: Member, posted: Posted) -> tuple[Outcome, CommunityError | None]:
    try:
        await action.do(who, posted)
    except NotFound as error:
        return Outcome.NOT_THERE, error
    except (NotPermitted, Invalid) as error:
        return Outcome.REFUSED, error
    return Outcome.DONE, None


@pytest.mark.feature("S32", "H22", "M12")
@pytest.mark.parametrize("opens", list(Opens), ids=lambda opens: opens.value)
@pytest.mark.parametrize("action", TO_A_THREAD, ids=lambda action: action.name)
async def test_at_every_thread_each_may_do_what_the_rules_say_and_nothing_else_changes(
    room: Classroom, action: Action, opens: Opens
) -> None:
    every = [(case, *await begun(room, case)) for case in cases()]
    more = {Opens.AFTER_DUE: {"due": NOON + timedelta(days=1)}, Opens.AFTER_SUBMIT: {"assignment": "ps1"}}
    for anchor in ("start", "end"):
        await (await room.member("tia")).says_when(opens, anchor=anchor, **more.get(opens, {}))
    for case, who, posted in every:
        before = await room.cursor()
        found, error = await outcome(action, who, posted)
        assert found is expected(action, case, opens), case
        if error is not None:
            assert error.message
            assert await room.cursor() == before, case
