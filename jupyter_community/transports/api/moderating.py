"""Reporting, hiding and looking again; earlier texts; looking up who wrote something, on record."""

from __future__ import annotations

from msgspec import to_builtins

from ...actions import auditing
from ...actions.discussions import looking_back, moderating, unmasking
from ...core.errors import Invalid
from ...core.permissions import Permission
from .. import present, present_safety, wire
from .call import COURSE, Answer, Call, Route

POST = f"{COURSE}/posts/{{post}}"


async def _report(call: Call) -> Answer:
    await call.do(moderating.report_post, call.post, call.body.line)
    return Answer(body=wire.Status(status="ok"))


async def _hide(call: Call) -> Answer:
    sent: wire.Hiding = call.body
    act = moderating.hide_post if sent.hidden else moderating.show_post
    return Answer(body=wire.OnePost(post=present.post(await call.do(act, call.post, sent.reason))))


async def _appeal(call: Call) -> Answer:
    post = await call.do(moderating.appeal, call.post, call.body.line)
    return Answer(body=wire.OnePost(post=present.post(post)))


async def _history(call: Call) -> Answer:
    return Answer(body=present_safety.history(await call.ask(looking_back.read_history, call.post)))


async def _unmask(call: Call) -> Answer:
    unmasked = await call.do(unmasking.unmask, call.post, call.body.reason)
    yours = wire.Yours(course=call.course, post=call.post)
    call.community.bus.tell(unmasked.person.id, to_builtins(yours))
    return Answer(body=wire.Unmasked(person=present.myself(unmasked.person)))


async def _names(call: Call) -> Answer:
    person = await call.do(unmasking.ask_for_names, call.post, call.body.reason)
    call.community.bus.tell(person, to_builtins(wire.Yours(course=call.course)))
    return Answer(body=wire.Status(status="ok"))


async def _audit(call: Call) -> Answer:
    before = call.query.get("before")
    if before is not None and not (before.isascii() and before.isdigit() and len(before) < 18):
        raise Invalid("“before” must be the number of an entry, a whole number.")
    return Answer(
        body=present_safety.audit(*await call.ask(auditing.read_audit, None if before is None else int(before)))
    )


MODERATING: tuple[Route, ...] = (
    Route(
        verb="POST",
        path=f"{POST}/report",
        call=_report,
        needs=Permission.REPORT,
        summary="Asks the staff to look at a post; nobody is told who did",
        body=wire.Report,
        answer=wire.Status,
    ),
    Route(
        verb="PUT",
        path=f"{POST}/hidden",
        call=_hide,
        needs=Permission.MODERATE,
        summary="Staff: hides a post for a reason, shows it again, or says that it may stay",
        body=wire.Hiding,
        answer=wire.OnePost,
    ),
    Route(
        verb="POST",
        path=f"{POST}/appeal",
        call=_appeal,
        needs=Permission.POST,
        summary="The author of a hidden post asks for another look, once",
        body=wire.Appeal,
        answer=wire.OnePost,
    ),
    Route(
        verb="GET",
        path=f"{POST}/history",
        call=_history,
        needs=Permission.READ,
        summary="What a post said before it was edited",
        answer=wire.History,
    ),
    Route(
        verb="POST",
        path=f"{POST}/unmask",
        call=_unmask,
        needs=Permission.UNMASK,
        summary="Staff: looks up who is behind an alias, for a reason, on record; the author is told",
        body=wire.Unmasking,
        answer=wire.Unmasked,
    ),
    Route(
        verb="PUT",
        path=f"{POST}/names",
        call=_names,
        needs=Permission.UNMASK,
        summary="Staff: from now on the author of this post writes under their name, or no longer",
        body=wire.Names,
        answer=wire.Status,
    ),
    Route(
        verb="GET",
        path=f"{COURSE}/audit",
        call=_audit,
        needs=Permission.AUDIT,
        summary="Instructors: what the staff did to what others wrote and to who they are",
        answer=wire.Audit,
        query={"before": "the id of an entry; answers with older ones"},
    ),
)
