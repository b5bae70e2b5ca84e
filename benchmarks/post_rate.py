"""Posts through the whole action, with rights, event and group commit, on SQLite with synchronous=FULL."""

from __future__ import annotations

import asyncio
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

from jupyter_community.actions import courses
from jupyter_community.actions.discussions import publishing
from jupyter_community.community import Community, Settings
from jupyter_community.core.cells.notebook import Anchor, Notebook
from jupyter_community.core.ids import AnchorId, CourseId, NotebookId, PostId, ThreadId
from jupyter_community.core.people import Caller

from .pages import percentile

IN_FLIGHT = 64
POSTS = 20_000
COURSES = 10
BODY = "A post of some three hundred bytes, as people write them in a course. " * 4


async def run() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'bench.sqlite'}"
        community = await Community.open(Settings(database=database, secrets=("bench",)))
        try:
            return {
                "hot_course": await _rate(community, 1),
                f"{COURSES}_courses": await _rate(community, COURSES),
            }
        finally:
            await community.close()


async def _rate(community: Community, courses_used: int) -> dict[str, Any]:
    caller = (await community.sign_in('{"login": "bench", "name": null}')).caller
    threads = [await _open_thread(community, caller, CourseId(f"course-{n}")) for n in range(courses_used)]
    latencies: list[float] = []
    left = POSTS

    async def author() -> None:
        nonlocal left
        while left > 0:
            left -= 1
            course, thread = threads[left % courses_used]
            draft = publishing.Draft(id=PostId(str(uuid.uuid4())), thread=thread, body=BODY)
            begun = time.perf_counter()
            await community.do(publishing.publish_post, caller, course, draft)
            latencies.append(1000 * (time.perf_counter() - begun))

    begun, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(author() for _ in range(IN_FLIGHT)))
    took, used = time.perf_counter() - begun, time.process_time() - cpu
    latencies.sort()
    return {
        "acknowledged_per_second": round(len(latencies) / took),
        "cpu_us_per_post": round(1e6 * used / len(latencies)),
        "p50_ms": percentile(latencies, 0.5),
        "p99_ms": percentile(latencies, 0.99),
    }


async def _open_thread(community: Community, caller: Caller, course: CourseId) -> tuple[CourseId, ThreadId]:
    anchor = Anchor(id=AnchorId("cell"), kind="discussion", title="A cell")
    notebook = Notebook(course=course, id=NotebookId("nb"), title="N", path="nb.ipynb", anchors=(anchor,))
    await community.do(courses.open_notebook, caller, course, notebook)
    id = str(uuid.uuid4())
    first = publishing.Draft(
        id=PostId(id), thread=ThreadId(id), body="Where it begins", notebook=notebook.id, anchor=anchor.id
    )
    await community.do(publishing.publish_post, caller, course, first)
    return course, ThreadId(id)
