"""What every store promises about hands that are up, and about who takes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from jupyter_community.core.hands.hand import Hand, HandState
from jupyter_community.core.ids import AnchorId, CourseId, HandId, NotebookId
from jupyter_community.core.people import Author, Person, Role
from jupyter_community.ports.store import Store

from .sample import COURSE, OTHER, START, as_author
from .store_suite import StoreSuite


def hand(by: Person, id: str, course: CourseId = COURSE, **later: float) -> Hand:
    at = START + timedelta(**later)
    where = {"notebook": NotebookId("lesson-1"), "anchor": AnchorId("start")}
    return Hand(id=HandId(id), course=course, by=as_author(by), at=at, since=at, line="Why?", private=True, **where)


class Hands(StoreSuite):
    async def test_a_hand_is_kept_whole_and_found_by_its_id_and_by_whose_it_is(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        up = hand(ada, "one")
        await store.write(lambda tx: tx.hands.save(up))
        helped = replace(up, state=HandState.HELPED, helper=as_author(ben, Role.INSTRUCTOR), since=START)
        assert await store.read(lambda tx: tx.hands.of(COURSE, ada.id)) == up
        await store.write(lambda tx: tx.hands.save(helped))
        assert await store.read(lambda tx: tx.hands.find(COURSE, HandId("one"))) == helped
        assert await store.read(lambda tx: tx.hands.of(COURSE, ben.id)) is None
        assert await store.read(lambda tx: tx.hands.find(OTHER, HandId("one"))) is None

    async def test_hands_are_listed_as_they_came_until_they_are_down_or_forgotten(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        late, early, elsewhere = hand(ada, "late", minutes=5), hand(ben, "early"), hand(ben, "there", OTHER)
        for each in (late, early, elsewhere):
            await store.write(lambda tx, each=each: tx.hands.save(each))
        assert await store.read(lambda tx: tx.hands.of_course(COURSE, START)) == [early, late]
        assert await store.read(lambda tx: tx.hands.of_course(COURSE, late.at)) == [late]
        await store.write(lambda tx: tx.hands.forget(COURSE, late.at))
        assert await store.read(lambda tx: tx.hands.find(COURSE, early.id)) is None
        await store.write(lambda tx: tx.hands.take_down(COURSE, late.id))
        assert await store.read(lambda tx: tx.hands.of_course(COURSE, START)) == []
        assert await store.read(lambda tx: tx.hands.of_course(OTHER, START)) == [elsewhere]

    async def test_staff_take_hands_in_one_course_until_a_time_or_until_they_stop(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        staff: list[Author] = [as_author(person, Role.INSTRUCTOR) for person in (ben, ada)]
        until = START + timedelta(hours=1)
        for each in staff:
            await store.write(lambda tx, each=each: tx.hands.set_duty(COURSE, each, until))
        assert await store.read(lambda tx: tx.hands.on_duty(COURSE, START)) == sorted(staff, key=lambda who: who.name)
        assert await store.read(lambda tx: tx.hands.on_duty(OTHER, START)) == []
        assert await store.read(lambda tx: tx.hands.on_duty(COURSE, until)) == []
        await store.write(lambda tx: tx.hands.set_duty(COURSE, staff[0], None))
        assert await store.read(lambda tx: tx.hands.on_duty(COURSE, START)) == [staff[1]]
