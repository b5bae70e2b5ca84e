"""Not the only one: those who wonder too are counted, never named, and never watched."""

from __future__ import annotations

import pytest

from jupyter_community.core.audience import Audience
from jupyter_community.core.discussions.voices import Voices, voices
from jupyter_community.core.errors import NotFound
from jupyter_community.core.people import Role

from ..factories import SEMINAR, Classroom, Member


@pytest.mark.feature("S33", "H19", "M07")
@pytest.mark.parametrize(
    ("total", "mine", "told"),
    [
        (0, False, Voices(mine=False, others=0)),
        (1, True, Voices(mine=True, others=0)),
        (1, False, Voices(mine=False, others="few")),
        (2, False, Voices(mine=False, others="few")),
        (3, True, Voices(mine=True, others="few")),
        (3, False, Voices(mine=False, others=3)),
        (7, True, Voices(mine=True, others=6)),
    ],
)
def test_one_or_two_others_are_a_few(total: int, mine: bool, told: Voices) -> None:
    assert voices(total, mine=mine) == told


@pytest.mark.feature("S33")
async def test_ada_and_ben_read_that_they_are_not_the_only_ones(
    room: Classroom, ada: Member, ben: Member, cy: Member
) -> None:
    asked = await cy.asks("Why?")
    await ada.wonders(asked)
    assert await ben.wonders(asked) == Voices(mine=True, others="few")
    assert (await ada.thread(asked.thread.id)).thread.voices == Voices(mine=True, others="few")
    room.roster.enrol(SEMINAR, {f"learner-{n}": Role.LEARNER for n in range(5)})
    for n in range(5):
        await (await room.member(f"learner-{n}")).wonders(asked)
    assert (await ada.talk()).threads[0].voices == Voices(mine=True, others=6)
    assert (await cy.board()).threads[0].voices == Voices(mine=False, others=7)


async def test_it_is_taken_back_as_easily_and_pressed_twice_it_counts_once(ada: Member, ben: Member) -> None:
    asked = await ada.asks("Why?")
    await ben.wonders(asked)
    await ben.wonders(asked)
    assert await ben.wonders(asked, too=False) == Voices(mine=False, others=0)


@pytest.mark.feature("S33", "H19")
async def test_nobody_hears_of_it_and_nobody_can_ask_who_it_was(
    room: Classroom, ada: Member, ben: Member, tia: Member
) -> None:
    asked = await ada.asks("Why?")
    before = await room.cursor()
    await ben.wonders(asked)
    assert await room.cursor() == before
    seen = repr((await tia.board(), await tia.talk(), await tia.thread(asked.thread.id)))
    assert "Ben" not in seen


async def test_who_asked_does_not_count_as_another(ada: Member, ben: Member) -> None:
    asked = await ada.asks("Why?", nameless=True)
    assert await ada.wonders(asked) == Voices()
    assert (await ben.thread(asked.thread.id)).thread.voices == Voices()


async def test_what_one_cannot_find_one_cannot_wonder_about(ada: Member, ben: Member) -> None:
    asked = await ada.asks("Between us?", audience=Audience.STAFF)
    with pytest.raises(NotFound):
        await ben.wonders(asked)


async def test_a_thread_that_goes_takes_its_count_along(ada: Member, ben: Member) -> None:
    asked = await ada.asks("Why?")
    await ben.wonders(asked)
    await ada.deletes(asked)
    again = await ada.asks("Why?")
    assert (await ben.thread(again.thread.id)).thread.voices == Voices()
