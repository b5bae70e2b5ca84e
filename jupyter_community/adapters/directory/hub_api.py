"""The two questions that we ask a JupyterHub over its REST API: whose token is this, and who is in which group?"""

from __future__ import annotations

import logging
import re
import ssl
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, TypeVar

import httpx
import msgspec

from ...core.errors import NotPermitted, Unavailable

log = logging.getLogger(__name__)

T = TypeVar("T")

PAGE = 200
"""Groups asked for at a time; the hub's own limit is as high unless the admin changed it."""
_TOKEN = re.compile(r"[!-~]{1,1024}\Z")


class Holder(msgspec.Struct, frozen=True):
    """Whom a token belongs to. ``kind`` is ``user`` or ``service``."""

    kind: str
    name: str
    scopes: list[str]
    groups: list[str] | None = None


class Group(msgspec.Struct, frozen=True):
    """A group; without ``users`` if our token may not see them."""

    name: str
    users: list[str] | None = None
    properties: dict[str, Any] | None = None


class _Next(msgspec.Struct):
    offset: int


class _Pagination(msgspec.Struct):
    total: int
    next: _Next | None = None


class _Groups(msgspec.Struct, rename={"pagination": "_pagination"}):
    items: list[Group]
    pagination: _Pagination


class HubApi:
    """Sends tokens to the hub and nowhere else: no redirect is followed, no proxy asked, no cookie kept.

    A kept cookie could be worse than a leak: one person's would vouch for the next one's worthless token.
    """

    def __init__(self, url: str, timeout: float) -> None:
        self._client = httpx.AsyncClient(
            base_url=url.rstrip("/") + "/",
            timeout=httpx.Timeout(timeout, pool=3 * timeout),
            limits=httpx.Limits(max_connections=20),  # a hub answers no faster to more at once
            cookies=CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])),
            follow_redirects=False,
            trust_env=False,
            verify=ssl.create_default_context(),
        )
        self._trouble: str | None = None

    async def holder(self, token: str) -> Holder | None:
        """Whose token this is; None if the hub knows nobody by it.

        Raises:
            Unavailable: the hub is away, or does not answer as a hub does.
        """
        if not _TOKEN.match(token):
            return None
        answer = await self._get("user", token)
        if answer.status_code in (401, 403, 404):
            return None
        return self._read(answer, Holder | None)  # type: ignore[arg-type]  # a union is no class, but it is a type to msgspec

    async def groups(self, token: str) -> list[Group]:
        """All groups that the token may see.

        Raises:
            NotPermitted: the token may not see any; with what the hub says about it.
            Unavailable
        """
        for _ in range(3):
            found = await self._list_groups(token)
            if found is not None:
                return found
        raise self._away("its groups change faster than they can be read")

    async def close(self) -> None:
        await self._client.aclose()

    async def _list_groups(self, token: str) -> list[Group] | None:
        """All pages of the list, or None: groups came or went between two pages, so that some may be missing."""
        found: list[Group] = []
        totals: set[int] = set()
        offset = 0
        while True:
            answer = await self._get("groups", token, offset=offset, limit=PAGE)
            if answer.status_code in (401, 403):
                raise NotPermitted(answer.text[:300])
            page = self._read(answer, _Groups)
            found += page.items
            totals.add(page.pagination.total)
            # only the number: the address given beside it may lead elsewhere, and we would send our token there
            following = page.pagination.next
            if following is None:
                return found if len(totals) == 1 else None
            if following.offset <= offset:
                raise self._away("its list of groups goes in circles")
            offset = following.offset

    async def _get(self, path: str, token: str, **query: int) -> httpx.Response:
        headers = {"Authorization": f"token {token}", "Accept": "application/jupyterhub-pagination+json"}
        try:
            return await self._client.get(path, params=query, headers=headers)
        except httpx.HTTPError as error:
            # by its name only, and without a chain: some of these errors quote the header that holds the token
            raise self._away(type(error).__name__) from None

    def _read(self, answer: httpx.Response, model: type[T]) -> T:
        if answer.status_code != 200:
            raise self._away(f"status {answer.status_code} at {answer.url.path}")
        try:
            found = msgspec.json.decode(answer.content, type=model)
        except msgspec.DecodeError as error:
            raise self._away(f"an answer that is not a hub’s: {error}") from None
        self._trouble = None
        return found

    def _away(self, what: str) -> Unavailable:
        """Says what is the matter, once and not for each of a thousand pages."""
        if what != self._trouble:
            log.warning("The hub does not answer as it should: %s", what)
        self._trouble = what
        return Unavailable("The hub is not answering just now, so it cannot say who you are. Try again soon.")
