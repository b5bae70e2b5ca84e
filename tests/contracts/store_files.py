"""What every store promises about pictures and files."""

from __future__ import annotations

from jupyter_community.core.files.file import File, FileKind
from jupyter_community.core.ids import FileId
from jupyter_community.core.people import Person
from jupyter_community.ports.store import Store, Transaction

from .sample import COURSE, OTHER, START, as_author, minute, new_id, reply, start_thread
from .store_suite import StoreSuite


def some_file(by: Person, data: bytes, *, course: str = COURSE, n: int = 0) -> File:
    return File(
        id=FileId(new_id()),
        course=course,
        person=by.id,
        post=None,
        kind=FileKind.PNG,
        bytes=len(data),
        at=minute(n),
        width=4,
        height=3,
    )


class Files(StoreSuite):
    async def test_a_file_comes_back_as_it_was_byte_by_byte(self, store: Store, ada: Person) -> None:
        data = bytes(range(256)) * 1000
        file = some_file(ada, data)
        await store.write(lambda tx: tx.files.add(file, data))
        assert await store.read(lambda tx: tx.files.find(COURSE, file.id)) == file
        assert await store.read(lambda tx: tx.files.find(OTHER, file.id)) is None
        assert await store.read(lambda tx: tx.files.data(file.id)) == data

    async def test_room_is_counted_for_each_person_and_each_course(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        assert await store.read(lambda tx: tx.files.taken(COURSE, ada.id)) == (0, 0)

        def fill(tx: Transaction) -> None:
            tx.files.add(some_file(ada, b"12345"), b"12345")
            tx.files.add(some_file(ben, b"123"), b"123")
            tx.files.add(some_file(ada, b"1", course=OTHER), b"1")

        await store.write(fill)
        assert await store.read(lambda tx: tx.files.taken(COURSE, ada.id)) == (5, 8)
        assert await store.read(lambda tx: tx.files.taken(OTHER, ben.id)) == (0, 1)

    async def test_files_go_with_their_post_and_wait_again_if_it_is_taken_back(self, store: Store, ada: Person) -> None:
        one, two, three = (some_file(ada, b"x") for _ in range(3))

        def live(tx: Transaction) -> None:
            first = start_thread(tx, as_author(ada), "Look")
            answers = [reply(tx, as_author(ada), "And here", first) for _ in range(2)]
            for file, post in zip((one, two, three), (first, *answers), strict=True):
                tx.files.add(file, b"x")
                tx.files.fasten(file.id, post.id)
            assert tx.files.of_post(answers[0].id) == {two.id}
            tx.files.loosen(answers[1].id)
            for post in reversed(answers):
                tx.posts.remove(post)
            tx.files.remove_of(first.id)

        await store.write(live)
        left = await store.read(lambda tx: [tx.files.find(COURSE, file.id) for file in (one, two, three)])
        assert left == [None, None, three]

    async def test_what_waits_too_long_is_collected_in_every_course(self, store: Store, ada: Person) -> None:
        old, elsewhere = some_file(ada, b"x"), some_file(ada, b"x", course=OTHER)
        posted, young = some_file(ada, b"x"), some_file(ada, b"x", n=2)

        def live(tx: Transaction) -> None:
            for file in (old, elsewhere, posted, young):
                tx.files.add(file, b"x")
            tx.files.fasten(posted.id, start_thread(tx, as_author(ada), "Look").id)
            tx.files.collect(minute(1))

        assert minute(0) == START
        await store.write(live)
        assert await store.read(lambda tx: tx.files.taken(COURSE, ada.id)) == (2, 2)
        assert await store.read(lambda tx: tx.files.taken(OTHER, ada.id)) == (0, 0)
