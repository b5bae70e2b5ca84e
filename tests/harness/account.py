"""A person at the hub without a browser: logs in, starts a server, opens sessions, speaks to the service."""

from __future__ import annotations

import json
import re
import uuid
from types import TracebackType
from typing import Any

import httpx

from .hub import PASSWORD, DemoHub, until


class Account:
    """What a person's browser would send, by hand."""

    def __init__(self, hub: DemoHub, name: str) -> None:
        self.hub = hub
        self.name = name
        self._http = httpx.Client(base_url=hub.url, follow_redirects=True, timeout=60)
        self._session = ""

    def __enter__(self) -> Account:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._http.close()

    def log_in(self, password: str = PASSWORD) -> bool:
        """Whether the hub lets them in."""
        self._http.get("/hub/login")
        form = {"username": self.name, "password": password, "_xsrf": self._xsrf()}
        self._http.post("/hub/login?next=%2Fhub%2Fhome", data=form)
        return self._ask_hub("GET", f"users/{self.name}").status_code == 200

    def start_server(self) -> None:
        """Starts their server, if it does not run."""
        if not self._has_server():
            answer = self._ask_hub("POST", f"users/{self.name}/server")
            assert answer.status_code in (201, 202), answer.text
            until(self._has_server, f"The start of {self.name}'s server")

    def page(self) -> dict[str, Any]:
        """What JupyterLab's page knows: its token, and where the community is."""
        html = self._http.get(f"/user/{self.name}/lab").text
        found = re.search(r'<script[^>]*id="jupyter-config-data"[^>]*>(.*?)</script>', html, re.S)
        assert found is not None, html[:2000]
        config: dict[str, Any] = json.loads(found[1])
        return config

    def open_session(self, token: str) -> httpx.Response:
        """Exchanges a token of the hub for a session; what follows is asked in it."""
        answer = self._http.post("/services/community/api/session", headers={"Authorization": f"token {token}"})
        if answer.status_code == 200:
            self._session = answer.json()["token"]
        return answer

    def ask(self, verb: str, path: str, body: object = None) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self._session}"}
        return self._http.request(verb, f"/services/community/api/{path}", json=body, headers=headers)

    def post(self, body: str) -> httpx.Response:
        """Starts a thread in the first discussion cell of the course."""
        notebook = self.ask("GET", "courses/seminar/board").json()["notebooks"][0]
        id = str(uuid.uuid4())
        where = {"notebook": notebook["id"], "anchor": notebook["anchors"][0]["id"]}
        return self.ask("POST", "courses/seminar/posts", {"id": id, "thread": id, "body": body, **where})

    def titles(self) -> list[str]:
        return [thread["title"] for thread in self.ask("GET", "courses/seminar/board").json()["threads"]]

    def _has_server(self) -> bool:
        servers = self._ask_hub("GET", f"users/{self.name}").json().get("servers", {})
        return bool(servers.get("", {}).get("ready"))

    def _ask_hub(self, verb: str, path: str) -> httpx.Response:
        return self._http.request(verb, f"/hub/api/{path}", headers={"X-XSRFToken": self._xsrf()})

    def _xsrf(self) -> str:
        return next((cookie.value or "" for cookie in self._http.cookies.jar if cookie.name == "_xsrf"), "")
