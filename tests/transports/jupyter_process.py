"""A Jupyter server of somebody's own, as they start it: nothing of it is replaced."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import httpx

from .live.page import Page, connect
from .running import Program, free_port

TOKEN = "the-server-s-own-token-0123456789"


class Jupyter:
    """``jupyter server`` or ``jupyter lab`` with folders of its own.

    Attributes:
        home: where its configuration, data and notebooks lie.
    """

    def __init__(self, home: Path, *options: str, app: str = "server", base: str = "/", config: str = "") -> None:
        self.home = home
        self.base = base
        self.host = f"127.0.0.1:{free_port()}"
        self.url = f"http://{self.host}{base}"
        for folder in ("config", "data", "runtime", "notebooks"):
            (home / folder).mkdir(exist_ok=True)
        (home / "config" / "jupyter_server_config.py").write_text(config)
        command = [
            *("jupyter", app, "--no-browser", *(["--allow-root"] if os.geteuid() == 0 else [])),
            f"--ServerApp.port={self.host.split(':')[1]}",
            *("--ServerApp.port_retries=0", f"--ServerApp.base_url={base}"),
            *(f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={home / 'notebooks'}", *options),
        ]
        environment = {
            "JUPYTER_CONFIG_DIR": str(home / "config"),
            "JUPYTER_DATA_DIR": str(home / "data"),
            "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
            "JUPYTER_PREFER_ENV_PATH": "1",
            "JUPYTER_COMMUNITY_URL": "",
            "JPY_PARENT_PID": "",
        }
        self.program = Program(command, home, environment, f"{self.url}community/ready")

    def browser(self) -> Browser:
        """A browser that has never been here."""
        return Browser(self)


class Browser:
    """What a page in a browser does: it keeps cookies, and knows the token if it was opened with one."""

    def __init__(self, jupyter: Jupyter) -> None:
        self.jupyter = jupyter
        self.http = httpx.AsyncClient(base_url=jupyter.url, trust_env=False, timeout=60, follow_redirects=True)

    async def __aenter__(self) -> Browser:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()

    async def log_in(self) -> None:
        """Gives the server's token in the form that Jupyter shows."""
        await self.http.get("login")
        answer = await self.http.get("login", params={"token": TOKEN, "next": f"{self.jupyter.base}api"})
        assert answer.is_success, answer.text

    @property
    def xsrf(self) -> dict[str, str]:
        return {"X-XSRFToken": self.http.cookies["_xsrf"]}

    async def session(self, **headers: str) -> httpx.Response:
        return await self.http.post("community/api/session", headers=headers)

    async def sign_in(self) -> Session:
        await self.log_in()
        answer = await self.session(**self.xsrf)
        assert answer.status_code == 200, answer.text
        return Session(self, answer.json())

    async def page_config(self) -> dict[str, Any]:
        """What JupyterLab's page is told."""
        page = (await self.http.get("lab", params={"token": TOKEN})).text
        found = re.search(r'<script id="jupyter-config-data" type="application/json">(.*?)</script>', page, re.S)
        assert found is not None, page
        config: dict[str, Any] = json.loads(found[1])
        return config


class Session:
    """Attributes:
    opened: the answer with which it was opened.
    """

    def __init__(self, browser: Browser, opened: dict[str, Any]) -> None:
        self.browser = browser
        self.opened = opened
        self.headers = {"Authorization": f"Bearer {opened['token']}"}

    async def ask(self, verb: str, path: str, body: Any = None) -> httpx.Response:
        return await self.browser.http.request(verb, f"community/api/{path}", json=body, headers=self.headers)

    async def open_lesson(self, course: str) -> None:
        anchors = [{"id": "start", "kind": "discussion", "title": "How does it begin?"}]
        body = {"title": "Lesson 1", "path": "1.ipynb", "anchors": anchors}
        answer = await self.ask("PUT", f"courses/{course}/notebooks/lesson-1", body)
        assert answer.is_success, answer.text

    async def page(self, *, origin: str | None = None) -> Page:
        jupyter = self.browser.jupyter
        url = f"ws://{jupyter.host}{jupyter.base}community/live"
        return await connect(url, self.opened["token"], origin=origin or f"http://{jupyter.host}")
