"""One handler for every row of the route table: authenticate, decode, call, encode."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import msgspec
from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web

from ..community import Community
from ..core.errors import CommunityError, SignedOut, SlowDown, TooLarge
from . import errors, origin, wire
from .api import Answer, Call, Route
from .pace import Doorkeeper

log = logging.getLogger(__name__)

MAX_REQUEST = 1024 * 1024
"""Bytes of a request; a post itself may have 64 KiB."""
_REFUSED = {
    400: ("invalid", "The service does not understand this address. Reload the page."),
    404: ("not_found", "There is nothing at this address."),
    405: ("invalid", "This address does not understand that verb."),
}
_SHOWN = ("png", "jpeg", "webp")
_FAILED = ("error", "Something went wrong in the community service; its log says more.")
_SIGNED_OUT = "Your session is missing or over. Reload the page."


class JsonHandler(web.RequestHandler):
    """Answers in JSON, errors included, and lets trusted pages of other hosts call."""

    def set_default_headers(self) -> None:
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        page = self.request.headers.get("Origin", "")
        hub_host = self.application.settings.get("community_hub_host", "")
        if page and origin.trusted(page, host=self.request.host, hub_host=hub_host):
            self.set_header("Access-Control-Allow-Origin", page)
            self.set_header("Vary", "Origin")
            self.set_header("Access-Control-Allow-Headers", "authorization, content-type")
            self.set_header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
            self.set_header("Access-Control-Max-Age", "7200")

    def prepare(self) -> None:
        if len(self.request.body) > MAX_REQUEST:
            self.write_refusal(
                TooLarge("This is more than the service takes at once (1 MiB). Shorten it and send it again.")
            )

    def check_xsrf_cookie(self) -> None:
        """Nothing to check: no cookie is ever read here."""

    @allow_unauthenticated
    async def options(self, *args: str, **kwargs: str) -> None:
        self.set_status(204)

    def write_json(self, body: Any, status: int = 200) -> None:
        self.set_status(status)
        self.finish(msgspec.json.encode(body))

    def write_refusal(self, error: CommunityError) -> None:
        if isinstance(error, SlowDown):
            self.set_header("Retry-After", str(max(1, round(error.retry_after))))
        self.write_json(errors.problem(error), errors.status(error))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """What tornado itself refuses, and what nobody expected."""
        code, message = _REFUSED.get(status_code, _FAILED)
        self.write_json(wire.Problem(error=code, message=message), status_code)

    def log_exception(self, typ: object, value: BaseException | None, tb: object) -> None:
        """What nobody expected, with no more of the address than its path; tornado would add the query."""
        if not isinstance(value, web.HTTPError):
            log.error("%s %s failed", self.request.method, self.request.path, exc_info=value)

    def bearer(self) -> str:
        """The session token of the request.

        Raises:
            SignedOut: there is none.
        """
        scheme, _, token = self.request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise SignedOut(_SIGNED_OUT)
        return token.strip()

    def decode(self, type: Any) -> Any:
        """The body of the request.

        Raises:
            Invalid: not JSON, or not what this address takes.
        """
        try:
            return msgspec.json.decode(self.request.body or b"{}", type=type)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise errors.misunderstood(error) from error


class ActionHandler(JsonHandler):
    """Serves the rows of one path of the table."""

    def initialize(self, *, community: Community, rows: Mapping[str, Route], doorkeeper: Doorkeeper) -> None:
        self.community = community
        self.rows = rows
        self.doorkeeper = doorkeeper

    async def begin(self, route: Route, path: Mapping[str, str]) -> Call:
        """The request so far: who asks, for what, and not too often.

        Raises:
            SignedOut, SlowDown, Unavailable
        """
        caller = await self.community.caller(self.bearer())
        self.doorkeeper.let_in(caller.person.id, changes=route.verb != "GET")
        query = {name: self.get_query_argument(name) for name in route.query if name in self.request.arguments}
        return Call(community=self.community, caller=caller, path=path, query=query)

    async def answered(self, route: Route, path: Mapping[str, str]) -> Answer:
        call = await self.begin(route, path)
        return await route.call(replace(call, body=None if route.body is None else self.decode(route.body)))

    async def answer(self, **path: str) -> None:
        route = self.rows.get(str(self.request.method))
        if route is None:
            raise web.HTTPError(405)
        try:
            answer = await self.answered(route, path)
        except CommunityError as error:
            self.write_refusal(error)
        else:
            if route.downloads:
                self.write_download(answer.body)
            else:
                self.write_json(answer.body, answer.status)

    def write_download(self, found: wire.Download) -> None:
        """The bytes of a file, so that nothing in them can run wherever somebody opens this address."""
        is_picture = found.kind in _SHOWN
        self.set_header("Content-Type", f"image/{found.kind}" if is_picture else "application/octet-stream")
        name = "picture" if is_picture else "file"
        self.set_header("Content-Disposition", f'attachment; filename="{name}.{found.kind}"')
        self.set_header("Content-Security-Policy", "default-src 'none'; sandbox")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Cache-Control", "no-store")  # who asks is in a header, which no cache looks at
        self.finish(found.data)

    get = post = put = patch = delete = allow_unauthenticated(answer)  # authenticated above, by our own token
