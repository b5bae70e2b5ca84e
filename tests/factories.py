"""A small class of people in a community of real parts: store, bus and sessions are those that run in earnest."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from jupyter_community.actions import attending, auditing, blocking, courses, inbox, outlines, reading, rules, searching
from jupyter_community.actions.board import Board, read_board
from jupyter_community.actions.discussions import (
    answering,
    attaching,
    changing,
    guiding,
    hardness,
    looking_back,
    merging,
    moderating,
    opening,
    prompting,
    publishing,
    reacting,
    showing,
    unmasking,
    wondering,
)
from jupyter_community.actions.discussions.changing import Removed
from jupyter_community.actions.discussions.publishing import Posted
from jupyter_community.adapters.bus.memory import MemoryBus
from jupyter_community.adapters.exchange.folder import FolderExchange
from jupyter_community.adapters.sessions.fernet import FernetSessions
from jupyter_community.adapters.store.sql_store import SqlStore
from jupyter_community.community import Community
from jupyter_community.core.audit import Entry
from jupyter_community.core.blocking import Blocked
from jupyter_community.core.cells.hashing import hash_of
from jupyter_community.core.cells.notebook import Anchor, Notebook
from jupyter_community.core.cells.outline import BY_ITSELF, CellType, Copy, KnownCell, Outline, OutlineCell, hashes_of
from jupyter_community.core.discussions.attention import Attention
from jupyter_community.core.discussions.board import Wish as BoardWish
from jupyter_community.core.discussions.difficulty import Difficulty
from jupyter_community.core.discussions.guidance import Change
from jupyter_community.core.discussions.inbox import Promise, ReplyTime, Waiting
from jupyter_community.core.discussions.opening import Opening, Opens
from jupyter_community.core.discussions.post import NodKind, Post, PostKind
from jupyter_community.core.discussions.prompt import Prompt
from jupyter_community.core.discussions.question import State
from jupyter_community.core.discussions.reactions import Reaction, ReactionKind
from jupyter_community.core.discussions.snapshot import Snapshot
from jupyter_community.core.discussions.thread import Thread
from jupyter_community.core.discussions.voices import Voices
from jupyter_community.core.errors import SignedOut
from jupyter_community.core.events import Cursor
from jupyter_community.core.ids import AnchorId, CourseId, NotebookId, PostId, PromptId, ThreadId
from jupyter_community.core.people import Caller, Course, Membership, Role
from jupyter_community.core.rules import RulesForReader
from jupyter_community.core.search.hits import Hits, Place, Wish
from jupyter_community.ports.directory import Identity

from .databases import lay_down
from .listener import Listener

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=timezone.utc)
SEMINAR = CourseId("seminar")
LESSON = NotebookId("lesson-1")
ANCHORS = ("start", "end")
HOMEWORK = NotebookId("nb.homework")
"""A notebook about which staff have said nothing."""
CLASS = {
    "ada": Role.LEARNER,
    "ben": Role.LEARNER,
    "cy": Role.LEARNER,
    "gus": Role.MENTOR,
    "tess": Role.TEACHING_ASSISTANT,
    "tia": Role.INSTRUCTOR,
}


def new_id() -> str:
    return str(uuid.uuid4())


class SettableClock:
    """The time, standing still until a test moves it."""

    def __init__(self) -> None:
        self.time = NOON

    def now(self) -> datetime:
        return self.time

    def advance(self, **span: float) -> None:
        self.time += timedelta(**span)


@dataclass
class Roster:
    """A directory on paper: whoever is on it may sign in with their login as the credential."""

    courses: dict[CourseId, dict[str, Role]] = field(default_factory=dict)

    def enrol(self, course: CourseId, people: Mapping[str, Role]) -> None:
        self.courses.setdefault(course, {}).update(people)

    async def identify(self, credential: str) -> Identity:
        if not any(credential in people for people in self.courses.values()):
            raise SignedOut("Nobody of that name.")
        return Identity(login=credential, name=credential.capitalize())

    async def memberships(self, login: str) -> Mapping[CourseId, Membership]:
        return {
            course: Membership(course=Course(id=course, title=course.capitalize()), role=people[login])
            for course, people in self.courses.items()
            if login in people
        }

    async def close(self) -> None:
        """Paper needs no closing."""


def notebook(course: CourseId = SEMINAR, id: str = LESSON, anchors: tuple[str, ...] = ANCHORS, **more: str) -> Notebook:
    cells = tuple(Anchor(id=AnchorId(a), kind="discussion", title=f"What about {a}?") for a in anchors)
    return Notebook(
        course=course, id=NotebookId(id), anchors=cells, **{"title": "Lesson 1", "path": "seminar/1.ipynb", **more}
    )


def cell(text: str, type: CellType = CellType.CODE) -> KnownCell:
    """A cell that says this, as far as its fingerprint tells."""
    return KnownCell(type=type, fingerprint="1" + hash_of(text) + "A" * 130)


def named(text: str, anchor: str, **names: str) -> OutlineCell:
    known = cell(text)
    return OutlineCell(type=known.type, fingerprint=known.fingerprint, anchor=AnchorId(anchor), **names)


def by_itself(text: str) -> str:
    """The anchor that a cell has by itself, where it is the first that says this."""
    return BY_ITSELF + hashes_of([cell(text)])[0]


@dataclass
class Member(Listener):
    """A person who acts, in one course."""

    room: Classroom
    caller: Caller
    course: CourseId

    async def opens(self, opened: Notebook) -> Notebook:
        return await self._do(courses.open_notebook, opened)

    async def starts(self, body: str, *, id: str | None = None, anchor: str = "start", **more: Any) -> Posted:
        id = id or new_id()
        draft = {"notebook": NotebookId(LESSON), "anchor": AnchorId(anchor), **more}
        return await self.sends(publishing.Draft(id=PostId(id), thread=ThreadId(id), body=body, **draft))

    async def asks(self, body: str, **more: Any) -> Posted:
        return await self.starts(body, kind=PostKind.QUESTION, **more)

    async def replies(self, to: Posted | Post, body: str, *, id: str | None = None, **more: Any) -> Posted:
        post = to.post if isinstance(to, Posted) else to
        draft = publishing.Draft(id=PostId(id or new_id()), thread=post.thread, reply_to=post.id, body=body, **more)
        return await self.sends(draft)

    async def adds(self, to: Posted, body: str) -> Posted:
        """Writes in a thread without answering one post of it."""
        return await self.sends(publishing.Draft(id=PostId(new_id()), thread=to.thread.id, body=body))

    async def sends(self, draft: publishing.Draft) -> Posted:
        return await self._do(publishing.publish_post, draft)

    async def edits(
        self, posted: Posted, body: str, *, revision: int | None = None, reason: str | None = None
    ) -> Posted:
        revision = posted.post.revision if revision is None else revision
        return await self._do(changing.edit_post, posted.post.id, body, revision, reason)

    async def deletes(self, posted: Posted, *, reason: str | None = None) -> Removed:
        return await self._do(changing.delete_post, posted.post.id, reason)

    async def says(self, thread: Posted, state: State, accepted: Posted | None = None) -> Thread:
        """How far a question has come."""
        answer = None if accepted is None else accepted.post.id
        return await self._do(answering.set_state, thread.post.thread, state, answer)

    async def guides(self, thread: Posted, **change: Any) -> Thread:
        return await self._do(guiding.guide_thread, thread.post.thread, Change(**change))

    async def nods(self, posted: Posted, kind: NodKind, given: bool = True) -> Post:
        return await self._do(guiding.nod, posted.post.id, kind, given)

    async def says_when(self, opens: Opens, *, anchor: str = "start", notebook: str = LESSON, **more: Any) -> Opening:
        where = (NotebookId(notebook), AnchorId(anchor))
        return await self._do(opening.set_opening, *where, Opening(opens=opens, **more))

    async def just_reads(self, anchor: str = "start") -> None:
        await self._do(opening.just_read, NotebookId(LESSON), AnchorId(anchor))

    async def looks_for_submission(self, anchor: str = "start") -> bool:
        where = (NotebookId(LESSON), AnchorId(anchor))
        awaited = await self._ask(opening.awaited, *where)
        exchange = self.room.community.exchange
        has = awaited is not None and await exchange.has(self.course, awaited, self.caller.person.login)
        return await self._do(opening.come_through, *where, awaited if has else None)

    async def names_submitters(self, *logins: str, anchor: str = "start") -> str | None:
        return await self._do(opening.report_submissions, NotebookId(LESSON), AnchorId(anchor), logins)

    async def shares(
        self, *cells: OutlineCell, release: int = 1, id: str = LESSON, title: str = "Lesson 1", path: str = "1.ipynb"
    ) -> Outline:
        """Shares a release of a notebook's outline."""
        outline = Outline(release=release, cells=cells)
        return await self._do(outlines.share_outline, NotebookId(id), title, path, outline)

    async def holds(
        self, *cells: KnownCell, id: str = HOMEWORK, title: str = "Homework", path: str = "hw.ipynb", told: bool = True
    ) -> Outline | None:
        """Says what this person's copy holds; ``told`` in full, else by hashes only."""
        copy = Copy(title=title, path=path, hashes=hashes_of(cells))
        return await self._do(outlines.say_copy, NotebookId(id), copy, cells if told else None)

    async def outline(self, id: str = HOMEWORK) -> Outline | None:
        return await self._ask(outlines.read_outline, NotebookId(id))

    async def shelf(self) -> list[outlines.OnShelf]:
        return await self._ask(outlines.read_shelf)

    async def attaches(self, thread: Posted, anchor: str) -> Thread:
        return await self._do(attaching.attach_thread, thread.thread.id, AnchorId(anchor))

    async def wonders(self, thread: Posted, too: bool = True) -> Voices:
        return await self._do(wondering.wonder, thread.post.thread, too)

    async def reacts(self, posted: Posted, kind: ReactionKind, given: bool = True) -> tuple[Reaction, ...]:
        return await self._do(reacting.react, posted.post.id, kind, given)

    async def attends(self, posted: Posted, attention: Attention | None) -> None:
        await self._do(attending.attend, posted.post.thread, attention)

    async def finds_hard(self, anchor: str = "start", given: bool = True, *, id: str = LESSON) -> Voices:
        return await self._do(hardness.find_hard, NotebookId(id), AnchorId(anchor), given)

    async def difficulty(self) -> Difficulty:
        return await self._ask(hardness.read_difficulty)

    async def schedules(
        self, body: str, *, id: str | None = None, anchor: str = "start", notebook: str = LESSON, **later: float
    ) -> Prompt:
        """Writes a prompt for so much later than now: ``minutes=1``."""
        at = self.room.clock.now() + timedelta(**later)
        wanted = prompting.Wanted(notebook=NotebookId(notebook), anchor=AnchorId(anchor), body=body, at=at)
        return await self._do(prompting.schedule_prompt, PromptId(id or new_id()), wanted)

    async def cancels(self, prompt: Prompt) -> None:
        await self._do(prompting.cancel_prompt, prompt.id)

    async def calendar(self) -> prompting.Calendar:
        return await self._ask(prompting.read_calendar)

    async def merges(self, thread: Posted, into: Posted) -> Thread:
        return await self._do(merging.merge_threads, thread.thread.id, into.thread.id)

    async def inbox(self) -> list[Waiting]:
        return list((await self._ask(inbox.read_inbox)).waiting)

    async def reply_time(self) -> ReplyTime:
        return await self._ask(inbox.read_reply_time)

    async def promises(self, **promise: Any) -> ReplyTime:
        return await self._do(inbox.set_promise, Promise(**promise))

    async def takes_back(self, posted: Posted) -> Removed:
        return await self._do(changing.take_back_post, posted.post.id)

    async def has_read(self, posted: Posted) -> tuple[int, int]:
        return await self._do(reading.mark_read, posted.post.thread, posted.post.id)

    async def board(self, **wish: Any) -> Board:
        return await self._ask(read_board, BoardWish(**wish))

    async def talk(self, id: str = LESSON) -> reading.NotebookTalk:
        return await self._ask(reading.read_notebook, NotebookId(id))

    async def thread(self, id: str, before: int | None = None) -> reading.ThreadTalk:
        return await self._ask(reading.read_thread, ThreadId(id), before)

    async def post(self, posted: Posted) -> Post:
        return await self._ask(reading.read_post, posted.post.id)

    async def sees_cell(self, posted: Posted) -> Snapshot:
        return await self._ask(showing.read_snapshot, posted.post.id)

    async def searches(self, text: str, before: Place | None = None, **wish: Any) -> Hits:
        return await self._ask(searching.search, text, Wish(**wish), before)

    async def finds(self, text: str, **wish: Any) -> list[str]:
        """The texts of the posts that a search finds, as its first page lists them."""
        return [hit.post.body for hit in (await self.searches(text, **wish)).hits]

    async def reports(self, posted: Posted, line: str | None = None) -> None:
        await self._do(moderating.report_post, posted.post.id, line)

    async def hides(self, posted: Posted, reason: str = "It hurts.") -> Post:
        return await self._do(moderating.hide_post, posted.post.id, reason)

    async def shows(self, posted: Posted, reason: str | None = None) -> Post:
        return await self._do(moderating.show_post, posted.post.id, reason)

    async def appeals(self, posted: Posted, line: str = "It was a quote.") -> Post:
        return await self._do(moderating.appeal, posted.post.id, line)

    async def unmasks(self, posted: Posted, reason: str | None = "A threat") -> unmasking.Unmasked:
        return await self._do(unmasking.unmask, posted.post.id, reason)

    async def asks_for_names(self, posted: Posted, reason: str | None = "Insults") -> None:
        await self._do(unmasking.ask_for_names, posted.post.id, reason)

    async def history(self, posted: Posted) -> list[str]:
        """The earlier texts of a post, as far as this person may see them."""
        return [revision.body for revision in await self._ask(looking_back.read_history, posted.post.id)]

    async def rules(self) -> RulesForReader:
        return await self._ask(rules.read_rules)

    async def sets_rules(self, **change: Any) -> RulesForReader:
        return await self._do(rules.set_rules, rules.Change(**change))

    async def agrees(self, version: int = 1) -> RulesForReader:
        return await self._do(rules.agree, version)

    async def blocks(self, posted: Posted, id: str | None = None) -> list[Blocked]:
        return await self._do(blocking.block_author, id or new_id(), posted.post.id)

    async def blocked(self) -> list[Blocked]:
        return await self._ask(blocking.read_blocks)

    async def unblocks(self, id: str) -> list[Blocked]:
        return await self._do(blocking.unblock, id)

    async def audit(self, before: int | None = None) -> list[Entry]:
        return (await self._ask(auditing.read_audit, before))[0]

    async def unread(self, posted: Posted) -> int:
        return (await self.thread(posted.post.thread)).thread.unread

    async def _do(self, action: Any, *args: object) -> Any:
        return await self.room.community.do(action, self.caller, self.course, *args)

    async def _ask(self, query: Any, *args: object) -> Any:
        return await self.room.community.ask(query, self.caller, self.course, *args)


@dataclass
class Classroom:
    community: Community
    clock: SettableClock
    roster: Roster
    database: Path

    async def member(self, login: str, course: CourseId = SEMINAR) -> Member:
        opened = await self.community.sign_in(login)
        return Member(self, opened.caller, course)

    async def cursor(self, course: CourseId = SEMINAR) -> Cursor:
        return (await self.community.news(course, None)).cursor

    async def news(self, since: Cursor, course: CourseId = SEMINAR) -> reading.News:
        return await self.community.news(course, since)


@asynccontextmanager
async def classroom(database: Path) -> AsyncIterator[Classroom]:
    """A community on a database file, with the class enrolled in the seminar."""
    lay_down(database)
    bus, clock, roster = MemoryBus(), SettableClock(), Roster()
    roster.enrol(SEMINAR, CLASS)
    community = Community(
        store=await SqlStore.open(f"sqlite:///{database}", bus=bus),
        bus=bus,
        directory=roster,
        sessions=FernetSessions(["a secret of the tests"]),
        clock=clock,
        exchange=FolderExchange(database.parent / "exchange"),
    )
    try:
        yield Classroom(community=community, clock=clock, roster=roster, database=database)
    finally:
        await community.close()
