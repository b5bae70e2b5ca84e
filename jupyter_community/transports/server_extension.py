"""The community inside one Jupyter server: embedded, or on a hub only telling the page where the service is."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

import msgspec
from jupyter_core.paths import jupyter_data_dir
from jupyter_server.base.handlers import APIHandler
from jupyter_server.extension.application import ExtensionApp
from jupyter_server.utils import url_path_join
from tornado import web
from traitlets import Dict, Unicode, default

from .. import __version__
from ..community import Community, Settings
from ..core.errors import CommunityError, Unavailable
from . import errors
from .application import Handlers, handlers, session_body
from .live import Live
from .prompter import Prompter
from .refusing import refusals


class EmbeddedSessionHandler(APIHandler):
    """Opens a session for whom this Jupyter server knows; its own checks (token, cookie with XSRF) come first."""

    def initialize(self, *, community: Community) -> None:
        self.community = community

    @web.authenticated
    async def post(self) -> None:
        user = self.current_user
        credential = json.dumps({"login": user.username, "name": user.display_name or user.name or None})
        try:
            body: object = session_body(await self.community.sign_in(credential), any_course=True)
        except CommunityError as error:
            self.set_status(errors.status(error))
            body = errors.problem(error)
        self.finish(msgspec.json.encode(body), set_content_type="application/json")


class CommunityExtension(ExtensionApp):
    """One conversation at a cell, for everybody who uses this Jupyter server."""

    name = "jupyter_community"
    load_other_extensions = True

    url = Unicode(
        help="""Where the community service of a hub is, for example /services/community/. Empty: this server runs one
        of its own. On a hub the environment variable JUPYTER_COMMUNITY_URL says it.""",
    ).tag(config=True)
    database = Unicode(help="SQLAlchemy URL of the embedded community's database.").tag(config=True)
    courses = Dict(help="Titles of the embedded community's courses, by course id.").tag(config=True)

    @default("url")
    def _default_url(self) -> str:
        return os.environ.get("JUPYTER_COMMUNITY_URL", "")

    @default("database")
    def _default_database(self) -> str:
        return f"sqlite:///{Path(jupyter_data_dir()) / 'jupyter_community' / 'community.sqlite'}"

    community: Community | None = None
    live: Live | None = None
    prompter: Prompter | None = None

    def initialize_settings(self) -> None:
        assert self.serverapp is not None
        page_config = self.serverapp.web_app.settings.setdefault("page_config_data", {})
        page_config["communityMode"] = "hub" if self.url else "embedded"
        page_config["communityUrl"] = self.url or url_path_join(self.serverapp.base_url, "community") + "/"

    async def _start_jupyter_server_extension(self, serverapp: object) -> None:
        if not self.url:
            await self.open()

    async def open(self) -> None:
        """Opens the embedded community below this server's base URL."""
        assert self.serverapp is not None
        prefix = url_path_join(self.serverapp.base_url, "community") + "/"
        try:
            self.community = await self._open_community()
        except Unavailable as error:
            self.log.error("jupyter-community: %s", error.message)
            self._add_handlers(refusals(prefix, error))
            return
        self.live = Live(self.community)
        self.prompter = Prompter(self.community)
        session = (f"{prefix}api/session", EmbeddedSessionHandler, {"community": self.community})
        self._add_handlers([session, *handlers(prefix, self.community, self.live)])
        self.log.info("jupyter-community %s is embedded at %s", __version__, prefix)

    def _add_handlers(self, found: Handlers) -> None:
        assert self.serverapp is not None
        self.serverapp.web_app.add_handlers(".*$", found)  # type: ignore[no-untyped-call]

    async def stop_extension(self) -> None:
        if self.prompter is not None:
            await self.prompter.close()
        if self.live is not None:
            await self.live.close()
        if self.community is not None:
            await self.community.close()

    async def _open_community(self) -> Community:
        if self.database.startswith("sqlite:///"):
            try:
                Path(self.database.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise Unavailable(f"The folder of the community's database cannot be made ({error}).") from error
        return await Community.open(
            Settings(database=self.database, secrets=(secrets.token_urlsafe(32),), courses=dict(self.courses))
        )
