"""What every store promises about people and notebooks."""

from __future__ import annotations

from dataclasses import replace

from jupyter_community.core.audience import FEED
from jupyter_community.core.ids import NotebookId, PersonId
from jupyter_community.core.people import Announce, Person, Settings
from jupyter_community.ports.store import Store

from .sample import COURSE, NOTEBOOK, OTHER, as_author, renamed, start_thread
from .store_suite import StoreSuite


class PeopleAndNotebooks(StoreSuite):
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
        settings = Settings(display_name="Åda 🦆", hold_posts=True, quiet=True, announce=Announce.EACH, toured=True)
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
