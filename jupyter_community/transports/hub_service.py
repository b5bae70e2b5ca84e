"""The community as a JupyterHub service: ``python -m jupyter_community.transports.hub_service``.

Runs under the hub (managed) or on its own (external); the environment is the one that JupyterHub gives to services.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import msgspec
from tornado import httputil
from tornado.httpserver import HTTPServer
from tornado.web import Application

from ..community import Community, Settings
from ..core.errors import CommunityError, Unavailable
from .application import HealthHandler, HubSessionHandler, NothingHandler, handlers
from .live import Live
from .prompter import Prompter
from .refusing import refusals

log = logging.getLogger("jupyter_community")

MAX_BODY = 2 * 1024 * 1024
"""tornado's own limit lies above ours, so that our sentence is what people read."""
AGAIN = 5.0
"""Seconds between attempts to open a store that is away."""


def settings(environment: Mapping[str, str]) -> Settings:
    """Reads the settings from the environment that JupyterHub and the admin give.

    Raises:
        SystemExit: something without which no service can run is missing; says what.
    """
    for name in ("JUPYTERHUB_API_TOKEN", "JUPYTERHUB_API_URL", "JUPYTERHUB_SERVICE_URL"):
        if not environment.get(name):
            sys.exit(
                f"{name} is not set. Start this service from JupyterHub, or see the admin guide for running it alone."
            )
    extra = [secret for secret in environment.get("JUPYTER_COMMUNITY_SECRETS", "").split(",") if secret.strip()]
    return Settings(
        database=environment.get("JUPYTER_COMMUNITY_DB", "sqlite:///jupyter-community.sqlite"),
        secrets=tuple(extra or [environment["JUPYTERHUB_API_TOKEN"]]),
        hub_api=environment["JUPYTERHUB_API_URL"],
        hub_token=environment["JUPYTERHUB_API_TOKEN"],
        service=environment.get("JUPYTERHUB_SERVICE_NAME", "community"),
        exchange=Path(exchange) if (exchange := environment.get("JUPYTER_COMMUNITY_EXCHANGE")) else None,
        courses=_titles(environment.get("JUPYTER_COMMUNITY_COURSES") or "{}"),
    )


def _titles(text: str) -> dict[str, str]:
    try:
        return msgspec.json.decode(text, type=dict[str, str])
    except msgspec.DecodeError as error:
        sys.exit(f'JUPYTER_COMMUNITY_COURSES must be JSON like {{"seminar": "Studying together"}} ({error}).')


class Door(httputil.HTTPServerConnectionDelegate):
    """What listens. Behind it first stands a refusal, then the community: the port is open from the first moment."""

    def __init__(self, prefix: str, hub_host: str) -> None:
        self._prefix = prefix
        self._health: list[Any] = [(f"{prefix}health", HealthHandler)]
        self._settings: dict[str, Any] = {
            "community_hub_host": hub_host,
            "websocket_max_message_size": MAX_BODY,
            "log_function": _log_request,
        }
        self.refuse(Unavailable("The community service is starting. Try again in a moment."))

    def refuse(self, error: CommunityError) -> None:
        self._stand([*refusals(self._prefix, error), (r"/.*", NothingHandler)])

    def admit(self, community: Community, live: Live) -> None:
        session = (f"{self._prefix}api/session", HubSessionHandler, {"community": community})
        self._stand([session, *handlers(self._prefix, community, live), (r"/.*", NothingHandler)])

    def start_request(self, server_conn: object, request_conn: httputil.HTTPConnection) -> Any:
        return self._application.start_request(server_conn, request_conn)

    def _stand(self, rules: list[Any]) -> None:
        self._application = Application([*self._health, *rules], **self._settings)


async def serve(environment: Mapping[str, str], stop: asyncio.Event) -> None:
    """Listens until ``stop`` is set."""
    host, port = _address(environment["JUPYTERHUB_SERVICE_URL"])
    prefix = environment.get("JUPYTERHUB_SERVICE_PREFIX", "/services/community/")
    door = Door(prefix, environment.get("JUPYTERHUB_HOST", ""))
    server = HTTPServer(door, xheaders=True, trusted_downstream=["127.0.0.1", "::1"], max_body_size=MAX_BODY)
    try:
        server.listen(port, host, backlog=4096)
    except OSError as error:
        sys.exit(f"The service cannot listen at {host}:{port} ({error.strerror}). Does another one run there already?")
    log.info("Listening at %s:%s", host, port)
    community = await _open(settings(environment), door, stop)
    if community is None:
        server.stop()
    else:
        live = Live(community)
        prompter = Prompter(community)
        door.admit(community, live)
        await stop.wait()
        server.stop()
        await prompter.close()
        await live.close()
        await community.close()
    await server.close_all_connections()
    log.info("Stopped")


def _address(url: str) -> tuple[str, int]:
    """Where to listen.

    Raises:
        SystemExit: the URL does not say it.
    """
    try:
        found = urlparse(url)
        host, port = found.hostname, found.port
    except ValueError:
        host = port = None
    if not host:
        sys.exit(f"JUPYTERHUB_SERVICE_URL is “{url}”. It must be an address like http://127.0.0.1:10101.")
    return host, port or 80


async def _open(settings: Settings, door: Door, stop: asyncio.Event) -> Community | None:
    """Opens the store, however long that takes; until then every address says why it cannot answer."""
    while not stop.is_set():
        try:
            return await Community.open(settings)
        except Unavailable as error:
            log.error("%s", error.message)
            door.refuse(error)
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(stop.wait(), AGAIN)
    return None


def _log_request(handler: object) -> None:
    """Only what failed, and never more of an address than its path."""
    status = handler.get_status()  # type: ignore[attr-defined]
    if status >= 500:
        request = handler.request  # type: ignore[attr-defined]
        log.warning("%s %s answered %s in %.0f ms", request.method, request.path, status, 1000 * request.request_time())


async def run() -> None:
    logging.basicConfig(level=logging.INFO, format="[%(levelname)1.1s %(asctime)s %(name)s] %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)  # else a line for every question to the hub
    settings(os.environ)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await serve(os.environ, stop)


def main() -> None:
    asyncio.run(run())


if __name__ == "__main__":
    main()
