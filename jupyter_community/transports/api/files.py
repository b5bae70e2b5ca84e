"""Adding pictures and files to what one writes, and reading those of others."""

from __future__ import annotations

from ...actions import files
from ...core.files.file import File
from ...core.permissions import Permission
from .. import wire
from .call import COURSE, Answer, Call, Route


async def _may_add(call: Call) -> None:
    await call.ask(files.check_may_add)


async def _add_file(call: Call) -> Answer:
    content = await call.community.look_at(call.body, call.query.get("as", "").lower())
    file: File = await call.do(files.add_file, content)
    added = wire.AddedFile(id=file.id, kind=file.kind.value, bytes=file.bytes, width=file.width, height=file.height)
    return Answer(body=added, status=201)


async def _read_file(call: Call) -> Answer:
    file, data = await call.ask(files.read_file, call.file)
    return Answer(body=wire.Download(kind=file.kind.value, data=data))


FILES: tuple[Route, ...] = (
    Route(
        verb="POST",
        path=f"{COURSE}/files",
        call=_add_file,
        uploads=_may_add,
        needs=Permission.POST,
        summary="Adds a picture or a file, for a post that is being written; kept a day until that is posted",
        answer=wire.AddedFile,
        created=True,
        query={"as": "what its name ends with, like csv; only texts are believed"},
    ),
    Route(
        verb="GET",
        path=f"{COURSE}/files/{{file}}",
        call=_read_file,
        downloads=True,
        needs=Permission.READ,
        summary="A picture or file of a post that the reader can read, or that they are writing",
        answer=wire.Download,
    ),
)
