"""The handlers of a community below a prefix; the same for the hub service and for the server extension."""

from __future__ import annotations

import re
import time
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated

from .. import __version__
from ..community import RENEW, SESSION, Community, Opened
from ..core.discussions.post import MAX_BODY, UNDO
from ..core.errors import CommunityError, SignedOut
from ..core.files.file import MAX_UPLOAD
from . import openapi, present, wire
from .action_handler import ActionHandler, JsonHandler
from .api import ROUTES
from .live import Live
from .live_socket import LiveSocket
from .pace import Doorkeeper
from .upload_handler import Turnstile, UploadHandler

_PARAMETER = re.compile(r"{(\w+)}")
Handlers = list[tuple[str, type, dict[str, Any]]]


def session_body(opened: Opened, *, any_course: bool = False) -> wire.Session:
    """The answer to opening a session; ``any_course`` where there is no roster to say who is in which."""
    return wire.Session(
        token=opened.token,
        expires_in=int(SESSION.total_seconds()),
        renew_in=int(RENEW.total_seconds()),
        now=present.time(opened.now),
        version=__version__,
        person=present.myself(opened.caller.person),
        courses=present.courses(opened.caller.memberships),
        any_course=any_course,
        limits=wire.Limits(body=MAX_BODY, file=MAX_UPLOAD, undo_seconds=int(UNDO.total_seconds())),
    )


class HubSessionHandler(JsonHandler):
    """Exchanges the token of a hub page. Only here does a hub token reach us, and it is not kept."""

    def initialize(self, *, community: Community) -> None:
        self.community = community

    async def post(self) -> None:
        scheme, _, credential = self.request.headers.get("Authorization", "").partition(" ")
        try:
            if scheme.lower() not in ("token", "bearer") or not credential.strip():
                raise SignedOut("The page sent no token. Reload the page.")
            self.write_json(session_body(await self.community.sign_in(credential.strip())))
        except CommunityError as error:
            self.write_refusal(error)


class HealthHandler(JsonHandler):
    """The process lives."""

    @allow_unauthenticated
    async def get(self) -> None:
        self.write_json(wire.Status(status="ok"))


class ReadyHandler(JsonHandler):
    """The store answers, so people can be let in."""

    def initialize(self, *, community: Community) -> None:
        self.community = community

    @allow_unauthenticated
    async def get(self) -> None:
        try:
            await self.community.store.ready()
            self.write_json(wire.Status(status="ok"))
        except CommunityError as error:
            self.write_refusal(error)


class OpenApiHandler(JsonHandler):
    def initialize(self, *, server: str) -> None:
        self.server = server

    @allow_unauthenticated
    async def get(self) -> None:
        self.write_json(openapi.describe(__version__, self.server))


class NothingHandler(JsonHandler):
    """Whatever else lies below our prefix: a refusal in JSON, for everybody."""

    def prepare(self) -> None:
        self.write_error(404)


def handlers(prefix: str, community: Community, live: Live) -> Handlers:
    """Everything but the session handler, which differs between the two ways in.

    Args:
        prefix: where the community lives, with a slash at both ends.
    """
    found: Handlers = []
    doorkeeper = Doorkeeper(time.monotonic)
    for path in dict.fromkeys(route.path for route in ROUTES):
        pattern = _PARAMETER.sub(lambda match: f"(?P<{match[1]}>[^/]+)", path)
        rows = {route.verb: route for route in ROUTES if route.path == path}
        given: dict[str, Any] = {"community": community, "rows": rows, "doorkeeper": doorkeeper}
        if any(route.uploads for route in rows.values()):
            found.append((f"{prefix}api/{pattern}", UploadHandler, {**given, "turnstile": Turnstile()}))
        else:
            found.append((f"{prefix}api/{pattern}", ActionHandler, given))
    return [
        *found,
        (f"{prefix}api/openapi.json", OpenApiHandler, {"server": f"{prefix}api"}),
        (f"{prefix}live", LiveSocket, {"live": live}),
        (f"{prefix}health", HealthHandler, {}),
        (f"{prefix}ready", ReadyHandler, {"community": community}),
    ]
