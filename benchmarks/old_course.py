"""What a course costs that is no longer young: its board, a search in it, and joining it."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import msgspec

from jupyter_community.actions import reading, searching
from jupyter_community.actions.board import read_board
from jupyter_community.community import Community, Settings
from jupyter_community.core.discussions.board import Show
from jupyter_community.core.discussions.board import Wish as BoardWish
from jupyter_community.core.ids import NotebookId, PersonId
from jupyter_community.core.people import Caller, Course, Membership, Person, Role
from jupyter_community.core.search.hits import Wish
from jupyter_community.transports import present

from .made_course import COURSE, Size, make
from .made_words import word
from .pages import percentile

OLD = Size(threads=2_000, posts=100_000, people=3_000)
YOUNG = Size(threads=200, posts=1_000, people=3_000)
ROUNDS = 200
SEARCHES = (
    word(0),
    word(15),
    word(16) + " " + word(20),
    f'"{word(0)} {word(1)}"',
    "vari",
    f"{word(40)} -{word(3)}",
    word(200),
    word(9_000),
)
"""From a word that is nearly everywhere to one that is nearly nowhere."""
Ask = Callable[[Community, Caller], Awaitable[Any]]


async def run() -> dict[str, Any]:
    young, old = await _course(YOUNG), await _course(OLD)
    ratios = {
        what: round(old["joining"][what] / young["joining"][what], 2) for what in ("bytes", "cpu_ms_p50", "cpu_ms_p95")
    }
    return {"young": young, "old": old, "joining_old_to_young": ratios}


async def _course(size: Size) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'bench.sqlite'}"
        community = await Community.open(Settings(database=database, secrets=("bench",)))
        try:
            await asyncio.to_thread(make, database, size, now=community.clock.now())
            return {
                "threads": size.threads,
                "posts": size.posts,
                "people": size.people,
                "board": await _time(community, _board),
                "board_unanswered": await _time(community, _unanswered),
                "board_unread": await _time(community, _unread),
                "joining": await _time(community, _join),
                "search": {text: await _time(community, _search(text)) for text in SEARCHES},
            }
        finally:
            await community.close()


async def _time(community: Community, ask: Ask) -> dict[str, Any]:
    """CPU time of the whole process, which is that of the service; people take turns."""
    spent, sizes = [], []
    for n in range(-20, ROUNDS):
        caller = _person(1 + n % 60)
        begun = time.process_time()
        answer = msgspec.json.encode(await ask(community, caller))
        if n >= 0:
            spent.append(1000 * (time.process_time() - begun))
            sizes.append(len(answer))
    spent.sort()
    return {"cpu_ms_p50": percentile(spent, 0.5), "cpu_ms_p95": percentile(spent, 0.95), "bytes": max(sizes)}


def _person(n: int) -> Caller:
    """Every tenth teaches."""
    role = Role.INSTRUCTOR if n % 10 == 0 else Role.LEARNER
    person = Person(id=PersonId(n), login=f"person{n}", name=f"Person {n}")
    membership = Membership(course=Course(id=COURSE, title="Big"), role=role)
    return Caller(person=person, memberships={COURSE: membership})


async def _board(community: Community, caller: Caller) -> Any:
    return present.board(COURSE, await community.ask(read_board, caller, COURSE))


async def _unanswered(community: Community, caller: Caller) -> Any:
    wish = BoardWish(show=Show.UNANSWERED)
    return present.board(COURSE, await community.ask(read_board, caller, COURSE, wish))


async def _unread(community: Community, caller: Caller) -> Any:
    wish = BoardWish(show=Show.UNREAD)
    return present.board(COURSE, await community.ask(read_board, caller, COURSE, wish))


async def _join(community: Community, caller: Caller) -> Any:
    """What a page loads that opens a notebook of the course, panel and cells, and follows."""
    board = await _board(community, caller)
    talk = await community.ask(reading.read_notebook, caller, COURSE, NotebookId("nb3"))
    news = await community.news(COURSE, None)
    return [board, present.notebook_talk(COURSE, talk), news.cursor.seq]


def _search(text: str) -> Ask:
    async def ask(community: Community, caller: Caller) -> Any:
        return present.hits(COURSE, await community.ask(searching.search, caller, COURSE, text, Wish(), None))

    return ask
