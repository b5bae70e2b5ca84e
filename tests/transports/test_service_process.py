"""The service as a process of its own, beside a hub: killed, started again, and started wrongly."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from ..adapters.directory.fake_hub import SERVICE_TOKEN, FakeHub
from ..factories import LESSON, new_id
from .live.page import Page
from .service_process import PREFIX, SERVE, Service

pytestmark = pytest.mark.slow


@pytest.fixture
async def hub() -> AsyncIterator[FakeHub]:
    hub = FakeHub()
    hub.groups = {"nbgrader-seminar": ["ada", "ben", "cy"], "formgrade-seminar": ["tia"]}
    hub.start()
    yield hub
    await hub.stop()


Start = Callable[..., Service]


@pytest.fixture
async def prepare(hub: FakeHub, tmp_path: Path) -> AsyncIterator[Start]:
    """Makes services that are stopped when the test ends; they share a database."""
    made: list[Service] = []

    def prepare(*command: str, **settings: Any) -> Service:
        made.append(Service(hub, tmp_path, *command, **settings))
        return made[-1]

    yield prepare
    for service in made:
        await service.close()


class Outage:
    """Kills the service when enough was acknowledged, and starts it again."""

    def __init__(self, service: Service, after: set[int]) -> None:
        self.service = service
        self.after = after
        self.acknowledged: list[str] = []
        self.up = asyncio.Event()
        self.up.set()
        self.kills = 0
        self._work: set[asyncio.Task[None]] = set()

    def acknowledge(self, body: str) -> None:
        self.acknowledged.append(body)
        if len(self.acknowledged) in self.after:
            self.up.clear()
            self._work.add(asyncio.create_task(self._kill()))

    async def _kill(self) -> None:
        await self.service.program.kill()
        self.kills += 1
        await self.service.program.start()
        self.up.set()

    async def over(self) -> None:
        await asyncio.gather(*self._work)


async def _write(outage: Outage, session: str, thread: str, login: str, count: int) -> None:
    """Sends each post until it is acknowledged, as a page's outbox does."""
    for n in range(count):
        draft = {"id": new_id(), "thread": thread, "body": f"{login} {n}"}
        while True:
            try:
                await outage.service.ask("POST", "posts", session, draft)
            except httpx.TransportError:
                await outage.up.wait()
            else:
                break
        outage.acknowledge(draft["body"])


async def _listen(outage: Outage, session: str, page: Page, last: str) -> list[str]:
    """Follows, and comes back with its cursor whenever the connection is lost."""
    heard: list[str] = []
    while True:
        try:
            await page.until_heard(last)
        except ConnectionClosed:
            heard += page.heard
            await outage.up.wait()
            cursor = page.cursor
            page = await outage.service.follow(session, cursor)
        else:
            await page.leave()
            return heard + page.heard


async def test_killed_in_the_middle_of_a_stream_of_posts_it_loses_and_doubles_nothing(prepare: Start) -> None:
    service = prepare()
    await service.program.start()
    await service.open_lesson()
    sessions = {login: await service.sign_in(login) for login in ("ada", "ben", "cy")}
    page = await service.follow(sessions["ben"])
    thread = new_id()
    start = {"id": thread, "thread": thread, "notebook": LESSON, "anchor": "start", "body": "We begin"}
    await service.ask("POST", "posts", sessions["ada"], start)
    outage = Outage(service, after={30, 75})
    listening = asyncio.create_task(_listen(outage, sessions["ben"], page, "The end"))
    await asyncio.gather(*(_write(outage, session, thread, login, 40) for login, session in sessions.items()))
    await outage.over()
    assert outage.kills == 2
    await service.ask("POST", "posts", sessions["ada"], {"id": new_id(), "thread": thread, "body": "The end"})

    expected = [post["body"] for post in await service.talk(sessions["cy"], thread)]
    assert sorted(expected) == sorted(["We begin", *outage.acknowledged, "The end"])
    assert len(outage.acknowledged) == len(set(outage.acknowledged)) == 120
    assert await listening == expected


@pytest.mark.parametrize("command", [SERVE, ("jupyter", "community", "serve")], ids=" ".join)
async def test_stopped_by_its_admin_it_sends_the_pages_away_to_come_back(
    prepare: Start, command: tuple[str, ...]
) -> None:
    service = prepare(*command)
    await service.program.start()
    page = await service.follow(await service.sign_in("ada"))
    assert await service.program.stop() == 0, service.program.log
    assert (await page.closed())[0] == 1012
    assert "Traceback" not in service.program.log


