"""Uploads: larger than other requests, so who sends one is asked for their session before it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from tornado import web
from tornado.http1connection import HTTP1Connection

from ..community import Community
from ..core.errors import CommunityError, SlowDown
from ..core.files.content import check_size
from ..core.files.file import MAX_UPLOAD
from ..core.ids import PersonId
from .action_handler import ActionHandler
from .api import Answer, Route
from .pace import Doorkeeper

READ = 2 * MAX_UPLOAD
"""What is refused is read to its end and dropped, so that our sentence arrives; unless it is far too large."""
_WAIT = "Several pictures or files are on their way already. Nothing is lost: this page tries again in a moment."


class Turnstile:
    """How many uploads are held in memory at once: few of one person, and not too many of all."""

    OF_ONE = 2
    OF_ALL = 32

    def __init__(self) -> None:
        self._inside: Counter[PersonId] = Counter()

    def enter(self, person: PersonId) -> None:
        """
        Raises:
            SlowDown: later.
        """
        if self._inside[person] >= self.OF_ONE or self._inside.total() >= self.OF_ALL:
            raise SlowDown(_WAIT, 2)
        self._inside[person] += 1

    def leave(self, person: PersonId) -> None:
        self._inside[person] -= 1
        self._inside = +self._inside


@web.stream_request_body
class UploadHandler(ActionHandler):
    """Serves the one path of the table that takes bytes."""

    def initialize(  # type: ignore[override]
        self, *, community: Community, rows: Mapping[str, Route], doorkeeper: Doorkeeper, turnstile: Turnstile
    ) -> None:
        super().initialize(community=community, rows=rows, doorkeeper=doorkeeper)
        self._turnstile = turnstile
        self._inside: PersonId | None = None
        self._refused: CommunityError | None = None
        self._body = bytearray()
        self._length = 0

    async def prepare(self) -> None:  # type: ignore[override]
        connection = self.request.connection
        assert isinstance(connection, HTTP1Connection)
        connection.set_max_body_size(READ)
        route = self.rows.get(str(self.request.method))
        if route is None or route.uploads is None:
            return
        length = int(self.request.headers.get("Content-Length", 1))
        try:
            self.call = await self.begin(route, self.path_kwargs)
            check_size(length)
            await route.uploads(self.call)
            self._turnstile.enter(self.call.caller.person.id)
            self._inside = self.call.caller.person.id
        except CommunityError as error:
            self._refused = error
            if length > READ:
                self.write_refusal(error)

    def data_received(self, chunk: bytes) -> None:
        self._length += len(chunk)
        if self._inside is not None and self._length <= MAX_UPLOAD:
            self._body += chunk

    async def answered(self, route: Route, path: Mapping[str, str]) -> Answer:
        if self._refused is not None:
            raise self._refused
        check_size(self._length)
        return await route.call(replace(self.call, body=bytes(self._body)))

    def on_finish(self) -> None:
        self._leave()

    def on_connection_close(self) -> None:
        self._leave()

    def _leave(self) -> None:
        self._body.clear()
        if self._inside is not None:
            self._turnstile.leave(self._inside)
            self._inside = None
