"""What every store promises about reactions."""

from __future__ import annotations

from jupyter_community.core.discussions.reactions import ReactionKind
from jupyter_community.core.people import Person
from jupyter_community.ports.store import Store, Transaction

from .sample import as_author, reply, start_thread
from .store_suite import StoreSuite

THANKS, HELPED = ReactionKind.THANK_YOU, ReactionKind.HELPED


class Reactions(StoreSuite):
    async def test_each_person_counts_once_for_each_word_and_only_ones_own_can_be_asked_for(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        def live(tx: Transaction) -> None:
            first = start_thread(tx, as_author(ada), "Look")
            second = reply(tx, as_author(ada), "And here", first)
            for _ in range(2):
                tx.reactions.give(first.id, ben.id, THANKS)
            tx.reactions.give(first.id, ada.id, THANKS)
            tx.reactions.give(first.id, ben.id, HELPED)
            tx.reactions.give(second.id, ben.id, HELPED)
            both = [first.id, second.id]
            assert tx.reactions.count(both) == {first.id: {THANKS: 2, HELPED: 1}, second.id: {HELPED: 1}}
            assert tx.reactions.mine(ada.id, both) == {first.id: {THANKS}}
            tx.reactions.take(first.id, ben.id, THANKS)
            assert tx.reactions.count([first.id]) == {first.id: {THANKS: 1, HELPED: 1}}
            tx.reactions.forget(first.id)
            tx.posts.remove(second)
            assert tx.reactions.count(both) == {}

        await store.write(live)
