"""What a row of the table is made of: a request, authenticated and decoded, and what answers it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeVar

from ...community import Community
from ...core import ids
from ...core.errors import Invalid
from ...core.people import Caller
from ...core.permissions import Permission

COURSE = "courses/{course}"
E = TypeVar("E", bound=Enum)


def one_of(choices: type[E], name: str, text: str) -> E:
    """
    Raises:
        Invalid: this is none of them.
    """
    try:
        return choices(text)
    except ValueError:
        known = ", ".join(str(choice.value) for choice in choices)
        raise Invalid(f"“{name}” must be one of: {known}.") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request, authenticated and decoded."""

    community: Community
    caller: Caller
    path: Mapping[str, str]
    query: Mapping[str, str] = field(default_factory=dict)
    body: Any = None

    @property
    def course(self) -> ids.CourseId:
        return ids.CourseId(ids.name(self.path["course"], "course"))

    @property
    def notebook(self) -> ids.NotebookId:
        return ids.NotebookId(ids.name(self.path["notebook"], "notebook"))

    @property
    def anchor(self) -> ids.AnchorId:
        return ids.AnchorId(ids.name(self.path["anchor"], "anchor"))

    @property
    def prompt(self) -> ids.PromptId:
        return ids.PromptId(ids.uuid(self.path["prompt"], "prompt"))

    @property
    def thread(self) -> ids.ThreadId:
        return ids.ThreadId(ids.uuid(self.path["thread"], "thread"))

    @property
    def file(self) -> ids.FileId:
        return ids.FileId(ids.uuid(self.path["file"], "file"))

    @property
    def post(self) -> ids.PostId:
        return ids.PostId(ids.uuid(self.path["post"], "post"))

    async def do(self, action: Callable[..., Any], *args: object) -> Any:
        return await self.community.do(action, self.caller, self.course, *args)

    async def ask(self, query: Callable[..., Any], *args: object) -> Any:
        return await self.community.ask(query, self.caller, self.course, *args)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    body: Any
    status: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One way to ask.

    Attributes:
        body: a type of :mod:`wire`, as is ``answer``.
        needs: the permission that its action asks for in the course, or why there is none to ask for.
        needs_for_others: asked for as well where the post is somebody else's.
        conflict: what a conflict is said in, if not as every problem.
        query: what each parameter means.
        uploads: asked before the body is read, which is then not JSON but bytes, and may be larger than others.
        downloads: the answer is not JSON but the bytes of a file.
    """

    verb: str
    path: str
    call: Callable[[Call], Awaitable[Answer]]
    summary: str
    answer: type
    needs: Permission | str
    needs_for_others: Permission | None = None
    body: type | None = None
    conflict: type | None = None
    created: bool = False
    query: Mapping[str, str] = field(default_factory=dict)
    uploads: Callable[[Call], Awaitable[None]] | None = None
    downloads: bool = False
