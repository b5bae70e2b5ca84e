"""What every store promises about outlines and copies."""

from __future__ import annotations

from jupyter_community.core.cells.outline import CellType, Copy, KnownCell, Outline, OutlineCell, Shelved, hashes_of
from jupyter_community.core.ids import AnchorId
from jupyter_community.core.people import Person
from jupyter_community.ports.store import Store

from .sample import COURSE, NOTEBOOK, OTHER, START, minute
from .store_suite import StoreSuite

HERE = (COURSE, NOTEBOOK.id)
ONE = OutlineCell(type=CellType.CODE, fingerprint="1" + "A" * 140, anchor=AnchorId("first"), own="first")
TWO = OutlineCell(type=CellType.MARKDOWN, fingerprint="1" + "B" * 140, anchor=AnchorId("second"), grade="ä b", cell="c")
FIRST, SECOND = Outline(release=1, cells=(ONE, TWO)), Outline(release=2, cells=(TWO,))
AGREED = Outline(release=0, cells=(ONE,))
KNOWN = KnownCell(type=CellType.RAW, fingerprint="1" + "C" * 140)


def copy(*hashes: str, title: str = "T", path: str = "p") -> Copy:
    return Copy(title=title, path=path, hashes=hashes)


class Outlines(StoreSuite):
    async def test_an_outline_comes_back_whole_and_the_newest_release_counts(self, store: Store) -> None:
        assert await store.read(lambda tx: tx.outlines.newest(*HERE)) is None
        for outline in (AGREED, FIRST, SECOND):
            await store.write(lambda tx, o=outline: tx.outlines.save(*HERE, o))
            assert await store.read(lambda tx: tx.outlines.newest(*HERE)) == outline
        assert await store.read(lambda tx: tx.outlines.newest(OTHER, NOTEBOOK.id)) is None
        assert await store.read(lambda tx: tx.outlines.shelf(COURSE)) == {
            NOTEBOOK.id: Shelved(release=2, hashes=hashes_of([TWO]))
        }
        assert await store.read(lambda tx: tx.outlines.shelf(OTHER)) == {}

    async def test_an_outline_of_the_same_release_takes_the_place_of_the_other(self, store: Store) -> None:
        await store.write(lambda tx: tx.outlines.save(*HERE, AGREED))
        other = Outline(release=0, cells=(TWO, ONE))
        await store.write(lambda tx: tx.outlines.save(*HERE, other))
        assert await store.read(lambda tx: tx.outlines.newest(*HERE)) == other

    async def test_an_empty_outline_is_one(self, store: Store) -> None:
        empty = Outline(release=1, cells=())
        await store.write(lambda tx: tx.outlines.save(*HERE, empty))
        assert await store.read(lambda tx: tx.outlines.newest(*HERE)) == empty
        assert await store.read(lambda tx: tx.outlines.shelf(COURSE)) == {NOTEBOOK.id: Shelved(release=1, hashes=())}

    async def test_anchors_of_all_releases_are_known_and_those_of_another_notebook_are_not(self, store: Store) -> None:
        for outline in (AGREED, FIRST, SECOND):
            await store.write(lambda tx, o=outline: tx.outlines.save(*HERE, o))
        await store.write(lambda tx: tx.copies.forget(*HERE))
        for anchor, where, known in (("first", HERE, True), ("third", HERE, False), ("first", (OTHER, HERE[1]), False)):
            found = await store.read(lambda tx, a=anchor, w=where: tx.outlines.has(*w, AnchorId(a)))
            assert found is known

    async def test_what_a_persons_copy_holds_takes_the_place_of_what_it_held(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        await store.write(lambda tx: tx.copies.say(*HERE, ada.id, copy("a"), at=START, founds=True))
        await store.write(lambda tx: tx.copies.say(*HERE, ben.id, copy("b", "a"), at=minute(1), founds=False))
        newest = await store.read(lambda tx: tx.copies.newest(*HERE, 9))
        assert list(newest) == [copy("b", "a"), copy("a")]
        later = copy("c", title="Other", path="other")
        await store.write(lambda tx: tx.copies.say(*HERE, ada.id, later, at=minute(2), founds=False))
        assert await store.read(lambda tx: tx.copies.of(*HERE, ada.id)) == later
        assert list(await store.read(lambda tx: tx.copies.newest(*HERE, 1))) == [later]
        assert await store.read(lambda tx: tx.copies.first(*HERE)) == later
        assert await store.read(lambda tx: tx.copies.mine(COURSE, ada.id)) == {NOTEBOOK.id: True}
        assert await store.read(lambda tx: tx.copies.mine(COURSE, ben.id)) == {NOTEBOOK.id: False}
        assert await store.read(lambda tx: tx.copies.mine(OTHER, ada.id)) == {}

    async def test_a_cell_is_described_once_and_a_person_keeps_only_what_is_still_held(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        await store.write(lambda tx: tx.copies.describe(*HERE, ada.id, {"a": ONE, "b": ONE}, {"a", "b"}))
        await store.write(lambda tx: tx.copies.describe(*HERE, ben.id, {"a": KNOWN, "c": KNOWN}, {"a", "b", "c"}))
        await store.write(lambda tx: tx.copies.describe(*HERE, ada.id, {"d": KNOWN}, {"a", "c", "d"}))
        described = await store.read(lambda tx: tx.copies.described(*HERE))
        one = KnownCell(type=ONE.type, fingerprint=ONE.fingerprint)
        assert described == {"a": one, "c": KNOWN, "d": KNOWN}

    async def test_forgetting_leaves_the_staffs_outlines_and_nothing_that_copies_said(
        self, store: Store, ada: Person
    ) -> None:
        for outline in (AGREED, FIRST):
            await store.write(lambda tx, o=outline: tx.outlines.save(*HERE, o))
        await store.write(lambda tx: tx.copies.say(*HERE, ada.id, copy("a"), at=START, founds=True))
        await store.write(lambda tx: tx.copies.describe(*HERE, ada.id, {"a": KNOWN}, {"a"}))
        await store.write(lambda tx: tx.copies.forget(*HERE))
        assert await store.read(lambda tx: tx.copies.of(*HERE, ada.id)) is None
        assert await store.read(lambda tx: tx.copies.described(*HERE)) == {}
        assert await store.read(lambda tx: tx.copies.mine(COURSE, ada.id)) == {}
        assert await store.read(lambda tx: tx.outlines.newest(*HERE)) == FIRST
