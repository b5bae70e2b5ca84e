"""What every store promises about mentions, notices and visits."""

from __future__ import annotations

from datetime import date

from jupyter_community.core.audience import Audience, Reader
from jupyter_community.core.notices.mentions import Mentioned
from jupyter_community.core.notices.notice import Found, Why
from jupyter_community.core.notices.telling import Telling, Told
from jupyter_community.core.notices.welcome import Visit
from jupyter_community.core.people import Person, Role
from jupyter_community.ports.store import Store

from .sample import COURSE, OTHER, START, as_author, minute, reply, start_thread
from .store_suite import StoreSuite


def eyes_of(person: Person, *, private: bool = False) -> Reader:
    return Reader(person=person.id, private=private, now=minute(60))


class Notices(StoreSuite):
    async def test_a_mention_is_found_by_whom_it_names_under_the_name_they_have_now(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        post = await store.write(lambda tx: start_thread(tx, as_author(ada), "@[Ben](p0)"))
        await store.write(lambda tx: tx.mentions.say(post.id, (f"p{ben.id}", "staff")))
        found = await store.read(lambda tx: tx.notices.find(COURSE, eyes_of(ben), (), set(), START))
        assert found == [Found(post=post.id, why=Why.MENTION, new=True)]
        assert await store.read(lambda tx: tx.mentions.of([post.id])) == {post.id: (Mentioned(ben.id, ben.name),)}
        assert await store.read(lambda tx: tx.notices.find(OTHER, eyes_of(ben), (), set(), START)) == []
        assert await store.read(lambda tx: tx.notices.find(COURSE, eyes_of(ada, private=True), (), set(), START)) == []
        await store.write(lambda tx: tx.mentions.say(post.id, ()))
        assert await store.read(lambda tx: tx.notices.find(COURSE, eyes_of(ben), (), set(), START)) == []

    async def test_replies_are_new_until_read_or_seen(self, store: Store, ada: Person, ben: Person) -> None:
        asked = await store.write(lambda tx: start_thread(tx, as_author(ada), "Why?"))
        answer = await store.write(lambda tx: reply(tx, as_author(ben), "So.", asked, at=minute(1)))
        followed, me = {asked.thread}, eyes_of(ada)

        async def found() -> list[tuple[object, bool]]:
            listed = await store.read(lambda tx: tx.notices.find(COURSE, me, followed, set(), START))
            return [(each.post, each.new) for each in listed]

        assert await found() == [(answer.id, True)]
        await store.write(lambda tx: tx.notices.see(ada.id, COURSE, minute(1)))
        assert await found() == [(answer.id, False)]
        later = await store.write(lambda tx: reply(tx, as_author(ben), "And so.", asked, at=minute(2)))
        await store.write(lambda tx: tx.notices.see(ada.id, COURSE, minute(0)))
        assert await found() == [(later.id, True), (answer.id, False)], "what was seen stays seen"
        await store.write(lambda tx: tx.marks.advance(ada.id, asked.thread, later.n))
        assert await found() == [(later.id, False), (answer.id, False)]
        await store.write(lambda tx: tx.tellings.silence(ada.id, ben.id, True))
        assert await found() == []

    async def test_known_are_those_whom_the_reader_can_read_under_their_names(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        await store.write(lambda tx: start_thread(tx, as_author(ben), "Hm", audience=Audience.STAFF))

        async def known(reader: Reader) -> list[str]:
            return [person.name for person in await store.read(lambda tx: tx.mentions.known(COURSE, reader))]

        assert await known(eyes_of(ada)) == []
        assert await known(eyes_of(ada, private=True)) == [ben.name]
        await store.write(lambda tx: start_thread(tx, as_author(ben), "Hello"))
        assert await known(eyes_of(ada)) == [ben.name]
        await store.write(lambda tx: tx.tellings.save(ben.id, Telling(mentionable=False)))
        assert await known(eyes_of(ada)) == []

    async def test_what_people_set_and_when_they_came_is_kept(self, store: Store, ada: Person) -> None:
        assert await store.read(lambda tx: tx.tellings.of(ada.id)) == Telling()
        wanted = Telling(told=Told.NOTHING, mentionable=False, listed=True, quiet_from=0, quiet_to=1439)
        for telling in (Telling(), wanted):
            await store.write(lambda tx, telling=telling: tx.tellings.save(ada.id, telling))
            assert await store.read(lambda tx: tx.tellings.of(ada.id)) == telling
        assert await store.read(lambda tx: tx.visits.of(ada.id, COURSE)) is None
        for visit in (Visit(day=date(2026, 11, 3)), Visit(day=date(2026, 11, 24), before=date(2026, 11, 3))):
            await store.write(lambda tx, visit=visit: tx.visits.save(ada.id, COURSE, Role.LEARNER, visit))
            assert await store.read(lambda tx: tx.visits.of(ada.id, COURSE)) == visit
        assert await store.read(lambda tx: tx.visits.of(ada.id, OTHER)) is None
