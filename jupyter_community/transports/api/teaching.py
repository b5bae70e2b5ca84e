"""What teachers work with: where it was hard, prompts that appear at their time, threads put together."""

from __future__ import annotations

from ...actions.discussions import hardness, merging, prompting
from ...core import ids
from ...core.discussions import difficulty, prompt
from ...core.permissions import Permission
from .. import present, wire
from .call import COURSE, Answer, Call, Route
from .moments import moment


def _cell(cell: difficulty.Cell) -> wire.Cell:
    return wire.Cell(notebook=cell.notebook, anchor=cell.anchor, sort=cell.sort.value, n=cell.n, title=cell.title)


def _prompt(prompt: prompt.Prompt) -> wire.Prompt:
    by = wire.Person(id=f"p{prompt.by.id}", name=prompt.by.name, role=prompt.by.role.value)
    return wire.Prompt(
        id=prompt.id,
        notebook=prompt.notebook,
        anchor=prompt.anchor,
        body=prompt.body,
        at=present.time(prompt.at),
        by=by,
        state=prompt.state.value,
        problem=prompt.problem,
    )


def _echo(echo: prompt.Echo) -> wire.Echo:
    return wire.Echo(
        notebook=echo.notebook, anchor=echo.anchor, prompt=echo.prompt, replies=echo.replies, deeper=echo.deeper
    )


async def _find_hard(call: Call) -> Answer:
    found = await call.do(hardness.find_hard, call.notebook, call.anchor, call.body.given)
    return Answer(body=present.voices(found))


async def _difficulty(call: Call) -> Answer:
    found: difficulty.Difficulty = await call.ask(hardness.read_difficulty)
    hard = [wire.HardCell(cell=_cell(hard.cell), others=hard.others) for hard in found.hard]
    return Answer(body=wire.Difficulty(hard=hard, quiet=[_cell(cell) for cell in found.quiet]))


async def _calendar(call: Call) -> Answer:
    found: prompting.Calendar = await call.ask(prompting.read_calendar)
    echoes = [_echo(echo) for echo in found.echoes]
    return Answer(body=wire.Calendar(prompts=[_prompt(prompt) for prompt in found.prompts], echoes=echoes))


async def _schedule(call: Call) -> Answer:
    sent: wire.NewPrompt = call.body
    wanted = prompting.Wanted(
        notebook=ids.NotebookId(ids.name(sent.notebook, "notebook")),
        anchor=ids.AnchorId(ids.name(sent.anchor, "anchor")),
        body=sent.body,
        at=moment(sent.at),
    )
    return Answer(body=_prompt(await call.do(prompting.schedule_prompt, call.prompt, wanted)))


async def _cancel(call: Call) -> Answer:
    await call.do(prompting.cancel_prompt, call.prompt)
    return Answer(body=wire.Status(status="ok"))


async def _merge(call: Call) -> Answer:
    into = ids.ThreadId(ids.uuid(call.body.into, "thread"))
    merged = await call.do(merging.merge_threads, call.thread, into)
    return Answer(body=wire.OneThread(thread=present.thread(merged)))


TEACHING: tuple[Route, ...] = (
    Route(
        verb="PUT",
        path=f"{COURSE}/notebooks/{{notebook}}/anchors/{{anchor}}/hard",
        call=_find_hard,
        needs=Permission.READ,
        summary="I found this cell hard, or no longer; nobody is told",
        body=wire.Given,
        answer=wire.Voices,
    ),
    Route(
        verb="GET",
        path=f"{COURSE}/difficulty",
        call=_difficulty,
        needs=Permission.GUIDE,
        summary="Staff: which cells were found hard, and at which nobody talks",
        answer=wire.Difficulty,
    ),
    Route(
        verb="GET",
        path=f"{COURSE}/prompts",
        call=_calendar,
        needs=Permission.GUIDE,
        summary="Staff: the prompts of the course by their time, and how past ones did",
        answer=wire.Calendar,
    ),
    Route(
        verb="PUT",
        path=f"{COURSE}/prompts/{{prompt}}",
        call=_schedule,
        needs=Permission.GUIDE,
        summary="Staff: writes a prompt that appears at its time, or writes it anew before that",
        body=wire.NewPrompt,
        answer=wire.Prompt,
    ),
    Route(
        verb="DELETE",
        path=f"{COURSE}/prompts/{{prompt}}",
        call=_cancel,
        needs=Permission.GUIDE,
        summary="Staff: deletes a prompt that has not appeared",
        answer=wire.Status,
    ),
    Route(
        verb="POST",
        path=f"{COURSE}/threads/{{thread}}/merge",
        call=_merge,
        needs=Permission.GUIDE,
        summary="Staff: puts the posts of a thread at the end of another",
        body=wire.Merge,
        answer=wire.OneThread,
    ),
)
