"""What every store promises about cells that were hard, and about prompts that wait."""

from __future__ import annotations

from datetime import timedelta

from jupyter_community.core.discussions.prompt import Prompt, PromptState
from jupyter_community.core.ids import AnchorId, CourseId, NotebookId, PromptId
from jupyter_community.core.people import Author, Person, Role
from jupyter_community.ports.store import Store

from .sample import COURSE, OTHER, START
from .store_suite import StoreSuite

WHERE = NotebookId("lesson-1"), AnchorId("start")


def prompt(by: Person, id: str = "one", course: CourseId = COURSE, **later: float) -> Prompt:
    signed = Author(id=by.id, name=by.name, role=Role.INSTRUCTOR)
    notebook, anchor = WHERE
    return Prompt(
        id=PromptId(id),
        course=course,
        notebook=notebook,
        anchor=anchor,
        body="Why?",
        at=START + timedelta(**later),
        by=signed,
    )


class Teaching(StoreSuite):
    async def test_a_person_counts_once_at_a_cell_in_its_course_only_and_takes_it_back(
        self, store: Store, ada: Person, ben: Person
    ) -> None:
        for person in (ada, ada, ben):
            await store.write(lambda tx, person=person: tx.difficulties.say(COURSE, *WHERE, person.id))
        assert await store.read(lambda tx: tx.difficulties.of_course(COURSE)) == {WHERE: 2}
        assert await store.read(lambda tx: tx.difficulties.of_notebook(COURSE, WHERE[0])) == {WHERE[1]: 2}
        assert await store.read(lambda tx: tx.difficulties.mine(ada.id, COURSE)) == {WHERE}
        assert await store.read(lambda tx: tx.difficulties.of_course(OTHER)) == {}
        await store.write(lambda tx: tx.difficulties.take_back(COURSE, *WHERE, ada.id))
        await store.write(lambda tx: tx.difficulties.take_back(COURSE, *WHERE, ada.id))
        assert await store.read(lambda tx: tx.difficulties.of_course(COURSE)) == {WHERE: 1}
        assert await store.read(lambda tx: tx.difficulties.mine(ada.id, COURSE)) == frozenset()

    async def test_a_prompt_is_claimed_once_and_not_before_its_time(self, store: Store, ada: Person) -> None:
        one, other = prompt(ada, minutes=2), prompt(ada, "other", OTHER, minutes=1)
        for each in (one, other):
            await store.write(lambda tx, each=each: tx.prompts.save(each))
        assert await store.read(lambda tx: tx.prompts.due(START)) == []
        assert not await store.write(lambda tx: tx.prompts.claim(COURSE, one.id, START))
        late = START + timedelta(minutes=2)
        assert await store.read(lambda tx: tx.prompts.due(late)) == [other, one]
        assert [await store.write(lambda tx: tx.prompts.claim(COURSE, one.id, late)) for _ in range(2)] == [True, False]
        assert await store.read(lambda tx: tx.prompts.due(late)) == [other]
        found = await store.read(lambda tx: tx.prompts.find(COURSE, one.id))
        assert found is not None
        assert found.state == PromptState.PUBLISHED

    async def test_a_prompt_that_is_held_is_not_due_until_it_is_saved_anew(self, store: Store, ada: Person) -> None:
        one = prompt(ada)
        await store.write(lambda tx: tx.prompts.save(one))
        await store.write(lambda tx: tx.prompts.hold(COURSE, one.id, "It cannot be."))
        assert await store.read(lambda tx: tx.prompts.due(START)) == []
        [held] = await store.read(lambda tx: tx.prompts.of_course(COURSE))
        assert (held.state, held.problem) == (PromptState.HELD, "It cannot be.")
        await store.write(lambda tx: tx.prompts.save(one))
        assert await store.read(lambda tx: tx.prompts.due(START)) == [one]
        await store.write(lambda tx: tx.prompts.delete(COURSE, one.id))
        assert await store.read(lambda tx: tx.prompts.of_course(COURSE)) == []
