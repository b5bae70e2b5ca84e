"""Who one is, and what one sets for oneself."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import msgspec
from msgspec import UNSET, to_builtins

from ...actions import people
from ...core.people import Announce, Shown
from ...core.people import Settings as PersonalSettings
from .. import present, wire
from .call import Answer, Call, Route


async def _me(call: Call) -> Answer:
    settings = await call.community.store.read(lambda tx: people.read_settings(tx, call.caller))
    return Answer(body=_present_me(call, call.caller.person, settings))


async def _change_settings(call: Call) -> Answer:
    change: wire.SettingsChange = call.body

    def save(tx: Any) -> tuple[Any, PersonalSettings]:
        now = people.read_settings(tx, call.caller)
        wanted = {name: said for name, said in msgspec.structs.asdict(change).items() if said is not UNSET}
        for name, choice in (("shown", Shown), ("announce", Announce)):
            if name in wanted:
                wanted[name] = choice(wanted[name])
        return people.change_settings(tx, call.caller, replace(now, **wanted))

    person, settings = await call.community.store.write(save)
    me = _present_me(call, person, settings)
    call.community.bus.tell(person.id, to_builtins(wire.MyChoices(me=me)))
    return Answer(body=me)


def _present_me(call: Call, person: Any, settings: PersonalSettings) -> wire.Me:
    return wire.Me(
        person=present.myself(person),
        courses=present.courses(call.caller.memberships),
        settings=wire.Settings(
            **{
                **asdict(settings),
                "shown": None if settings.shown is None else settings.shown.value,
                "announce": settings.announce.value,
            }
        ),
    )


_ONESELF = "it is about oneself and touches no course"

ME: tuple[Route, ...] = (
    Route(verb="GET", path="me", call=_me, needs=_ONESELF, summary="Who am I, and my settings", answer=wire.Me),
    Route(
        verb="PUT",
        path="me/settings",
        call=_change_settings,
        needs=_ONESELF,
        summary="Changes my settings, any subset of them",
        body=wire.SettingsChange,
        answer=wire.Me,
    ),
)