async def test_a_second_service_at_the_same_address_says_so_and_leaves_the_first_alone(prepare: Start) -> None:
    first = prepare()
    await first.program.start()
    second = prepare(port=int(first.host.split(":")[1]))
    second.program.launch()
    assert await second.program.ended() == 1
    assert second.program.log.strip().splitlines() == [
        f"The service cannot listen at {first.host} (Address already in use). Does another one run there already?"
    ]
    assert (await first.http.get("ready")).json() == {"status": "ok"}


async def test_two_services_on_one_database_lose_nothing_of_what_is_said_on_either(prepare: Start) -> None:
    """Nobody should run them so, but an admin who does by mistake finds the conversation whole."""
    first, second = prepare(), prepare()
    await first.program.start()
    await first.open_lesson()
    await second.program.start()
    session = await first.sign_in("ada")
    assert first.host != second.host
    pages = [await service.follow(session) for service in (first, second)]
    thread = new_id()
    start = {"id": thread, "thread": thread, "notebook": LESSON, "anchor": "start", "body": "We begin"}
    await first.ask("POST", "posts", session, start)

    async def write(service: Service, name: str) -> None:
        for n in range(20):
            await service.ask("POST", "posts", session, {"id": new_id(), "thread": thread, "body": f"{name} {n}"})

    await asyncio.gather(write(first, "first"), write(second, "second"))
    await second.ask("POST", "posts", session, {"id": new_id(), "thread": thread, "body": "The end"})
    expected = [post["body"] for post in await first.talk(session, thread)]
    assert len(expected) == len(set(expected)) == 42
    for page in pages:
        assert await page.until_heard("The end") == expected
        await page.leave()


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("JUPYTERHUB_API_TOKEN", "", "JUPYTERHUB_API_TOKEN is not set."),
        ("JUPYTERHUB_API_URL", "", "JUPYTERHUB_API_URL is not set."),
        ("JUPYTERHUB_SERVICE_URL", "", "JUPYTERHUB_SERVICE_URL is not set."),
        ("JUPYTERHUB_SERVICE_URL", "nonsense", "JUPYTERHUB_SERVICE_URL is “nonsense”."),
        ("JUPYTERHUB_SERVICE_URL", "http://127.0.0.1:http", "JUPYTERHUB_SERVICE_URL is “http://127.0.0.1:http”."),
        ("JUPYTERHUB_SERVICE_URL", "http://192.0.2.1:10101", "The service cannot listen at 192.0.2.1:10101"),
        ("JUPYTER_COMMUNITY_COURSES", "seminar", "JUPYTER_COMMUNITY_COURSES must be JSON"),
    ],
)
async def test_what_it_cannot_run_with_it_says_in_one_line(prepare: Start, name: str, value: str, says: str) -> None:
    service = prepare(**{name: value})
    service.program.launch()
    assert await service.program.ended() == 1
    [line] = service.program.log.strip().splitlines()
    assert line.startswith(says)
    assert SERVICE_TOKEN not in line


@pytest.mark.parametrize(
    ("database", "says"),
    [
        ("nonsense", "must be given as sqlite:////path/to/community.sqlite."),
        ("postgresql://ada:pa55word@db.example.org/c", "Databases of the kind “postgresql” are not supported yet"),
        ("sqlite:////proc/nowhere/community.sqlite", "cannot be opened"),
        ("sqlite:///notes.txt", "is not a database"),
    ],
)
async def test_without_a_database_it_stays_up_and_says_why_it_cannot_answer(
    prepare: Start, tmp_path: Path, database: str, says: str
) -> None:
    (tmp_path / "notes.txt").write_text("What I wanted to ask. " * 50)
    service = prepare(JUPYTER_COMMUNITY_DB=database)
    service.program.url = f"http://{service.host}{PREFIX}health"
    await service.program.start()
    answer = await service.http.get("ready")
    while "starting" in answer.text:
        answer = await service.http.get("ready")
    assert answer.status_code == 503
    assert answer.json()["error"] == "unavailable"
    assert says in answer.json()["message"]
    assert "Traceback" not in service.program.log
    assert "pa55word" not in service.program.log + answer.text
    assert await service.program.stop() == 0
