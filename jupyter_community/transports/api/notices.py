"""What one is told of, whom one can mention, and coming back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import UNSET, to_builtins

from ...actions import mentioning, notices
from ...core import ids
from ...core.discussions.thread import excerpt
from ...core.errors import Invalid
from ...core.notices.mentions import Mentioned
from ...core.notices.notice import Notice
from ...core.notices.telling import Telling, Told
from ...core.permissions import Permission
from .. import present, wire
from .call import COURSE, Answer, Call, Route

_PERSON = re.compile(r"p[0-9]{1,18}\Z")
FEW = 8
"""People to choose from while one types."""


async def _people(call: Call) -> Answer:
    found = await call.ask(mentioning.find_people, call.query.get("q", ""))
    here: list[wire.Person] = []
    for person in found:
        if len(here) < FEW and await call.community.is_member(person.id, call.course):
            here.append(wire.Person(id=f"p{person.id}", name=person.name, role=person.role.value))
    return Answer(body=wire.People(people=here))


async def _notices(call: Call) -> Answer:
    found = await call.ask(notices.read_notices)
    return Answer(body=wire.Notices(notices=[_notice(each) for each in found]))


def _notice(notice: Notice) -> wire.Notice:
    post = notice.post
    return wire.Notice(
        post=post.id,
        n=post.n,
        author=present.byline(post.author),
        at=present.time(post.at),
        why=notice.why.value,
        excerpt=excerpt(post.body),
        new=notice.new,
        thread=present.thread(notice.thread),
    )


async def _see_notices(call: Call) -> Answer:
    try:
        at = datetime.fromisoformat(call.body.at.replace("Z", "+00:00"))
    except ValueError:
        raise Invalid("“at” must be a time, as that of a notice.") from None
    if at.tzinfo is None:
        raise Invalid("“at” must be a time with its zone, as that of a notice.")
    await call.do(notices.see_notices, present.last_of(at))
    elsewhere = wire.NoticesElsewhere(course=call.course)
    call.community.bus.tell(call.caller.person.id, to_builtins(elsewhere))
    return Answer(body=wire.Status(status="ok"))


async def _silence(call: Call) -> Answer:
    text = call.path["person"]
    if _PERSON.match(text) is None:
        raise Invalid("A person is named by an id like p7.")
    await call.do(notices.silence, ids.PersonId(int(text[1:])), call.body.given)
    return Answer(body=call.body)


async def _telling(call: Call) -> Answer:
    def read(tx: Any) -> tuple[Telling, Sequence[Mentioned]]:
        return notices.read_telling(tx, call.caller), tx.tellings.silenced(call.caller.person.id)

    return Answer(body=_present_telling(*await call.community.store.read(read)))


async def _change_telling(call: Call) -> Answer:
    change: wire.TellingChange = call.body

    def save(tx: Any) -> tuple[Telling, Sequence[Mentioned]]:
        now = notices.read_telling(tx, call.caller)
        wanted = Telling(
            told=now.told if change.told is UNSET else Told(change.told),
            mentionable=now.mentionable if change.mentionable is UNSET else change.mentionable,
            listed=now.listed if change.listed is UNSET else change.listed,
            quiet_from=now.quiet_from if change.quiet_from is UNSET else change.quiet_from,
            quiet_to=now.quiet_to if change.quiet_to is UNSET else change.quiet_to,
        )
        return notices.change_telling(tx, call.caller, wanted), tx.tellings.silenced(call.caller.person.id)

    return Answer(body=_present_telling(*await call.community.store.write(save)))


def _present_telling(telling: Telling, silenced: Sequence[Mentioned]) -> wire.Telling:
    return wire.Telling(
        told=telling.told.value,
        mentionable=telling.mentionable,
        listed=telling.listed,
        quiet_from=telling.quiet_from,
        quiet_to=telling.quiet_to,
        muted=[wire.Person(id=f"p{person.id}", name=person.name) for person in silenced],
    )


async def _visit(call: Call) -> Answer:
    welcome = await call.do(notices.visit, call.body.welcomed)
    news = [wire.NewsItem(why=item.why.value, thread=present.thread(item.thread)) for item in welcome.items]
    since = None if welcome.since is None else welcome.since.isoformat()
    return Answer(body=wire.WelcomeBack(since=since, news=news))


_ONESELF = "it is about oneself and touches no course"

NOTICES: tuple[Route, ...] = (
    Route(
        verb="GET",
        path=f"{COURSE}/people",
        call=_people,
        needs=Permission.READ,
        summary="Whom I can mention, by how their names begin",
        answer=wire.People,
        query={"q": "how a name begins"},
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/people/{{person}}/muted",
        call=_silence,
        needs=Permission.READ,
        summary="I hear no more of a person, or do again; nobody is told",
        body=wire.Muting,
        answer=wire.Muting,
    ),
    Route(
        verb="GET",
        path=f"{COURSE}/notices",
        call=_notices,
        needs=Permission.READ,
        summary="Replies to me and mentions of me, the newest first",
        answer=wire.Notices,
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/notices/seen",
        call=_see_notices,
        needs=Permission.READ,
        summary="I have seen the notices of what was written until then",
        body=wire.SeenUntil,
        answer=wire.Status,
    ),
    Route(
        verb="POST",
        path=f"{COURSE}/visit",
        call=_visit,
        needs=Permission.READ,
        summary="I am here today; after a while away it says what is new",
        body=wire.Visiting,
        answer=wire.WelcomeBack,
    ),
    Route(
        verb="GET",
        path="me/telling",
        call=_telling,
        needs=_ONESELF,
        summary="What I am told of, and whom I muted",
        answer=wire.Telling,
    ),
    Route(
        verb="PUT",
        path="me/telling",
        call=_change_telling,
        needs=_ONESELF,
        summary="Changes what I am told of, any subset of it",
        body=wire.TellingChange,
        answer=wire.Telling,
    ),
)
