"""Whatever people do, in whatever order: a page that was brought up to date by news is one that loaded just now.

The people know nothing of each other's steps, pages are brought up to date at moments that nobody chose, and beside
it all runs a model so simple that it can be believed: lists of who wrote what, and how far each has read.
"""

from __future__ import annotations

import asyncio
import itertools
import tempfile
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar, TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule

from jupyter_community.actions.discussions.changing import Removed
from jupyter_community.actions.discussions.publishing import Draft, Posted
from jupyter_community.core.errors import CommunityError
from jupyter_community.core.ids import CourseId

from ..factories import ANCHORS, CLASS, Classroom, Member, classroom, notebook
from .page_model import PageModel

T = TypeVar("T")
COURSES = itertools.count(1)
PEOPLE = ("ada", "ben", "tia")
WHO = st.sampled_from(PEOPLE)
ANY = st.integers(0, 30)
FEW = 2
"""Threads at a time, so that much happens in each."""
WORDS = st.text(alphabet="ab#*", min_size=1, max_size=3).map(lambda text: f"w{text}")


@dataclass
class Written:
    """A post in the model; ``answers`` is the one it names."""

    id: str
    author: str
    answers: Written | None
    posted: Posted
    deleted: bool = False


@dataclass
class Talk:
    posts: list[Written] = field(default_factory=list)
    read: dict[str, int] = field(default_factory=dict)


