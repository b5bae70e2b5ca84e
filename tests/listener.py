"""What a member of the class of :mod:`factories` hears of, mentions and mutes."""

from __future__ import annotations

from typing import Any, Protocol

from jupyter_community.actions import mentioning, notices
from jupyter_community.core.notices.notice import Notice
from jupyter_community.core.notices.telling import Telling
from jupyter_community.core.notices.welcome import Welcome
from jupyter_community.core.people import Caller


class Somebody(Protocol):
    caller: Caller


class Listener:
    caller: Caller
    room: Any
    _do: Any
    _ask: Any

    async def notices(self) -> list[Notice]:
        return await self._ask(notices.read_notices)

    async def sees(self, notice: Notice) -> None:
        await self._do(notices.see_notices, notice.post.at)

    async def wants(self, **telling: Any) -> None:
        await self.room.community.store.write(lambda tx: notices.change_telling(tx, self.caller, Telling(**telling)))

    async def mutes(self, other: Somebody, given: bool = True) -> None:
        await self._do(notices.silence, other.caller.person.id, given)

    async def can_mention(self, text: str = "") -> list[str]:
        return [person.name for person in await self._ask(mentioning.find_people, text)]

    async def comes(self, *, welcomed: bool = False) -> Welcome:
        return await self._do(notices.visit, welcomed)

    def named(self) -> str:
        """How others mention this person."""
        return f"@[{self.caller.person.name}](p{self.caller.person.id})"
