"""Two worlds that differ only in who is behind an alias: what others are told, and whom they can mention, is the same.

In one world ada writes without her name, in the other ben does; everything else, the ids and the times, is alike.
"""

from __future__ import annotations

import uuid
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from jupyter_community.core.notices.telling import Telling

from ..factories import CLASS, SEMINAR, classroom, notebook
from .live.service import serving

PEERS = ("cy", "gus", "tess", "tia")
ASKED = [
    *(f"api/courses/{SEMINAR}/{path}" for path in ("notices", "people?q=", "people?q=a", "people?q=b")),
    "api/me/telling",
]


async def world_of(hidden: str, folder: Path, stack: AsyncExitStack) -> dict[str, list[bytes]]:
    """What everybody else is answered in a world where this person hides."""
    room = await stack.enter_async_context(classroom(folder / f"{hidden}.sqlite"))
    people = {login: await room.member(login) for login in sorted(CLASS)}
    await people["tia"].opens(notebook())
    service = await stack.enter_async_context(serving(room))
    ids = (str(uuid.uuid5(uuid.NAMESPACE_URL, str(n))) for n in range(100))
    secret, cy, tia = people[hidden], people["cy"], people["tia"]
    asked = await secret.asks("Is it only me?", id=next(ids), nameless=True)
    room.clock.advance(seconds=1)
    await cy.replies(asked, "No, @[Asker](a0)", id=next(ids))
    await secret.replies(asked, f"Thank you, {cy.named()} and @[Staff](staff)", id=next(ids), nameless=True)
    room.clock.advance(seconds=1)
    await tia.replies(asked, "Come to the lab, @[Asker](a0)", id=next(ids))
    mine = await cy.asks("And mine?", id=next(ids))
    await secret.replies(mine, "Me, too", id=next(ids), nameless=True)
    await cy.replies(mine, "Hello, @[Learner A](a1)", id=next(ids))
    for login in ("ada", "ben"):  # both are known by name in both worlds, and cy wants to hear of neither
        room.clock.advance(seconds=1)
        await people[login].starts("I am here", id=next(ids))
        await cy.mutes(people[login])
    await secret.room.community.store.write(
        lambda tx: [tx.tellings.save(people[login].caller.person.id, Telling()) for login in ("ada", "ben")]
    )
    told = {}
    for login in PEERS:
        headers = {"Authorization": f"Bearer {await service.session(login)}"}
        told[login] = [(await service.http.get(address, headers=headers)).content for address in ASKED]
    return told


@pytest.mark.feature("H05", "M23", "S31")
async def test_what_others_are_told_of_does_not_depend_on_who_is_behind_an_alias(tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        of_ada = await world_of("ada", tmp_path, stack)
        of_ben = await world_of("ben", tmp_path, stack)
    for peer in PEERS:
        assert of_ada[peer] == of_ben[peer], peer
    assert b'"alias":0' in of_ada["cy"][0], "the alias who mentioned cy by name is heard although both are muted"
    assert b'"mention"' in of_ada["tia"][0]
