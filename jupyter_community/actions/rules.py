"""How a course wants its talk to be: read by everybody in it, set by the staff, agreed to by who writes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..core import rules as core
from ..core.audit import Act
from ..core.discussions.guidance import KEEP, Keep
from ..core.errors import Conflict
from ..core.events import Event, EventKind
from ..core.permissions import STAFF, Permission
from ..core.rules import Rules, RulesForReader
from ..ports.store import Transaction
from .auditing import record
from .request import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What the staff change; the rest stays."""

    agreement: str | Keep | None = KEEP
    nameless: bool | Keep = KEEP
    hide_after: int | Keep = KEEP


def read_rules(tx: Transaction, request: Request) -> RulesForReader:
    """
    Raises:
        NotFound: not in the course.
    """
    request.permit(Permission.READ)
    return _for_caller(tx, request, tx.rules.of(request.course))


def set_rules(tx: Transaction, request: Request, change: Change) -> RulesForReader:
    """The staff say how the course wants its talk to be, from now on. A new agreement is asked for anew.

    Raises:
        Invalid: an agreement that nobody would read, or no number of reports.
        NotFound, NotPermitted
    """
    request.permit(Permission.SET_RULES)
    before = tx.rules.of(request.course)
    after = before
    if not isinstance(change.agreement, Keep):
        text = core.agreement(change.agreement)
        version = before.version + 1 if text not in (None, before.agreement) else before.version
        after = replace(after, agreement=text, version=version)
    if not isinstance(change.nameless, Keep):
        after = replace(after, nameless=change.nameless)
    if not isinstance(change.hide_after, Keep):
        after = replace(after, hide_after=core.hide_after(change.hide_after))
    if after != before:
        tx.rules.set(request.course, after)
        _record(tx, request, before, after)
        _tell(tx, request)
    return _for_caller(tx, request, after)


def agree(tx: Transaction, request: Request, version: int) -> RulesForReader:
    """The caller agrees to what they have read.

    Raises:
        Conflict: there is another text by now.
        NotFound, NotPermitted
    """
    request.permit(Permission.POST)
    rules = tx.rules.of(request.course)
    if rules.agreement is not None and version != rules.version:
        raise Conflict("The agreement has just been changed. Read it again, please.")
    tx.rules.agree(request.course, request.caller.person.id, rules.version)
    return _for_caller(tx, request, rules)


def has_agreed(tx: Transaction, request: Request, rules: Rules) -> bool:
    """The staff, whose agreement it is, are not asked."""
    if rules.agreement is None or request.author.role in STAFF:
        return True
    return tx.rules.agreed(request.course, request.caller.person.id) >= rules.version


def _for_caller(tx: Transaction, request: Request, rules: Rules) -> RulesForReader:
    named = tx.rules.named(request.course, request.caller.person.id)
    return RulesForReader(rules=rules, agreed=has_agreed(tx, request, rules), named=named)


def _record(tx: Transaction, request: Request, before: Rules, after: Rules) -> None:
    if after.agreement != before.agreement:
        record(tx, request, Act.AGREEMENT)
    if after.nameless != before.nameless:
        record(tx, request, Act.COURSE_NAMES_OFF if after.nameless else Act.COURSE_NAMES_ON)
    if after.hide_after != before.hide_after:
        record(tx, request, Act.REPORTS, why=str(after.hide_after))


def _tell(tx: Transaction, request: Request) -> None:
    tx.log.append(
        Event(
            course=request.course,
            kind=EventKind.RULES_CHANGED,
            subject=request.course,
            author=request.caller.person.id,
            key=f"rules:{tx.log.last(request.course).seq}",
            at=request.now,
        )
    )
