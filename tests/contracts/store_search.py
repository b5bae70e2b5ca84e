"""What every store promises about finding posts: the same posts, in the same order, whatever its database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from jupyter_community.core.audience import FEED, Audience, Reader
from jupyter_community.core.discussions import post as rules
from jupyter_community.core.people import Person, Role
from jupyter_community.core.search.hits import MOST, Wish
from jupyter_community.core.search.query import parse
from jupyter_community.ports.store import Store, Transaction

from .sample import COURSE, OTHER, as_author, minute, reply, start_thread
from .store_suite import StoreSuite


async def finds(store: Store, text: str, reader: Reader = FEED) -> list[str]:
    def ask(tx: Transaction) -> list[str]:
        places = tx.search.find(COURSE, parse(text), Wish(), reader)
        posts = tx.posts.some(COURSE, [place.post for place in places])
        return [posts[place.post].body for place in places]

    return await store.read(ask)


class Finding(StoreSuite):
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("variance", ["variance", "variances"]),
            ('"variance"', ["variance"]),
            ("vari -variances", ["variance"]),
            ("école", ["École d'été"]),
            ('"ecole d ete"', ["École d'été"]),
            ("学习", ["机器学习"]),
            ("器习", []),
            ("random.choice", ["np.random.choice(a)"]),
            ("Frame", ["a DataFrame"]),
            ('"a dataframe"', ["a DataFrame"]),
            ("हिन्दी", ["हिन्दी में"]),
            ("🦆", ["a 🦆 swims"]),
            ("1e5", ["1e5 -0.5 x/y http://a.b/c"]),
            ("0.5 http://a.b", ["1e5 -0.5 x/y http://a.b/c"]),
            ("the", ["the of and"]),
            ("' OR 1=1", []),
        ],
    )
    async def test_the_same_is_found_everywhere(self, store: Store, ada: Person, text: str, found: list[str]) -> None:
        bodies = ["variance", "variances", "École d'été", "机器学习", "np.random.choice(a)", "a DataFrame"]
        bodies += ["हिन्दी में", "a 🦆 swims", "1e5 -0.5 x/y http://a.b/c", "the of and"]
        await store.write(lambda tx: [start_thread(tx, as_author(ada), body) for body in bodies])
        assert await finds(store, text) == found

    async def test_the_newest_comes_first_where_nothing_else_speaks(self, store: Store, ada: Person) -> None:
        for n in range(5):
            await store.write(lambda tx, n=n: start_thread(tx, as_author(ada), f"needle {n}", at=minute(n)))
        assert await finds(store, "needle") == [f"needle {n}" for n in (4, 3, 2, 1, 0)]

    async def test_a_change_is_found_at_once_and_what_was_said_before_is_not(self, store: Store, ada: Person) -> None:
        first = await store.write(lambda tx: start_thread(tx, as_author(ada), "needle"))
        await store.write(lambda tx: reply(tx, as_author(ada), "hay", first))
        await store.write(lambda tx: tx.posts.change(replace(first, body="straw"), Role.LEARNER))
        assert (await finds(store, "needle"), await finds(store, "straw")) == ([], ["straw"])
        stub = rules.stub(first, by=None, at=minute(1), reason=None)
        await store.write(lambda tx: tx.posts.change(stub, Role.LEARNER))
        assert await finds(store, "straw") == []

    async def test_a_removed_post_and_one_of_another_course_are_not_found(self, store: Store, ada: Person) -> None:
        post = await store.write(lambda tx: start_thread(tx, as_author(ada), "needle"))
        await store.write(lambda tx: start_thread(tx, as_author(ada), "needle", course=OTHER))
        await store.write(lambda tx: tx.posts.remove(post))
        assert await finds(store, "needle") == []

    async def test_what_is_rolled_back_is_not_found(self, store: Store, ada: Person) -> None:
        def fails(tx: Transaction) -> None:
            start_thread(tx, as_author(ada), "needle")
            raise ValueError("on second thoughts")

        with pytest.raises(ValueError, match="second thoughts"):
            await store.write(fails)
        assert await finds(store, "needle") == []

    async def test_a_reader_finds_what_is_for_them(self, store: Store, ada: Person, ben: Person) -> None:
        await store.write(lambda tx: start_thread(tx, as_author(ada), "needle", audience=Audience.STAFF))
        eyes = [Reader(person=person.id, private=False, now=minute(1)) for person in (ada, ben)]
        assert [await finds(store, "needle", reader) for reader in eyes] == [["needle"], []]

    async def test_only_so_many_are_looked_at_and_they_are_the_newest(self, store: Store, ada: Person) -> None:
        def talk(tx: Transaction) -> None:
            first = start_thread(tx, as_author(ada), "needle first", at=minute(0))
            for n in range(MOST):
                reply(tx, as_author(ada), f"needle {n}", first, at=minute(1) + timedelta(seconds=n))

        await store.write(talk)
        found = await finds(store, "needle")
        assert (len(found), found[0], found[-1]) == (MOST, f"needle {MOST - 1}", "needle 0")