class People(RuleBasedStateMachine):
    """Each run has a course of its own in a store that all runs share."""

    loop: ClassVar[asyncio.AbstractEventLoop]
    room: ClassVar[Classroom]

    pages = Bundle("pages")

    @initialize()
    def term_begins(self) -> None:
        self.course = CourseId(f"course-{next(COURSES)}")
        self.room.roster.enrol(self.course, CLASS)
        self.members: dict[str, Member] = {name: self.run(self.room.member(name, self.course)) for name in PEOPLE}
        self.talks: dict[str, Talk] = {}
        self.written: list[Written] = []
        self.run(self.members["tia"].opens(notebook(self.course)))
        self.live = self.somebody_loads_the_notebook()

    def run(self, step: Awaitable[T]) -> T:
        return self.loop.run_until_complete(step)  # type: ignore[arg-type]

    @precondition(lambda self: len(self.talks) < FEW)
    @rule(who=WHO, body=WORDS, anchor=st.sampled_from(ANCHORS))
    def starts(self, who: str, body: str, anchor: str) -> None:
        posted = self.run(self.members[who].starts(body, anchor=anchor))
        self.talks[posted.thread.id] = Talk()
        self._wrote(who, posted, None)

    @precondition(lambda self: self.talks)
    @rule(writers=st.lists(WHO, min_size=1, max_size=4), body=WORDS, to=ANY, names_it=st.booleans())
    def reply(self, writers: list[str], body: str, to: int, names_it: bool) -> None:
        """One after the other, each to the one before."""
        written = self._pick(to)
        for who in writers:
            member = self.members[who]
            posted = self.run(member.replies(written.posted, body) if names_it else member.adds(written.posted, body))
            self._wrote(who, posted, written if names_it else None)
            written = self.written[-1]

    def _wrote(self, who: str, posted: Posted, answers: Written | None) -> None:
        talk = self.talks[posted.thread.id]
        talk.posts.append(Written(id=posted.post.id, author=who, answers=answers, posted=posted))
        talk.read[who] = len(talk.posts)
        self.written.append(talk.posts[-1])

    def _pick(self, which: int) -> Written:
        """A post that stands, a stub included."""
        standing = [post for talk in self.talks.values() for post in talk.posts]
        return standing[which % len(standing)]

    @precondition(lambda self: self.talks)
    @rule(who=WHO, body=WORDS, which=ANY)
    def edits(self, who: str, body: str, which: int) -> None:
        post = self._pick(which)
        edited = self._try(self.members[who].edits(post.posted, body, reason="Reasons"))
        if edited is not None:
            post.posted = replace(post.posted, post=edited.post)

    @precondition(lambda self: self.talks)
    @rule(who=WHO, which=ANY)
    def deletes(self, who: str, which: int) -> None:
        post = self._pick(which)
        self._removed(post, self._try(self.members[who].deletes(post.posted, reason="Reasons")))

    @precondition(lambda self: self.talks)
    @rule(which=ANY)
    def takes_back(self, which: int) -> None:
        post = self._pick(which)
        self._removed(post, self._try(self.members[post.author].takes_back(post.posted)))

    @precondition(lambda self: self.written)
    @rule(which=ANY)
    def sends_again(self, which: int) -> None:
        """A page that did not hear the answer: nothing is done twice, and nothing that is gone comes back."""
        post = self.written[which % len(self.written)]
        draft = Draft(id=post.posted.post.id, thread=post.posted.thread.id, body="again")
        again = self._try(self.members[post.author].sends(draft))
        assert (again is not None) == (not post.deleted)
        assert again is None or again.again

    def _try(self, step: Awaitable[T]) -> T | None:
        try:
            return self.run(step)
        except CommunityError:
            return None

    def _removed(self, post: Written, removed: Removed | None) -> None:
        if removed is None:
            return
        talk = self.talks[post.posted.thread.id]
        post.deleted = True
        assert (removed.stub is not None) == self._answered(talk, post)
        while bare := [p for p in talk.posts if p.deleted and not self._answered(talk, p)]:
            place = talk.posts.index(bare[0])
            del talk.posts[place]
            talk.read = {who: n - (n > place) for who, n in talk.read.items()}
        if not talk.posts:
            del self.talks[post.posted.thread.id]
        assert (removed.thread is None) == (not talk.posts)

    def _answered(self, talk: Talk, post: Written) -> bool:
        is_first = post.id == post.posted.thread.id
        return any(other.answers is post or is_first for other in talk.posts if other is not post)

    @precondition(lambda self: self.talks)
    @rule(who=WHO, which=ANY)
    def has_read(self, who: str, which: int) -> None:
        post = self._pick(which)
        self.run(self.members[who].has_read(post.posted))
        talk = self.talks[post.posted.thread.id]
        talk.read[who] = max(talk.read.get(who, 0), talk.posts.index(post) + 1)

    @rule(title=WORDS, anchors=st.permutations(ANCHORS))
    def opens(self, title: str, anchors: list[str]) -> None:
        self.run(self.members["tia"].opens(notebook(self.course, anchors=tuple(anchors), title=title)))

    @rule(seconds=st.integers(1, 9))
    def time_passes(self, seconds: int) -> None:
        self.room.clock.advance(seconds=seconds)

    @rule(target=pages)
    def somebody_loads_the_notebook(self) -> PageModel:
        return PageModel.loaded(self.run(self.members["ben"].talk()))

    @rule(page=pages)
    def news_reach_a_page_that_was_away(self, page: PageModel) -> None:
        self._news_reach(page)

    @invariant()
    def news_reach_a_page_that_follows(self) -> None:
        if hasattr(self, "live"):
            self._news_reach(self.live)

    def _news_reach(self, page: PageModel) -> None:
        page.apply(self.run(self.room.news(page.cursor, self.course)))
        assert page == PageModel.loaded(self.run(self.members["ben"].talk()))

    @invariant()
    def everybody_finds_what_the_model_says(self) -> None:
        if not hasattr(self, "talks"):
            return
        for who in PEOPLE:
            board = self.run(self.members[who].board())
            assert {thread.thread.id: thread.unread for thread in board.threads} == {
                id: len(talk.posts) - talk.read.get(who, 0) for id, talk in self.talks.items()
            }
        for thread in self.run(self.members["ben"].talk()).threads:
            said = [(post.id, post.n, post.deleted) for post in thread.talk]
            known = self.talks[thread.thread.id].posts
            assert said == [(post.id, n, post.deleted) for n, post in enumerate(known, 1)]
            assert thread.thread.posts == len(said)


def test_news_after_anything_equal_a_fresh_load() -> None:
    loop = asyncio.new_event_loop()
    stack = AsyncExitStack()
    with tempfile.TemporaryDirectory() as folder:
        People.loop = loop
        People.room = loop.run_until_complete(stack.enter_async_context(classroom(Path(folder) / "c.sqlite")))
        try:
            run = People.TestCase()
            run.settings = settings(
                max_examples=20,
                stateful_step_count=50,
                deadline=None,
                derandomize=True,
                phases=[Phase.generate],  # add Phase.shrink, and minutes, to get a short example
                suppress_health_check=[HealthCheck.too_slow],
            )
            run.runTest()
        finally:
            loop.run_until_complete(stack.aclose())
            loop.run_until_complete(loop.shutdown_default_executor())
            loop.close()
