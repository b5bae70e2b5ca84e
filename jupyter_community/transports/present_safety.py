"""Earlier texts, blocks, rules and the record, as the wire has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..core.audit import Entry
from ..core.blocking import Blocked
from ..core.discussions.history import Revision
from ..core.ids import CourseId
from ..core.rules import RulesForReader
from . import wire
from .present import author, byline, time


def history(revisions: Iterable[Revision]) -> wire.History:
    return wire.History(
        revisions=[wire.Revision(revision=r.n, body=r.body, at=time(r.at), by=author(r.by)) for r in revisions]
    )


def blocks(blocks: Iterable[Blocked]) -> wire.Blocks:
    listed = []
    for blocked in blocks:
        who = byline(blocked.who)
        assert who is not None
        block = blocked.block
        listed.append(wire.Block(id=block.id, who=who, at=time(block.at), thread=block.thread))
    return wire.Blocks(blocks=listed)


def rules(course: CourseId, rules: RulesForReader) -> wire.Rules:
    return wire.Rules(
        course=course,
        agreement=rules.rules.agreement,
        version=rules.rules.version,
        agreed=rules.agreed,
        nameless=rules.rules.nameless,
        named=rules.named,
        hide_after=rules.rules.hide_after,
    )


def audit(entries: Sequence[Entry], more: bool) -> wire.Audit:
    listed = []
    for entry in entries:
        by = author(entry.by)
        assert by is not None
        listed.append(
            wire.Entry(
                id=entry.id,
                act=entry.act.value,
                by=by,
                at=time(entry.at),
                thread=entry.thread,
                post=entry.post,
                why=entry.why,
            )
        )
    return wire.Audit(entries=listed, more=more)
