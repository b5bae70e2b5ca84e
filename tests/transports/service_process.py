"""The service as ``jupyter community serve`` starts it, beside a hub, and the people who use it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx

from ..adapters.directory.fake_hub import SERVICE_TOKEN, FakeHub
from ..factories import ANCHORS, LESSON, SEMINAR
from .live.page import Page, connect
from .running import Program, free_port

PREFIX = "/services/community/"
SERVE = ("jupyter-community", "serve")


class Service:
    """The service, its address and its people."""

    def __init__(self, hub: FakeHub, folder: Path, *command: str, port: int | None = None, **settings: str) -> None:
        self.hub = hub
        self.host = f"127.0.0.1:{port or free_port()}"
        environment = {
            "JUPYTERHUB_API_TOKEN": SERVICE_TOKEN,
            "JUPYTERHUB_API_URL": hub.url,
            "JUPYTERHUB_SERVICE_URL": f"http://{self.host}",
            "JUPYTER_COMMUNITY_DB": f"sqlite:///{folder / 'community.sqlite'}",
            **settings,
        }
        self.program = Program(command or SERVE, folder, environment, f"http://{self.host}{PREFIX}ready")
        self.http = httpx.AsyncClient(base_url=f"http://{self.host}{PREFIX}", trust_env=False, timeout=30)

    async def sign_in(self, login: str) -> str:
        token = self.hub.token(login)
        answer = await self.http.post("api/session", headers={"Authorization": f"token {token}"})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["token"])

    async def open_lesson(self) -> None:
        anchors = [{"id": anchor, "kind": "discussion", "title": "What about it?"} for anchor in ANCHORS]
        opened = {"title": "Lesson 1", "path": "1.ipynb", "anchors": anchors}
        await self.ask("PUT", f"notebooks/{LESSON}", await self.sign_in("tia"), opened)

    async def ask(self, verb: str, path: str, session: str, body: Any = None) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {session}"}
        answer = await self.http.request(verb, f"api/courses/{SEMINAR}/{path}", json=body, headers=headers)
        assert answer.is_success, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def talk(self, session: str, thread: str) -> list[dict[str, Any]]:
        """A whole thread, page after page; each page brings the first post, too."""
        query, found = "", dict[int, dict[str, Any]]()
        while True:
            page = await self.ask("GET", f"threads/{thread}{query}", session)
            found |= {post["n"]: post for post in page["talk"]}
            missing = [n for n in found if n > 1 and n - 1 not in found]
            if not missing:
                return [found[n] for n in sorted(found)]
            query = f"?before={min(missing)}"

    async def follow(self, session: str, cursor: dict[str, Any] | None = None) -> Page:
        page = await connect(f"ws://{self.host}{PREFIX}live", session)
        await page.follow(SEMINAR, cursor)
        await page.until("following")
        return page

    async def close(self) -> None:
        await self.program.kill()
        await self.http.aclose()
