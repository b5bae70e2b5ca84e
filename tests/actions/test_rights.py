"""Who may do what, generated from the table of permissions: every action, every role, one's own and others' posts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from jupyter_community.actions.hands import Wish, raise_hand
from jupyter_community.core.discussions.attention import Attention
from jupyter_community.core.discussions.opening import Opens
from jupyter_community.core.discussions.post import NodKind, PostKind
from jupyter_community.core.errors import Invalid, NotFound, NotPermitted
from jupyter_community.core.ids import AnchorId, CourseId, HandId, NotebookId
from jupyter_community.core.people import Role
from jupyter_community.core.permissions import TABLE, Permission

from ..factories import CLASS, LESSON, SEMINAR, Classroom, Member, Posted, cell, named, new_id, notebook


@dataclass(frozen=True)
class Action:
    name: str
    do: Callable[[Member, Posted], Awaitable[object]]
    needs: Permission
    needs_for_others: Permission | None = None
    authors_only: bool = False
    others_only: bool = False


async def raises(who: Member) -> object:
    wish = Wish(notebook=NotebookId(LESSON), anchor=AnchorId("start"))
    return await who._do(raise_hand, HandId(new_id()), wish)


ACTIONS = [
    Action("reads the board", lambda who, _: who.board(), Permission.READ),
    Action("reads a notebook", lambda who, _: who.talk(), Permission.READ),
    Action("reads a thread", lambda who, posted: who.thread(posted.thread.id), Permission.READ),
    Action("reads a post", lambda who, posted: who.post(posted), Permission.READ),
    Action("marks as read", lambda who, posted: who.has_read(posted), Permission.READ),
    Action("starts a thread", lambda who, _: who.starts("New"), Permission.POST),
    Action("replies", lambda who, posted: who.replies(posted, "Yes"), Permission.POST),
    Action(
        "edits",
        lambda who, posted: who.edits(posted, "Better", reason="Because"),
        Permission.POST,
        needs_for_others=Permission.MODERATE,
    ),
    Action(
        "deletes",
        lambda who, posted: who.deletes(posted, reason="Because"),
        Permission.POST,
        needs_for_others=Permission.MODERATE,
    ),
    Action("writes without a name", lambda who, _: who.starts("Hm", nameless=True), Permission.POST_NAMELESS),
    Action("announces", lambda who, _: who.starts("Hear", kind=PostKind.ANNOUNCEMENT), Permission.ANNOUNCE),
    Action("pins a thread", lambda who, posted: who.guides(posted, pinned=True), Permission.GUIDE),
    Action("endorses", lambda who, posted: who.nods(posted, NodKind.ENDORSED), Permission.GUIDE),
    Action("says when talk opens", lambda who, _: who.says_when(Opens.CLOSED), Permission.GUIDE),
    Action("looks into the inbox", lambda who, _: who.inbox(), Permission.ANSWER),
    Action("raises a hand", lambda who, _: raises(who), Permission.RAISE_HAND),
    Action("promises an answer", lambda who, _: who.promises(minutes=60), Permission.ANSWER),
    Action("reads the reply time", lambda who, _: who.reply_time(), Permission.READ),
    Action("reads what is for them", lambda who, _: who.notices(), Permission.READ),
    Action("looks whom to mention", lambda who, _: who.can_mention(), Permission.READ),
    Action("comes", lambda who, _: who.comes(), Permission.READ),
    Action("mutes a thread", lambda who, posted: who.attends(posted, Attention.MUTED), Permission.READ),
    Action("finds a cell hard", lambda who, _: who.finds_hard(), Permission.READ),
    Action("sees where it is hard", lambda who, _: who.difficulty(), Permission.GUIDE),
    Action("reads the calendar of prompts", lambda who, _: who.calendar(), Permission.GUIDE),
    Action("schedules a prompt", lambda who, _: who.schedules("Why?", minutes=1), Permission.GUIDE),
    Action("takes back", lambda who, posted: who.takes_back(posted), Permission.POST, authors_only=True),
    Action("moves a thread", lambda who, posted: who.attaches(posted, "end"), Permission.POST, Permission.GUIDE),
    Action("looks at the shelf", lambda who, _: who.shelf(), Permission.READ),
    Action("reads an outline", lambda who, _: who.outline(), Permission.READ),
    Action("says what a copy holds", lambda who, _: who.holds(cell("a")), Permission.READ),
    Action("shares an outline", lambda who, _: who.shares(named("a", "a")), Permission.OPEN_NOTEBOOK),
    Action("reports", lambda who, posted: who.reports(posted), Permission.REPORT, others_only=True),
    Action("hides", lambda who, posted: who.hides(posted), Permission.MODERATE),
    Action("says that it may stay", lambda who, posted: who.shows(posted), Permission.MODERATE),
    Action("looks back", lambda who, posted: who.history(posted), Permission.READ),
    Action("looks whom they blocked", lambda who, _: who.blocked(), Permission.BLOCK),
    Action("reads the rules", lambda who, _: who.rules(), Permission.READ),
    Action("sets the rules", lambda who, _: who.sets_rules(hide_after=5), Permission.SET_RULES),
    Action("agrees", lambda who, _: who.agrees(0), Permission.POST),
    Action("reads the record", lambda who, _: who.audit(), Permission.AUDIT),
    Action("opens a notebook", lambda who, _: who.opens(notebook(id="lesson-2")), Permission.OPEN_NOTEBOOK),
]
STARTS = (
    *("reads the board", "starts a thread", "writes without a name", "announces", "says when talk opens"),
    *("looks into the inbox", "raises a hand", "promises an answer", "reads the reply time"),
    *("finds a cell hard", "sees where it is hard", "reads the calendar of prompts", "schedules a prompt"),
    *("looks whom they blocked", "reads the rules", "sets the rules", "agrees", "reads the record"),
    *("reads what is for them", "looks whom to mention", "comes"),
    *("looks at the shelf", "reads an outline", "says what a copy holds", "shares an outline"),
)
PEOPLE = {role: login for login, role in reversed(CLASS.items())}


def test_every_permission_and_every_role_is_tried() -> None:
    assert {a.needs for a in ACTIONS} | {a.needs_for_others for a in ACTIONS} | {
        Permission.READ_PRIVATE,  # test_asking_staff.py tries that one
        Permission.UNMASK,  # and test_unmasking.py this, for which a post has to be nameless
    } == {*Permission, None}
    assert set(TABLE) == set(Permission)
    assert set(PEOPLE) == set(Role)


@pytest.mark.parametrize("own", [True, False], ids=["own", "other's"])
@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
async def test_a_role_may_do_what_the_table_says_and_no_more(
    room: Classroom, action: Action, role: Role, own: bool
) -> None:
    who = await room.member(PEOPLE[role])
    author = who if own else await room.member("cy")
    posted = await author.starts("Something")
    before = await room.cursor()
    needed = {action.needs} | ({action.needs_for_others} - {None} if not own else set())
    theirs_to_do = own or not action.authors_only
    if own and action.others_only:
        with pytest.raises(Invalid):
            await action.do(who, posted)
    elif all(role in TABLE[permission] for permission in needed if permission) and theirs_to_do:
        await action.do(who, posted)
    else:
        with pytest.raises(NotPermitted) as refused:
            await action.do(who, posted)
        assert refused.value.message
        assert await room.cursor() == before
        assert (await author.post(posted)).body == "Something"


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
async def test_a_course_one_is_not_in_looks_like_one_that_does_not_exist(room: Classroom, action: Action) -> None:
    room.roster.enrol(CourseId("physics"), {"olga": Role.INSTRUCTOR})
    posted = await (await room.member("ada")).starts("Something")
    said = []
    for course in (SEMINAR, CourseId("nowhere")):
        with pytest.raises(NotFound) as refused:
            await action.do(await room.member("olga", course), posted)
        assert refused.value.code == "unknown_course"
        said.append(refused.value.message.replace(course, ""))
    assert said[0] == said[1]


@pytest.mark.parametrize("action", [a for a in ACTIONS if a.name not in STARTS],
                         ids=lambda action: action.name)  # fmt: skip
async def test_a_thing_of_another_course_is_not_to_be_found(room: Classroom, action: Action) -> None:
    room.roster.enrol(CourseId("physics"), {"tia": Role.INSTRUCTOR})
    posted = await (await room.member("ada")).starts("Something")
    tia = await room.member("tia", CourseId("physics"))
    if action.needs is Permission.OPEN_NOTEBOOK:
        await tia.opens(notebook(CourseId("physics")))
        assert [thread.thread.id for thread in (await tia.board()).threads] == []
    else:
        with pytest.raises(NotFound):
            await action.do(tia, posted)
