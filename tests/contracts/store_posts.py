"""What every store promises about threads and posts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jupyter_community.core.audience import FEED
from jupyter_community.core.discussions import post as rules
from jupyter_community.core.ids import ThreadId
from jupyter_community.core.people import Person, Role, Settings
from jupyter_community.ports.store import Store, Transaction

from .sample import COURSE, NOTEBOOK, OTHER, as_author, minute, new_id, reply, start_thread
from .store_suite import StoreSuite


class ThreadsAndPosts(StoreSuite):
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
