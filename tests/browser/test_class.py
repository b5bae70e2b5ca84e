"""People on servers of their own, in copies of their own, in one conversation."""

from __future__ import annotations

import pytest

from ..harness.hub import DemoHub
from ..harness.people import Class

LESSON = "seminar/01-a-walk-that-forgets.ipynb"


@pytest.mark.feature("S01", "M02")
async def test_three_people_talk_and_a_killed_service_loses_and_doubles_nothing(hub: DemoHub, people: Class) -> None:
    ada, ben, tia = await people.join_all("ada", "ben", "tia", notebook=LESSON)

    await ada.discussion().start_thread("Where does the walk go in the end?")
    for person in (ben, tia):
        await person.discussion().shows("Where does the walk go in the end?")

    hub.kill_service()
    hub.start_service()

    await ben.discussion().reply("Where does the walk go", "Nowhere: it comes back, always.")
    for person in (ada, tia):
        await person.discussion().shows("Nowhere: it comes back, always.")

    await tia.page.reload()
    await tia.discussion().shows("Where does the walk go in the end?")
    await tia.discussion().shows("Nowhere: it comes back, always.")
    assert [*ada.errors, *ben.errors, *tia.errors] == []
