"""What every store promises about hidden posts, reports, earlier texts, blocks, rules and the record."""

from __future__ import annotations

from dataclasses import replace

from jupyter_community.core.audience import FEED, Reader
from jupyter_community.core.audit import Act, Entry
from jupyter_community.core.blocking import Block
from jupyter_community.core.discussions.history import Revision
from jupyter_community.core.discussions.moderation import Cause, Hidden
from jupyter_community.core.discussions.post import Post
from jupyter_community.core.people import Alias, Person, Role
from jupyter_community.core.rules import Rules
from jupyter_community.ports.store import Store, Transaction

from .sample import COURSE, OTHER, as_author, minute, new_id, reply, start_thread
from .store_suite import StoreSuite

REASON = Hidden(cause=Cause.STAFF, at=minute(3), reason="It hurts.", appeal="A quote", appealed_at=minute(4))


def eyes(person: Person | None) -> Reader:
    now = minute(9)
    return Reader(person=None, private=False, now=now) if person is None else Reader.of(person.id, Role.LEARNER, now)


class Safety(StoreSuite):
    async def test_a_hidden_text_is_read_by_its_author_and_the_staff_alone(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada), "Rude"))
        await store.write(lambda tx: reply(tx, as_author(ben), "Why?", first))
        by = as_author(ben, Role.INSTRUCTOR)
        await store.write(lambda tx: tx.moderation.hide(first.id, replace(REASON, by=by)))

        def texts(tx: Transaction, reader: Reader | None) -> set[str]:
            found = [tx.posts.find(COURSE, first.id, reader), *tx.posts.some(COURSE, [first.id], reader).values()]
            found += [tx.posts.newest([first.thread], 9, reader)[first.thread][0]]
            found += [tx.posts.before(first.thread, 2, 9, reader)[0]]
            assert all(post is not None and post.hidden is not None for post in found)
            return {post.body for post in found if post}

        for reader, seen in ((None, ""), (eyes(None), ""), (eyes(ben), ""), (eyes(ada), "Rude"), (FEED, "Rude")):
            assert await store.read(lambda tx, r=reader: texts(tx, r)) == {seen}
        for reader, title in ((eyes(ben), ""), (eyes(ada), "Rude"), (FEED, "Rude")):
            thread = await store.read(lambda tx, r=reader: tx.threads.find(COURSE, first.thread, r))
            assert (thread.title, thread.hidden, thread.bare) == (title, True, title == "")
        mine = await store.read(lambda tx: tx.posts.find(COURSE, first.id, eyes(ada)))
        assert mine.hidden == replace(REASON, by=by)
        await store.write(lambda tx: tx.moderation.show(first.id))
        assert (await store.read(lambda tx: tx.posts.find(COURSE, first.id))) == first

    async def test_reports_are_counted_once_a_person_and_are_done_with_after_a_look(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada), "Rude"))
        for expected in (True, False):
            told = await store.write(lambda tx: tx.moderation.report(first.id, ben.id, "Hm", minute(1)))
            assert told is expected
        assert await store.read(lambda tx: tx.moderation.reporters(first.id)) == 1
        [reports] = (await store.read(lambda tx: tx.moderation.reports([first.id]))).values()
        assert (reports.count, reports.lines, reports.since) == (None, ("Hm",), minute(1))
        assert await store.read(lambda tx: tx.moderation.reported(COURSE)) == [first.id]
        assert await store.read(lambda tx: tx.moderation.reported(OTHER)) == []
        await store.write(lambda tx: tx.moderation.settle(first.id))
        assert await store.read(lambda tx: tx.moderation.reported(COURSE)) == []
        assert await store.write(lambda tx: tx.moderation.report(first.id, ben.id, "Hm", minute(2))) is False

    async def test_earlier_texts_come_oldest_first_and_go_with_their_post(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada), "Three"))
        texts = [
            Revision(n=1, body="One", at=minute(0)),
            Revision(n=2, body="Two", at=minute(1), by=as_author(ben, Role.INSTRUCTOR)),
        ]
        await store.write(lambda tx: [tx.revisions.add(first.id, text) for text in reversed(texts)])
        assert await store.read(lambda tx: tx.revisions.of(first.id)) == texts
        await store.write(lambda tx: tx.moderation.hide(first.id, REASON))
        assert await store.read(lambda tx: tx.moderation.appealed(COURSE)) == [first.id]
        await store.write(lambda tx: tx.posts.remove(first))
        assert await store.read(lambda tx: tx.revisions.of(first.id)) == []
        assert await store.read(lambda tx: tx.moderation.appealed(COURSE)) == []

    async def test_a_block_hides_what_stands_under_the_two_names_from_both_and_nothing_else(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        def talk(tx: Transaction) -> tuple[Post, Post]:
            theirs = start_thread(tx, as_author(ben), "Ben")
            shared = start_thread(tx, as_author(ada, Role.INSTRUCTOR), "Ada, as staff")
            reply(tx, as_author(ben), "Ben to Ada", shared)
            tx.posts.add(replace(shared, id=new_id(), author=Alias(1), body="Ben, masked"), ben.id, Role.LEARNER)
            tx.blocks.add(Block(id=new_id(), course=COURSE, blocker=ada.id, at=minute(1), blocked=ben.id))
            return theirs, shared

        theirs, shared = await store.write(talk)
        seen = await store.read(lambda tx: [p.body for p in tx.posts.before(shared.thread, 99, 99, eyes(ada))])
        assert seen == ["Ada, as staff", "Ben, masked"]
        assert await store.read(lambda tx: tx.threads.find(COURSE, theirs.thread, eyes(ada))) is None
        newest = await store.read(lambda tx: tx.posts.newest([shared.thread], 1, eyes(ada)))
        assert [p.body for p in newest[shared.thread]] == ["Ben, masked"]
        staff = await store.read(lambda tx: tx.threads.find(COURSE, shared.thread, eyes(ben)))
        assert staff is not None, "staff are seen by everybody"
        assert await store.read(lambda tx: tx.blocks.unread(COURSE, eyes(ada))) == {theirs.thread: 1, shared.thread: 1}
        [block] = await store.read(lambda tx: tx.blocks.mine(COURSE, ada.id))
        assert not await store.write(lambda tx: tx.blocks.remove(COURSE, ben.id, block.block.id))
        assert await store.write(lambda tx: tx.blocks.remove(COURSE, ada.id, block.block.id))
        assert await store.read(lambda tx: tx.blocks.of_course(COURSE)) == []

    async def test_the_rules_of_a_course_say_nothing_about_another(self, store: Store, ada: Person) -> None:
        rules = Rules(agreement="Be kind", version=2, nameless=False, hide_after=5)
        await store.write(lambda tx: tx.rules.set(COURSE, rules))
        assert await store.read(lambda tx: (tx.rules.of(COURSE), tx.rules.of(OTHER))) == (rules, Rules())
        for version in (1, 2):
            await store.write(lambda tx, v=version: tx.rules.agree(COURSE, ada.id, v))
        assert await store.read(lambda tx: tx.rules.agreed(COURSE, ada.id)) == 2
        for reason in ("Insults", None):
            await store.write(lambda tx, r=reason: tx.rules.name(COURSE, ada.id, r))
            assert await store.read(lambda tx: tx.rules.named(COURSE, ada.id)) == reason

    async def test_the_record_is_read_page_by_page_newest_first(self, store: Store, ada: Person) -> None:
        by = as_author(ada, Role.INSTRUCTOR)
        post = new_id()
        for n, act in enumerate((Act.HIDE, Act.UNMASK, Act.SHOW)):
            entry = Entry(course=COURSE, act=act, by=by, at=minute(n), post=post, why=f"{n}")
            await store.write(lambda tx, e=entry: tx.audit.add(e))
        newest = await store.read(lambda tx: tx.audit.of_course(COURSE, None, 2))
        assert [(entry.act, entry.why) for entry in newest] == [(Act.SHOW, "2"), (Act.UNMASK, "1")]
        rest = await store.read(lambda tx: tx.audit.of_course(COURSE, newest[-1].id, 2))
        assert [entry.act for entry in rest] == [Act.HIDE]
        assert await store.read(lambda tx: tx.audit.unmaskings([post])) == {post: ("1",)}
        assert await store.read(lambda tx: tx.audit.of_course(OTHER, None, 9)) == []
