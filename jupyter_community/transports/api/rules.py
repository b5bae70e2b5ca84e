"""How a course wants its talk to be, and whom a person does not want to see."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET

from ...actions import blocking, rules
from ...core import ids
from ...core.permissions import Permission
from .. import present_safety, wire
from .call import COURSE, Answer, Call, Route


async def _rules(call: Call) -> Answer:
    return Answer(body=present_safety.rules(call.course, await call.ask(rules.read_rules)))


async def _set_rules(call: Call) -> Answer:
    sent: wire.RulesChange = call.body
    changed: dict[str, Any] = {
        name: value for name in ("agreement", "nameless", "hide_after") if (value := getattr(sent, name)) is not UNSET
    }
    return Answer(body=present_safety.rules(call.course, await call.do(rules.set_rules, rules.Change(**changed))))


async def _agree(call: Call) -> Answer:
    return Answer(body=present_safety.rules(call.course, await call.do(rules.agree, call.body.version)))


async def _blocks(call: Call) -> Answer:
    return Answer(body=present_safety.blocks(await call.ask(blocking.read_blocks)))


async def _block(call: Call) -> Answer:
    post = ids.PostId(ids.uuid(call.body.post, "post"))
    return Answer(body=present_safety.blocks(await call.do(blocking.block_author, _block_id(call), post)))


async def _unblock(call: Call) -> Answer:
    return Answer(body=present_safety.blocks(await call.do(blocking.unblock, _block_id(call))))


def _block_id(call: Call) -> str:
    return ids.uuid(call.path["block"], "block")


RULES: tuple[Route, ...] = (
    Route(
        verb="GET",
        path=f"{COURSE}/rules",
        call=_rules,
        needs=Permission.READ,
        summary="How the course wants its talk to be, and what of it the reader has agreed to",
        answer=wire.Rules,
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/rules",
        call=_set_rules,
        needs=Permission.SET_RULES,
        summary="Staff: the agreement, names for all from now on, after how many reports a post is hidden",
        body=wire.RulesChange,
        answer=wire.Rules,
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/rules/agreed",
        call=_agree,
        needs=Permission.POST,
        summary="I agree to this version of the agreement",
        body=wire.Agreed,
        answer=wire.Rules,
    ),
    Route(
        verb="GET",
        path=f"{COURSE}/blocks",
        call=_blocks,
        needs=Permission.BLOCK,
        summary="Whom I have blocked; nobody else is told",
        answer=wire.Blocks,
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/blocks/{{block}}",
        call=_block,
        needs=Permission.BLOCK,
        summary="Blocks who wrote a post: a name in the course, an alias in its thread",
        body=wire.NewBlock,
        answer=wire.Blocks,
    ),
    Route(
        verb="DELETE",
        path=f"{COURSE}/blocks/{{block}}",
        call=_unblock,
        needs=Permission.BLOCK,
        summary="Takes a block back",
        answer=wire.Blocks,
    ),
)
