"""Who one is, and what one sets for oneself."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET, to_builtins

from ...actions import people
from ...core.people import Settings as PersonalSettings
from ...core.people import Shown
from .. import present, wire
from .call import Answer, Call, Route


async def _me(call: Call) -> Answer:
    settings = await call.community.store.read(lambda tx: people.read_settings(tx, call.caller))
    return Answer(body=_present_me(call, call.caller.person, settings))


async def _change_settings(call: Call) -> Answer:
    change: wire.SettingsChange = call.body

    def save(tx: Any) -> tuple[Any, PersonalSettings]:
        now = people.read_settings(tx, call.caller)
        wanted = PersonalSettings(
            display_name=now.display_name if change.display_name is UNSET else change.display_name,
            hold_posts=now.hold_posts if change.hold_posts is UNSET else change.hold_posts,
            shown=now.shown if change.shown is UNSET else Shown(change.shown),
        )
        return people.change_settings(tx, call.caller, wanted)

    person, settings = await call.community.store.write(save)
    me = _present_me(call, person, settings)
    call.community.bus.tell(person.id, to_builtins(wire.MyChoices(me=me)))
    return Answer(body=me)


def _present_me(call: Call, person: Any, settings: PersonalSettings) -> wire.Me:
    return wire.Me(
        person=present.myself(person),
        courses=present.courses(call.caller.memberships),
        settings=wire.Settings(
            display_name=settings.display_name,
            hold_posts=settings.hold_posts,
            shown=None if settings.shown is None else settings.shown.value,
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
