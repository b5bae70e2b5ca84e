"""Two worlds that differ only in what a peer may not see: what they find is the same, byte for byte.

In one of them there are questions to the staff, talk behind gates, deleted posts and another course, full of the very
words that are looked for. How rare a word is, how much there is of it and where a page ends must not tell of them.
"""

from __future__ import annotations

import uuid
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from jupyter_community.core.audience import Audience
from jupyter_community.core.discussions.opening import Opens
from jupyter_community.core.ids import CourseId
from jupyter_community.core.people import Role

from ..factories import ANCHORS, CLASS, LESSON, SEMINAR, Classroom, classroom, notebook
from .live.service import Service, serving

pytestmark = pytest.mark.slow

ANOTHER = CourseId("another")
PEERS = ("ben", "cy", "gus")
SEARCHES = [
    *("needle", "needle hay", "need", '"hay needle"', "hay -needle", "straw", "frame", "学", "learning -x"),
    *("needle&kind=question", "needle&state=open", f"needle&notebook={LESSON}", "needle&kind=note", "nothing"),
]


class World:
    def __init__(self, room: Classroom, service: Service) -> None:
        self.room = room
        self._service = service
        self._ids = (str(uuid.uuid5(uuid.NAMESPACE_URL, str(n))) for n in range(1000))

    async def lives(self, *, secrets: bool) -> None:
        """What both worlds have in common has the same ids and times in both."""
        ada, ben = await self.room.member("ada"), await self.room.member("ben")
        for n in range(30):
            if secrets:
                await self._hides(n)
            rare = "DataFrame 学习 learning" if n % 3 == 0 else ""
            words = f"needle in the hay {n} " + "straw " * (n % 5) + rare
            asked = await ada.asks(words, id=next(self._ids), nameless=n % 2 == 0)
            await ben.replies(asked, f"hay needle {n}", id=next(self._ids))
            self.room.clock.advance(seconds=1)
        if secrets:
            await self._hides(99)

    async def _hides(self, n: int) -> None:
        """Things that no peer may know of: asked of the staff, behind a gate, in another course, deleted."""
        tia, tess = await self.room.member("tia"), await self.room.member("tess")
        text = f"needle hay straw DataFrame 学习 learning need needle {n}"
        await tess.asks(text, audience=Audience.STAFF)
        await tia.starts(text, anchor=ANCHORS[1])
        await (await self.room.member("tia", ANOTHER)).starts(text)
        await tia.deletes(await tia.starts(text))

    async def finds(self, login: str) -> list[bytes]:
        """Every page of every search."""
        headers = {"Authorization": f"Bearer {await self._service.session(login)}"}
        pages: list[bytes] = []
        for text in SEARCHES:
            more = ""
            while more is not None:
                url = f"api/courses/{SEMINAR}/search?q={text}" + (f"&before={more}" if more else "")
                answer = await self._service.http.get(url, headers=headers)
                assert answer.is_success, answer.text
                pages.append(answer.content)
                more = answer.json()["more"]
        return pages


async def world_of(secrets: bool, folder: Path, stack: AsyncExitStack) -> dict[str, list[bytes]]:
    """What everybody finds in a world with or without secrets."""
    room = await stack.enter_async_context(classroom(folder / f"{secrets}.sqlite"))
    room.roster.enrol(ANOTHER, {"tia": Role.INSTRUCTOR})
    for login in sorted(CLASS):
        await room.member(login)  # so that the same people have the same numbers in both worlds
    tia = await room.member("tia")
    await tia.opens(notebook())
    await tia.says_when(Opens.STAFF, anchor=ANCHORS[1])
    await (await room.member("tia", ANOTHER)).opens(notebook(ANOTHER))
    world = World(room, await stack.enter_async_context(serving(room)))
    await world.lives(secrets=secrets)
    return {login: await world.finds(login) for login in (*PEERS, "tia")}


@pytest.mark.feature("S13", "M26", "M12")
async def test_what_a_peer_finds_does_not_depend_on_what_they_may_not_see(tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        without = await world_of(False, tmp_path, stack)
        with_secrets = await world_of(True, tmp_path, stack)
    for peer in PEERS:
        assert without[peer] == with_secrets[peer]
    assert without["tia"] != with_secrets["tia"], "the staff find more, so there was something to hide"
