"""Pages of other origins learn nothing, and no answer is kept, guessed at or set in a cookie by a browser."""

from __future__ import annotations

import httpx
import pytest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from jupyter_community.core.errors import Unavailable
from jupyter_community.transports.api import ROUTES
from jupyter_community.transports.hub_service import Door

from ...factories import Classroom
from ..live.page import connect
from ..live.service import PREFIX, serving
from .lesson import Lesson, assert_refused

PREFLIGHT = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}
HUB = "https://hub.example.org"


def permission(answer: httpx.Response) -> dict[str, str]:
    """What the answer allows a browser to show to pages."""
    return {name: value for name, value in answer.headers.items() if name.startswith("access-control-")}


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example.org",
        "null",
        "file://",
        "http://{host}.evil.example.org",
        "http://evil-{host}",
        "http://evil.example.org#{host}",
        "http://{host}@evil.example.org",
        "http://127.0.0.1:1",
        "http://127.0.0.1",
        "http://[",
        "javascript://{host}",
        "*",
    ],
)
async def test_a_page_of_a_foreign_origin_is_shown_nothing(lesson: Lesson, origin: str) -> None:
    headers = {"Origin": origin.format(host=lesson.service.host)}
    for route in ROUTES:
        address = lesson.address(route)
        assert permission(await lesson.somebody(None).ask("OPTIONS", address, headers={**headers, **PREFLIGHT})) == {}
        assert permission(await lesson.somebody(None).ask(route.verb, address, headers=headers)) == {}
    for path in ("api/session", "api/me", "api/openapi.json", "health", "ready", "nowhere"):
        assert permission(await lesson.tia.ask("GET", path, headers=headers)) == {}
        assert permission(await lesson.tia.ask("POST", path, headers=headers)) == {}


async def test_a_page_of_our_own_origin_may_ask_and_no_cookie_goes_with_it(lesson: Lesson) -> None:
    origin = f"http://{lesson.service.host}"
    for verb, headers in (("OPTIONS", PREFLIGHT), ("GET", {})):
        answer = await lesson.tia.ask(verb, "api/me", headers={"Origin": origin, **headers})
        allowed = permission(answer)
        assert allowed["access-control-allow-origin"] == origin
        assert "access-control-allow-credentials" not in allowed
        assert answer.headers["Vary"] == "Origin"


async def test_on_per_user_domains_pages_under_the_hub_s_domain_may_ask_and_their_neighbours_may_not(
    room: Classroom,
) -> None:
    async with serving(room, hub_host=HUB) as service:
        for origin in (HUB, "https://ada.hub.example.org"):
            answer = await service.http.options("api/session", headers={"Origin": origin, **PREFLIGHT})
            assert answer.status_code == 204
            assert permission(answer)["access-control-allow-origin"] == origin
            assert permission(answer)["access-control-allow-headers"] == "authorization, content-type"
        for origin in ("https://evilhub.example.org", "http://ada.hub.example.org", "https://hub.example.org.evil.org"):
            assert permission(await service.http.options("api/session", headers={"Origin": origin, **PREFLIGHT})) == {}


async def test_refusals_are_shown_to_pages_under_the_hub_s_domain_also_while_the_service_starts() -> None:
    door = Door(PREFIX, HUB)
    door.refuse(Unavailable("The community service is starting. Try again in a moment."))
    server = HTTPServer(door)
    [socket] = bind_sockets(0, "127.0.0.1")
    server.add_sockets([socket])
    url = f"http://127.0.0.1:{socket.getsockname()[1]}{PREFIX}"
    origin = {"Origin": "https://ada.hub.example.org"}
    try:
        async with httpx.AsyncClient(base_url=url, trust_env=False) as http:
            assert (await http.options("api/session", headers={**origin, **PREFLIGHT})).status_code == 204
            refused = await http.post("api/session", headers=origin)
            assert "starting" in assert_refused(refused, 503, "unavailable")
            assert permission(refused)["access-control-allow-origin"] == origin["Origin"]
            assert (await http.get("health")).json() == {"status": "ok"}
            assert_refused(await http.get("ready"), 503, "unavailable")
            page = await connect(f"{url.replace('http', 'ws')}live", None, origin=origin["Origin"])
            assert await page.closed() == (1013, "The community service is starting. Try again in a moment.")
    finally:
        server.stop()
        await server.close_all_connections()


async def test_no_answer_is_kept_guessed_at_or_carries_a_cookie(lesson: Lesson) -> None:
    answers = [await lesson.whose(route).ask(route.verb, lesson.address(route), lesson.sent(route)) for route in ROUTES]
    for caller in (lesson.tia, lesson.somebody(None), lesson.somebody("token ada")):
        for path in ("api/session", "api/me", "api/openapi.json", "health", "ready", "nowhere", "api/courses/x/board"):
            answers += [await caller.ask("GET", path), await caller.ask("POST", path), await caller.ask("BREW", path)]
    assert {answer.status_code for answer in answers} >= {200, 201, 401, 404, 405}
    files = [answer for answer in answers if answer.headers["Content-Type"] == "image/png"]
    assert len(files) == 1, "what somebody uploaded is the only thing that is not JSON"
    for answer in answers:
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer in files or answer.headers["Content-Type"] == "application/json; charset=utf-8"
        assert "Set-Cookie" not in answer.headers
