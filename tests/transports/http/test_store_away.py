"""While the store is away people are told that nothing was saved; when it is back all goes on without a restart."""

from __future__ import annotations

import resource
import sqlite3
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from jupyter_community.adapters.store.sql_store import SqlStore
from jupyter_community.transports.api import ROUTES

from ...adapters.directory.fake_hub import FakeHub
from ...factories import LESSON, new_id
from ..live.service import Service
from ..service_process import Service as Process
from .lesson import COURSE, Asker, Lesson, assert_refused
from .outage import limit_pages, locked, post

WHY_NOT = ["Why not?"] * 2
"""What Ben has also written, without his name."""
WRITES = [route for route in ROUTES if route.verb != "GET"]


async def bodies(asker: Asker) -> list[str]:
    talk = await asker.does("GET", f"notebooks/{LESSON}")
    return sorted(post["body"] for thread in talk["threads"] for post in thread["talk"])


@pytest.fixture
async def impatient(lesson: Lesson) -> AsyncIterator[Lesson]:
    """The lesson over a store that waits for locks for a moment only, since the tests hold one on purpose."""
    community = lesson.service.room.community
    patient = community.store
    community.store = await SqlStore.open(f"sqlite:///{lesson.service.room.database}?timeout=0.05", bus=community.bus)
    yield lesson
    await community.store.close()
    community.store = patient


async def test_while_the_database_is_locked_nothing_is_saved_and_that_is_said(impatient: Lesson) -> None:
    before = await impatient.everything()
    with locked(impatient.service.room.database):
        for route in WRITES:
            answer = await impatient.whose(route).ask(route.verb, impatient.address(route), impatient.sent(route))
            assert "nothing was saved" in assert_refused(answer, 503, "unavailable")
        assert await impatient.everything() == before
        assert (await impatient.service.http.get("ready")).status_code == 200
    assert (await post(impatient, "And now?")).status_code == 201
    assert await bodies(impatient.ben) == ["And now?", "And you?", "Because.", *WHY_NOT, "Why?"]


async def test_what_could_not_be_saved_is_saved_once_when_it_is_sent_again(impatient: Lesson) -> None:
    draft = impatient.first_post(new_id(), "Is this lost?")
    with locked(impatient.service.room.database):
        assert_refused(await impatient.ada.ask("POST", f"{COURSE}posts", draft), 503, "unavailable")
    assert (await impatient.ada.ask("POST", f"{COURSE}posts", draft)).status_code == 201
    assert (await impatient.ada.ask("POST", f"{COURSE}posts", draft)).status_code == 200
    assert (await bodies(impatient.ben)).count("Is this lost?") == 1


async def test_on_a_full_disk_people_read_on_and_are_told_that_nothing_was_saved(lesson: Lesson) -> None:
    full = await limit_pages(lesson, 1)
    for n in range(3):
        answer = await post(lesson, f"{n} " * 30_000)
        said = assert_refused(answer, 503, "unavailable")
        assert "full" in said
        assert "nothing was saved" in said
        assert "Your text is kept" in said
    assert await bodies(lesson.ben) == ["And you?", "Because.", *WHY_NOT, "Why?"]
    await limit_pages(lesson, full + 10_000)
    assert (await post(lesson, "There is room again.")).status_code == 201
    assert await bodies(lesson.ben) == ["And you?", "Because.", "There is room again.", *WHY_NOT, "Why?"]


@pytest.fixture
async def process(tmp_path: Path) -> AsyncIterator[Process]:
    """The service as a process of its own, with the lesson's notebook open."""
    hub = FakeHub()
    hub.groups = {"nbgrader-seminar": ["ada"], "formgrade-seminar": ["tia"]}
    hub.start()
    process = Process(hub, tmp_path)
    await process.program.start()
    await process.open_lesson()
    yield process
    await process.close()
    await hub.stop()


@contextmanager
def failing_disk(process: Process, database: Path) -> Iterator[None]:
    """The kernel takes no more bytes from the process, as a quota does."""
    pid, log = process.program.pid, database.with_name(f"{database.name}-wal")
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (log.stat().st_size, before[1]))
    yield
    resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process that runs already")
async def test_a_disk_that_fails_for_a_while_is_outlived_and_loses_nothing(process: Process, tmp_path: Path) -> None:
    session, thread = await process.sign_in("ada"), new_id()
    start = {"thread": thread, "notebook": LESSON, "anchor": "start"}

    async def says(body: str, **more: Any) -> httpx.Response:
        draft = {"id": new_id(), "thread": thread, "body": body, **more}
        return await process.http.post(f"{COURSE}posts", json=draft, headers={"Authorization": f"Bearer {session}"})

    assert (await says("Before", id=thread, **start)).status_code == 201
    with failing_disk(process, tmp_path / "community.sqlite"):
        for _ in range(3):
            assert "nothing was saved" in assert_refused(await says("Meanwhile"), 503, "unavailable")
        assert [post["body"] for post in await process.talk(session, thread)] == ["Before"]
    assert (await says("After")).status_code == 201
    assert [post["body"] for post in await process.talk(session, thread)] == ["Before", "After"]
    assert "Traceback" not in process.program.log


async def test_ready_says_when_the_store_is_away_and_health_goes_on(lesson: Lesson) -> None:
    await lesson.service.room.community.store.close()
    assert_refused(await lesson.service.http.get("ready"), 503, "unavailable")
    assert (await lesson.service.http.get("health")).json() == {"status": "ok"}
    for route in ROUTES:
        answer = await lesson.whose(route).ask(route.verb, lesson.address(route), lesson.sent(route))
        assert_refused(answer, 503, "unavailable")
    answer = await lesson.somebody("token ada").ask("POST", "api/session")
    assert_refused(answer, 503, "unavailable")


async def test_ready_says_when_another_version_has_changed_the_database(service: Service) -> None:
    assert (await service.http.get("ready")).json() == {"status": "ok"}
    with closing(sqlite3.connect(service.room.database)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = 'a later one'")
    assert "another version" in assert_refused(await service.http.get("ready"), 503, "unavailable")


async def test_a_damaged_database_is_named_and_not_written_over(lesson: Lesson) -> None:
    database, damaged = lesson.service.room.database, b"no database at all" * 500
    with closing(sqlite3.connect(database)) as whole:
        whole.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.write_bytes(damaged)
    for answer in (await post(lesson, "Lost?"), await lesson.ada.ask("GET", f"{COURSE}board")):
        assert "database" in assert_refused(answer, 503, "unavailable")
    assert_refused(await lesson.service.http.get("ready"), 503, "unavailable")
    assert database.read_bytes() == damaged
