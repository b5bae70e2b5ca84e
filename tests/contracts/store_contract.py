"""What every store promises. An adapter's test makes a subclass with the fixture ``open_store``, and that is all."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest

from jupyter_community.core.audience import FEED, Audience, Readers
from jupyter_community.core.discussions import post as rules
from jupyter_community.core.errors import Invalid, Unavailable
from jupyter_community.core.events import Cursor, Event, EventKind
from jupyter_community.core.ids import CourseId, NotebookId, PersonId, PostId, Seq, ThreadId
from jupyter_community.core.people import Person, Role, Settings
from jupyter_community.ports.store import Store, Transaction

from .sample import COURSE, NOTEBOOK, OTHER, as_author, minute, new_id, renamed, reply, start_thread, tell

OpenStore = Callable[..., Awaitable[Store]]


class Pokes:
    """A bus that remembers which courses it was told of."""

    def __init__(self) -> None:
        self.courses: list[set[CourseId]] = []

    def poke(self, courses: Iterable[CourseId]) -> None:
        self.courses.append(set(courses))

    def tell(self, person: PersonId, message: dict[str, object]) -> None: ...

    def subscribe(self, on_poke: Any, on_tell: Any) -> Callable[[], None]:
        raise NotImplementedError


class Gate:
    """Keeps the writer busy until it is opened, so that what is written meanwhile waits together."""

    def __init__(self, store: Store) -> None:
        self._open = threading.Event()
        self._store = store
        self._waiting: list[asyncio.Task[Any]] = [asyncio.create_task(store.write(lambda tx: self._open.wait(30)))]

    def write(self, action: Callable[[Transaction], Any]) -> None:
        self._waiting.append(asyncio.create_task(self._store.write(action)))

    async def answers(self) -> list[Any]:
        """Lets everything through; returns what became of each, errors included."""
        await asyncio.sleep(0)  # each task has handed its action in
        self._open.set()
        return (await asyncio.gather(*self._waiting, return_exceptions=True))[1:]


async def all_events(store: Store, course: CourseId = COURSE) -> list[Event]:
    return list(await store.read(lambda tx: tx.log.after(course, Seq(0), 100_000)))


class StoreContract:
    @pytest.fixture
    def open_store(self) -> OpenStore:
        raise NotImplementedError("a function that opens a store on one database, again and again; takes a bus")

    @pytest.fixture
    def pokes(self) -> Pokes:
        return Pokes()

    @pytest.fixture
    async def store(self, open_store: OpenStore, pokes: Pokes) -> Store:
        return await open_store(bus=pokes)

    @pytest.fixture
    async def ada(self, store: Store) -> Person:
        return await store.write(lambda tx: tx.people.meet("ada", None))

    @pytest.fixture
    async def ben(self, store: Store) -> Person:
        return await store.write(lambda tx: tx.people.meet("ben", None))

    # People

    async def test_somebody_new_is_met_once_and_known_ever_after(self, store: Store, ada: Person) -> None:
        again = await store.write(lambda tx: tx.people.meet("ada", None))
        assert again == ada == await store.read(lambda tx: tx.people.find(ada.id))
        assert ada.name == "ada"

    async def test_logins_that_differ_in_case_are_different_people(self, store: Store, ada: Person) -> None:
        assert (await store.write(lambda tx: tx.people.meet("Ada", None))).id != ada.id

    async def test_a_person_is_called_what_they_chose_else_what_the_directory_says_else_by_login(
        self, store: Store, ada: Person
    ) -> None:
        met = await store.write(lambda tx: tx.people.meet("ada", "Ada Lovelace"))
        assert met.name == "Ada Lovelace"
        chosen = await store.write(lambda tx: tx.people.save_settings(ada.id, Settings(display_name="Countess")))
        assert chosen.name == "Countess"
        assert (await store.write(lambda tx: tx.people.meet("ada", "A. Lovelace"))).name == "Countess"
        assert (await store.write(lambda tx: tx.people.save_settings(ada.id, Settings()))).name == "A. Lovelace"

    async def test_a_directory_that_knows_no_name_takes_none_away(self, store: Store) -> None:
        await store.write(lambda tx: tx.people.meet("ada", "Ada Lovelace"))
        for nothing in (None, ""):
            assert (await store.write(lambda tx, name=nothing: tx.people.meet("ada", name))).name == "Ada Lovelace"

    async def test_settings_come_back_as_they_were_saved(self, store: Store, ada: Person, ben: Person) -> None:
        settings = Settings(display_name="Åda 🦆", hold_posts=True)
        await store.write(lambda tx: tx.people.save_settings(ada.id, settings))
        assert await store.read(lambda tx: tx.people.settings(ada.id)) == settings
        assert await store.read(lambda tx: tx.people.settings(ben.id)) == Settings()

    async def test_nobody_is_found_under_a_number_that_was_never_given(self, store: Store) -> None:
        assert await store.read(lambda tx: tx.people.find(PersonId(999))) is None

    # Notebooks

    async def test_a_notebook_comes_back_whole_with_its_cells_in_order(self, store: Store) -> None:
        await store.write(lambda tx: tx.notebooks.save(NOTEBOOK))
        assert await store.read(lambda tx: tx.notebooks.find(COURSE, NOTEBOOK.id)) == NOTEBOOK
        turned = replace(NOTEBOOK, title="Week one", anchors=NOTEBOOK.anchors[::-1])
        await store.write(lambda tx: tx.notebooks.save(turned))
        assert await store.read(lambda tx: tx.notebooks.find(COURSE, NOTEBOOK.id)) == turned

    async def test_notebooks_of_a_course_come_in_the_order_of_their_titles(self, store: Store) -> None:
        later = replace(renamed(NOTEBOOK, "Week 2"), id=NotebookId("a"), anchors=())
        elsewhere = replace(NOTEBOOK, course=OTHER)
        for notebook in (later, elsewhere, NOTEBOOK):
            await store.write(lambda tx, n=notebook: tx.notebooks.save(n))
        assert list(await store.read(lambda tx: tx.notebooks.of_course(COURSE))) == [NOTEBOOK, later]

    async def test_a_cell_that_left_its_notebook_keeps_its_threads(self, store: Store, ada: Person) -> None:
        await store.write(lambda tx: tx.notebooks.save(NOTEBOOK))
        post = await store.write(lambda tx: start_thread(tx, as_author(ada), "Hello"))
        await store.write(lambda tx: tx.notebooks.save(replace(NOTEBOOK, anchors=())))
        assert [t.id for t in await store.read(lambda tx: tx.threads.of_notebook(COURSE, NOTEBOOK.id, FEED))] == [
            post.thread
        ]

    # Threads and posts

    async def test_a_post_comes_back_as_it_was_written(self, store: Store, ada: Person) -> None:
        body = "Ünï 🦆 語 שלום\n\n```python\nprint('hi')\n```"
        post = await store.write(lambda tx: start_thread(tx, as_author(ada), body))
        found = await store.read(lambda tx: tx.posts.find(COURSE, post.id))
        assert found == post
        assert found.body == body

    async def test_a_post_is_not_found_by_way_of_another_course(self, store: Store, ada: Person) -> None:
        post = await store.write(lambda tx: start_thread(tx, as_author(ada), "Hello"))
        assert await store.read(lambda tx: tx.posts.find(OTHER, post.id)) is None
        assert await store.read(lambda tx: tx.threads.find(OTHER, post.thread, FEED)) is None

    async def test_posts_are_numbered_in_their_thread_and_move_its_last_time(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada), "One", at=minute(0)))
        second = await store.write(lambda tx: reply(tx, as_author(ben), "Two", first, at=minute(5)))
        thread = await store.read(lambda tx: tx.threads.find(COURSE, first.thread, FEED))
        assert (first.n, second.n, thread.posts) == (1, 2, 2)
        assert (thread.at, thread.last_at) == (minute(0), minute(5))

    async def test_the_role_of_that_moment_stays_and_the_name_is_of_today(self, store: Store, ada: Person) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada, Role.LEARNER), "As a learner"))
        second = await store.write(lambda tx: reply(tx, as_author(ada, Role.TEACHING_ASSISTANT), "Now staff", first))
        await store.write(lambda tx: tx.people.save_settings(ada.id, Settings(display_name="Countess")))
        found = await store.read(lambda tx: [tx.posts.find(COURSE, id).author for id in (first.id, second.id)])
        assert [author.role for author in found] == [Role.LEARNER, Role.TEACHING_ASSISTANT]
        assert {author.name for author in found} == {"Countess"}
        thread = await store.read(lambda tx: tx.threads.find(COURSE, first.thread, FEED))
        assert (thread.started_by.name, thread.started_by.role) == ("Countess", Role.LEARNER)

    async def test_threads_of_a_course_come_newest_activity_first_and_of_a_notebook_oldest_first(
        self, store: Store, ada: Person
    ) -> None:
        old = await store.write(lambda tx: start_thread(tx, as_author(ada), "Old", at=minute(0)))
        new = await store.write(lambda tx: start_thread(tx, as_author(ada), "New", at=minute(1)))
        await store.write(lambda tx: reply(tx, as_author(ada), "Again", old, at=minute(2)))
        assert [t.title for t in await store.read(lambda tx: tx.threads.of_course(COURSE, FEED))] == ["Old", "New"]
        assert [t.id for t in await store.read(lambda tx: tx.threads.of_notebook(COURSE, NOTEBOOK.id, FEED))] == [
            old.thread,
            new.thread,
        ]

    async def test_the_newest_posts_of_many_threads_come_oldest_first(self, store: Store, ada: Person) -> None:
        def talk(tx: Transaction) -> list[ThreadId]:
            threads = []
            for t in range(600):
                first = start_thread(tx, as_author(ada), f"{t} says 1")
                for n in range(2, 2 + t % 4):
                    reply(tx, as_author(ada), f"{t} says {n}", first)
                threads.append(first.thread)
            return threads

        threads = await store.write(talk)
        newest = await store.read(lambda tx: tx.posts.newest(threads, 2))
        assert [post.body for post in newest[threads[3]]] == ["3 says 3", "3 says 4"]
        assert [post.body for post in newest[threads[596]]] == ["596 says 1"]
        assert len(newest) == 600

    async def test_older_posts_are_read_page_by_page(self, store: Store, ada: Person) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada), "1"))
        await store.write(lambda tx: [reply(tx, as_author(ada), str(n), first) for n in range(2, 8)])
        assert [p.n for p in await store.read(lambda tx: tx.posts.before(first.thread, 8, 3))] == [5, 6, 7]
        assert [p.n for p in await store.read(lambda tx: tx.posts.before(first.thread, 5, 3))] == [2, 3, 4]
        assert [p.n for p in await store.read(lambda tx: tx.posts.before(first.thread, 2, 3))] == [1]

    async def test_a_post_id_belongs_to_who_took_it_over_all_courses(self, store: Store, ada: Person) -> None:
        post = await store.write(lambda tx: start_thread(tx, as_author(ada), "Mine", course=OTHER))
        assert await store.read(lambda tx: tx.posts.owner(post.id)) == (OTHER, ada.id)
        assert await store.read(lambda tx: tx.posts.owner(new_id())) is None

    async def test_the_same_post_id_is_never_taken_twice(self, store: Store, ada: Person) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada), "One"))
        with pytest.raises(Exception):  # noqa: B017, PT011 - a mistake of the caller, of whatever kind the driver has
            await store.write(lambda tx: reply(tx, as_author(ada), "Two", first, id=first.id))
        assert (await store.read(lambda tx: tx.threads.find(COURSE, first.thread, FEED))).posts == 1

    async def test_an_edit_is_kept_with_who_did_it_and_why(self, store: Store, ada: Person, ben: Person) -> None:
        post = await store.write(lambda tx: start_thread(tx, as_author(ada), "Bevore"))
        by = as_author(ben, Role.INSTRUCTOR)
        changed = rules.edited(post, body="Before", revision=1, by=by, at=minute(3), reason="Spelling")
        await store.write(lambda tx: tx.posts.change(changed, by.role))
        assert await store.read(lambda tx: tx.posts.find(COURSE, post.id)) == changed

    async def test_a_stub_keeps_its_place_and_neither_text_nor_author(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada), "Regretted"))
        await store.write(lambda tx: reply(tx, as_author(ben), "Why?", first))
        stub = rules.stub(first, by=as_author(ada), at=minute(1), reason=None)
        await store.write(lambda tx: tx.posts.change(stub, Role.LEARNER))
        found = await store.read(lambda tx: tx.posts.find(COURSE, first.id))
        assert (found.n, found.body, found.author, found.deleted) == (1, "", None, True)
        assert await store.read(lambda tx: tx.posts.owner(first.id)) == (COURSE, None)
        assert await store.read(lambda tx: tx.marks.wrote_in(ada.id, COURSE)) == frozenset()

    async def test_a_thread_can_lose_its_title_and_its_starter(self, store: Store, ada: Person) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada), "Regretted"))
        thread = await store.read(lambda tx: tx.threads.find(COURSE, first.thread, FEED))
        nameless = replace(thread, title="…", started_by=None)
        await store.write(lambda tx: tx.threads.change(nameless))
        assert await store.read(lambda tx: tx.threads.find(COURSE, first.thread, FEED)) == nameless

    async def test_a_post_was_answered_if_a_reply_names_it_or_it_began_a_thread_that_went_on(
        self, store: Store, ada: Person
    ) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada), "1"))
        assert not await store.read(lambda tx: tx.posts.replies_to(first))
        second = await store.write(lambda tx: reply(tx, as_author(ada), "2", first))
        third = await store.write(lambda tx: reply(tx, as_author(ada), "3", second))
        answered = await store.read(lambda tx: [tx.posts.replies_to(post) for post in (first, second, third)])
        assert answered == [True, True, False]

    async def test_a_removed_post_leaves_no_hole_in_numbers_marks_or_times(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        def talk(tx: Transaction) -> tuple[rules.Post, ...]:
            first = start_thread(tx, as_author(ada), "1", at=minute(1))
            return (first, *(reply(tx, as_author(ada), str(n), first, at=minute(n)) for n in range(2, 6)))

        posts = await store.write(talk)
        thread = posts[0].thread
        cleo, dan = [await store.write(lambda tx, who=who: tx.people.meet(who, None)) for who in ("cleo", "dan")]
        read_up_to = {ada: 5, ben: 1, cleo: 2, dan: 4}
        await store.write(lambda tx: [tx.marks.advance(who.id, thread, n) for who, n in read_up_to.items()])
        await store.write(lambda tx: tx.posts.remove(posts[1]))

        rest = await store.read(lambda tx: tx.posts.before(thread, 99, 99))
        assert [(post.n, post.body) for post in rest] == [(1, "1"), (2, "3"), (3, "4"), (4, "5")]
        marks = {who: (await store.read(lambda tx, w=who: tx.marks.of(w.id, COURSE)))[thread] for who in read_up_to}
        assert marks == {ada: 4, ben: 1, cleo: 1, dan: 3}
        await store.write(lambda tx: tx.posts.remove(rest[-1]))
        left = await store.read(lambda tx: tx.threads.find(COURSE, thread, FEED))
        assert (left.posts, left.last_at) == (3, minute(4))

    async def test_the_next_post_takes_the_place_after_the_last_that_stands(self, store: Store, ada: Person) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada), "1"))
        second = await store.write(lambda tx: reply(tx, as_author(ada), "2", first))
        await store.write(lambda tx: tx.posts.remove(second))
        assert (await store.write(lambda tx: reply(tx, as_author(ada), "3", first))).n == 2

    async def test_a_thread_goes_with_its_last_post_and_takes_all_marks_along(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        post = await store.write(lambda tx: start_thread(tx, as_author(ada), "Oops"))
        await store.write(lambda tx: tx.marks.advance(ben.id, post.thread, 1))
        await store.write(lambda tx: tx.posts.remove(post))
        assert await store.read(lambda tx: tx.threads.of_course(COURSE, FEED)) == []
        assert await store.read(lambda tx: tx.marks.of(ben.id, COURSE)) == {}
        assert await store.read(lambda tx: tx.posts.owner(post.id)) is None

    async def test_marks_that_wait_in_a_transaction_close_up_with_it(self, store: Store, ada: Person) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada), "1"))

        def think_better_of_it(tx: Transaction) -> int:
            tx.posts.remove(reply(tx, as_author(ada), "2", first))
            return tx.marks.of(ada.id, COURSE)[first.thread]

        assert await store.write(think_better_of_it) == 1

    # Marks

    async def test_a_mark_moves_forward_and_never_back(self, store: Store, ada: Person, ben: Person) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada), "1"))
        await store.write(lambda tx: [reply(tx, as_author(ada), str(n), first) for n in (2, 3)])
        for n in (2, 1, 3, 2):
            await store.write(lambda tx, n=n: tx.marks.advance(ben.id, first.thread, n))
        assert await store.read(lambda tx: tx.marks.of(ben.id, COURSE)) == {first.thread: 3}

    async def test_a_mark_is_seen_at_once_by_who_set_it(self, store: Store, ada: Person, ben: Person) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada), "1"))

        def read_it(tx: Transaction) -> int:
            tx.marks.advance(ben.id, first.thread, 1)
            return tx.marks.of(ben.id, COURSE)[first.thread]

        assert await store.write(read_it) == 1

    async def test_marks_are_of_one_person_and_one_course(self, store: Store, ada: Person, ben: Person) -> None:
        await store.write(lambda tx: start_thread(tx, as_author(ada), "Elsewhere", course=OTHER))
        mine = await store.write(lambda tx: start_thread(tx, as_author(ada), "Here"))
        assert await store.read(lambda tx: tx.marks.of(ada.id, COURSE)) == {mine.thread: 1}
        assert await store.read(lambda tx: tx.marks.of(ben.id, COURSE)) == {}
        assert await store.read(lambda tx: tx.marks.wrote_in(ada.id, COURSE)) == {mine.thread}
        assert await store.read(lambda tx: tx.marks.wrote_in(ben.id, COURSE)) == frozenset()

    # The log

    async def test_an_event_comes_back_as_it_was_appended(self, store: Store, ada: Person) -> None:
        event = Event(
            course=COURSE,
            kind=EventKind.NOTEBOOK_OPENED,
            subject="nb-1",
            author=ada.id,
            key="k",
            at=minute(0),
            readers=Readers(Audience.STAFF, ada.id),
        )
        await store.write(lambda tx: tx.log.append(event))
        assert await all_events(store) == [replace(event, seq=Seq(1))]

    async def test_every_course_counts_for_itself_from_one(self, store: Store, ada: Person) -> None:
        await store.write(lambda tx: [tell(tx, ada.id, f"a{n}") for n in range(3)])
        await store.write(lambda tx: tell(tx, ada.id, "b", course=OTHER))
        assert [event.seq for event in await all_events(store)] == [1, 2, 3]
        assert [event.seq for event in await all_events(store, OTHER)] == [1]

    async def test_a_cursor_names_the_log_and_how_far_it_came(self, store: Store, ada: Person) -> None:
        log = await store.read(lambda tx: tx.log.id())
        assert await store.read(lambda tx: tx.log.last(COURSE)) == Cursor(log=log, seq=Seq(0))
        await store.write(lambda tx: [tell(tx, ada.id, "a"), tell(tx, ada.id, "b")])
        assert await store.read(lambda tx: tx.log.last(COURSE)) == Cursor(log=log, seq=Seq(2))

    async def test_a_reader_continues_from_its_number(self, store: Store, ada: Person) -> None:
        await store.write(lambda tx: [tell(tx, ada.id, f"e{n}") for n in range(1, 6)])
        assert [e.subject for e in await store.read(lambda tx: tx.log.after(COURSE, Seq(2), 2))] == ["e3", "e4"]
        assert await store.read(lambda tx: tx.log.after(COURSE, Seq(5), 2)) == []

    async def test_a_key_is_known_once_it_was_used_even_within_its_transaction(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        def use(tx: Transaction) -> tuple[bool, bool]:
            before = tx.log.knows(COURSE, ada.id, "key")
            tell(tx, ada.id, "x", key="key")
            return before, tx.log.knows(COURSE, ada.id, "key")

        assert await store.write(use) == (False, True)
        assert await store.read(lambda tx: tx.log.knows(COURSE, ada.id, "key"))
        assert not await store.read(lambda tx: tx.log.knows(COURSE, ben.id, "key"))
        assert not await store.read(lambda tx: tx.log.knows(OTHER, ada.id, "key"))

    async def test_the_same_key_of_the_same_author_makes_no_second_event(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        await store.write(lambda tx: tell(tx, ada.id, "x", key="key"))
        with pytest.raises(Exception):  # noqa: B017, PT011 - a mistake of the caller, of whatever kind the driver has
            await store.write(lambda tx: tell(tx, ada.id, "x", key="key"))
        await store.write(lambda tx: tell(tx, ben.id, "x", key="key"))
        assert [(e.author, e.seq) for e in await all_events(store)] == [(ada.id, 1), (ben.id, 2)]

    # One transaction after the other

    async def test_an_action_that_raises_keeps_nothing_and_gives_its_numbers_back(
        self, store: Store, ada: Person
    ) -> None:
        def change_your_mind(tx: Transaction) -> None:
            post = start_thread(tx, as_author(ada), "Never said")
            tell(tx, ada.id, post.id)
            raise Invalid("No.")

        with pytest.raises(Invalid, match=r"^No\.$"):
            await store.write(change_your_mind)
        assert await store.read(lambda tx: tx.threads.of_course(COURSE, FEED)) == []
        await store.write(lambda tx: tell(tx, ada.id, "said"))
        assert [(event.seq, event.subject) for event in await all_events(store)] == [(1, "said")]

    async def test_neighbours_of_a_failing_action_are_saved_once_and_numbered_without_a_gap(
        self, store: Store, ada: Person
    ) -> None:
        def say(tx: Transaction, n: int) -> int:
            post = start_thread(tx, as_author(ada), f"Thread {n}")
            tell(tx, ada.id, post.id)
            if n % 7 == 3:
                raise Invalid(f"{n} thought better of it.")
            return n

        gate = Gate(store)
        for n in range(60):
            gate.write(lambda tx, n=n: say(tx, n))
        answers = await gate.answers()
        failed = [n for n, answer in enumerate(answers) if isinstance(answer, Invalid)]
        assert failed == [n for n in range(60) if n % 7 == 3]
        assert [answer for answer in answers if not isinstance(answer, Invalid)] == [
            n for n in range(60) if n not in failed
        ]
        assert [event.seq for event in await all_events(store)] == list(range(1, 60 - len(failed) + 1))
        titles = {thread.title for thread in await store.read(lambda tx: tx.threads.of_course(COURSE, FEED))}
        assert titles == {f"Thread {n}" for n in range(60) if n not in failed}

    async def test_an_action_refused_before_it_wrote_is_not_run_twice_nor_are_its_neighbours(
        self, store: Store, ada: Person
    ) -> None:
        runs: list[str] = []

        def refuse(tx: Transaction) -> None:
            runs.append("refused")
            tx.posts.owner(PostId("nobody's"))
            raise Invalid("No.")

        def say(tx: Transaction) -> None:
            runs.append("said")
            tell(tx, ada.id, f"said {len(runs)}")

        gate = Gate(store)
        for action in (say, refuse, say):
            gate.write(action)
        answers = await gate.answers()
        assert [type(answer) for answer in answers] == [type(None), Invalid, type(None)]
        assert runs == ["said", "refused", "said"]

    @pytest.mark.parametrize(
        "error", [StopIteration(), KeyboardInterrupt(), SystemExit(1), ZeroDivisionError()], ids=repr
    )
    async def test_no_error_of_one_action_stops_the_writer(
        self, store: Store, ada: Person, error: BaseException
    ) -> None:
        def fail(tx: Transaction) -> None:
            tell(tx, ada.id, "never")
            raise error

        wrapped: list[BaseException] = []

        async def ask() -> None:
            try:
                await store.write(fail)
            except BaseException as raised:  # some of these would end the test run
                wrapped.append(raised)

        await ask()
        assert len(wrapped) == 1
        await store.write(lambda tx: tell(tx, ada.id, "after"))
        assert [event.subject for event in await all_events(store)] == ["after"]

    async def test_many_at_once_are_all_answered_and_numbered_without_a_gap(self, store: Store, ada: Person) -> None:
        courses = [CourseId(f"course-{n}") for n in range(5)]
        await asyncio.gather(
            *(store.write(lambda tx, n=n: tell(tx, ada.id, f"event {n}", course=courses[n % 5])) for n in range(1000))
        )
        for course in courses:
            assert [event.seq for event in await all_events(store, course)] == list(range(1, 201))

    async def test_what_was_answered_is_there_for_every_reader(
        self, open_store: OpenStore, store: Store, ada: Person, pokes: Pokes
    ) -> None:
        other = await open_store(bus=pokes)
        for n in range(20):
            await store.write(lambda tx, n=n: tell(tx, ada.id, f"event {n}"))
            assert (await other.read(lambda tx: tx.log.last(COURSE))).seq == n + 1

    async def test_two_stores_on_one_database_share_one_numbering(
        self, open_store: OpenStore, store: Store, ada: Person, pokes: Pokes
    ) -> None:
        other = await open_store(bus=pokes)
        assert await other.read(lambda tx: tx.log.id()) == await store.read(lambda tx: tx.log.id())
        await asyncio.gather(
            *((store, other)[n % 2].write(lambda tx, n=n: tell(tx, ada.id, f"event {n}")) for n in range(200))
        )
        assert [event.seq for event in await all_events(store)] == list(range(1, 201))
        assert len({event.subject for event in await all_events(other)}) == 200

    async def test_a_query_sees_one_state_however_much_is_written_meanwhile(self, store: Store, ada: Person) -> None:
        await store.write(lambda tx: tell(tx, ada.id, "before"))
        begun, written = threading.Event(), threading.Event()

        def look_twice(tx: Transaction) -> tuple[int, int]:
            first = tx.log.last(COURSE).seq
            begun.set()
            written.wait(30)
            return first, len(tx.log.after(COURSE, Seq(0), 10))

        looking = asyncio.create_task(store.read(look_twice))
        await asyncio.to_thread(begun.wait, 30)
        await store.write(lambda tx: tell(tx, ada.id, "meanwhile"))
        written.set()
        assert await looking == (1, 1)

    async def test_a_query_may_not_write(self, store: Store, ada: Person) -> None:
        post = await store.write(lambda tx: start_thread(tx, as_author(ada), "1"))
        for attempt in (
            lambda tx: tx.marks.advance(ada.id, post.thread, 1),
            lambda tx: tell(tx, ada.id, "x"),
            lambda tx: tx.people.meet("nobody", None),
        ):
            with pytest.raises(RuntimeError):
                await store.read(attempt)

    async def test_listeners_are_poked_for_courses_with_new_events_and_no_others(
        self, store: Store, ada: Person, pokes: Pokes
    ) -> None:
        await store.write(lambda tx: tx.notebooks.save(NOTEBOOK))
        assert pokes.courses == []
        await store.write(
            lambda tx: [tell(tx, ada.id, "a"), tell(tx, ada.id, "b"), tell(tx, ada.id, "c", course=OTHER)]
        )
        assert pokes.courses == [{COURSE, OTHER}]

    async def test_a_bus_that_fails_costs_nobody_their_answer(
        self, open_store: OpenStore, caplog: pytest.LogCaptureFixture
    ) -> None:
        class Broken(Pokes):
            def poke(self, courses: Iterable[CourseId]) -> None:
                raise OSError("the bus has broken down")

        store = await open_store(bus=Broken())
        ada = await store.write(lambda tx: tx.people.meet("ada", None))
        for n in range(2):
            await store.write(lambda tx, n=n: tell(tx, ada.id, f"event {n}"))
        assert len(await all_events(store)) == 2
        assert "broken down" in caplog.text

    async def test_closing_finishes_what_was_begun_and_takes_nothing_new(
        self, open_store: OpenStore, store: Store, ada: Person, pokes: Pokes
    ) -> None:
        begun = [asyncio.create_task(store.write(lambda tx, n=n: tell(tx, ada.id, f"event {n}"))) for n in range(50)]
        await asyncio.sleep(0)
        await store.close()
        await asyncio.gather(*begun)
        for late in (store.write(lambda tx: None), store.read(lambda tx: None), store.ready()):
            with pytest.raises(Unavailable):
                await late
        again = await open_store(bus=pokes)
        assert len(await all_events(again)) == 50

    async def test_somebody_who_goes_away_while_waiting_disturbs_nobody(self, store: Store, ada: Person) -> None:
        gate = Gate(store)
        gate.write(lambda tx: tell(tx, ada.id, "gone away"))
        gate.write(lambda tx: tell(tx, ada.id, "stayed"))
        await asyncio.sleep(0)
        gate._waiting[1].cancel()
        answers = await gate.answers()
        assert isinstance(answers[0], asyncio.CancelledError)
        assert answers[1] is None
        assert "stayed" in {event.subject for event in await all_events(store)}

    async def test_an_open_store_is_ready(self, store: Store) -> None:
        await store.ready()

    async def test_opening_again_changes_nothing(
        self, open_store: OpenStore, store: Store, ada: Person, pokes: Pokes
    ) -> None:
        log = await store.read(lambda tx: tx.log.id())
        post = await store.write(lambda tx: start_thread(tx, as_author(ada), "Still here"))
        await store.close()
        again = await open_store(bus=pokes)
        assert await again.read(lambda tx: tx.log.id()) == log
        assert await again.read(lambda tx: tx.posts.find(COURSE, post.id)) == post
