"""N readers in one course and 5 posts a second: what one delivery costs the service, beside a bare broadcast."""

from __future__ import annotations

import asyncio
import tempfile
import time
import uuid
from collections.abc import Awaitable, Callable
from itertools import count
from pathlib import Path
from typing import Any

import httpx

from .pages import Arrivals, Page, connect, percentile
from .server_process import LOAD_CORE, Server, free_port, pin
from .stand_in_hub import COURSE, listen

POSTS_PER_SECOND = 5
SECONDS = 20
TOKEN = "bench-service-token-0123456789abcdef"
BODY = "Why does the spread grow with $\\sqrt{n}$ and not with $n$? I tried `np.cumsum` on ten walks. " * 2
Publish = Callable[[str], Awaitable[None]]


async def run(readers: int) -> dict[str, Any]:
    pin(LOAD_CORE)
    ours, frame = await _ours(readers)
    bare = await _bare(readers, frame)
    ratio = round(ours["cpu_us_per_delivery"] / bare["cpu_us_per_delivery"], 3)
    return {"readers": readers, "frame_bytes": len(frame), "ours": ours, "bare_tornado": bare, "cpu_ratio": ratio}


async def _ours(readers: int) -> tuple[dict[str, Any], bytes]:
    hub_port, port = free_port(), 0
    people = ["teacher0", "author0", *(f"reader{n}" for n in range(readers))]
    hub = listen(hub_port, people)
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        environment = {
            "JUPYTERHUB_API_TOKEN": TOKEN,
            "JUPYTERHUB_API_URL": f"http://127.0.0.1:{hub_port}/hub/api",
            "JUPYTERHUB_SERVICE_URL": f"http://127.0.0.1:{port}",
            "JUPYTERHUB_SERVICE_PREFIX": "/services/community/",
            "JUPYTERHUB_SERVICE_NAME": "community",
            "JUPYTER_COMMUNITY_DB": f"sqlite:///{Path(folder) / 'bench.sqlite'}",
        }
        server = Server("jupyter_community.transports.hub_service", [], environment)
        base = f"http://127.0.0.1:{port}/services/community/"
        try:
            async with httpx.AsyncClient(base_url=base, timeout=30) as client:
                await _until_ready(client)
                return await _drive_ours(client, server, port, people)
        finally:
            server.stop()
            hub.stop()


async def _drive_ours(
    client: httpx.AsyncClient, server: Server, port: int, people: list[str]
) -> tuple[dict[str, Any], bytes]:
    tokens = {}
    for person in people:
        answer = await client.post("api/session", headers={"Authorization": f"token {person}"})
        tokens[person] = answer.raise_for_status().json()["token"]
    anchors = [{"id": id, "kind": "discussion", "title": "A cell"} for id in ("cell", "gated")]
    await _send(
        client, tokens["teacher0"], "PUT", "notebooks/nb", {"title": "N", "path": "nb.ipynb", "anchors": anchors}
    )
    first = await _begin(client, tokens["author0"], "cell")
    private = await _begin(client, tokens["author0"], "cell", audience="staff")
    gated = await _begin(client, tokens["author0"], "gated")
    opening = {"opens": "after_post", "nameless": True}
    await _send(client, tokens["teacher0"], "PUT", "notebooks/nb/anchors/gated/opening", opening)
    before = server.rss_kb()
    arrivals, samples = Arrivals(), []

    def received(frame: bytes) -> None:
        arrivals.received(frame)
        if not samples and b'"type":"post"' in frame:
            samples.append(frame)

    pages = []
    for person in people[2:]:
        protocols = f"v1.community.jupyter.org, v1.token.community.jupyter.org.{tokens[person]}"
        page = await connect(port, "/services/community/live", protocols, received)
        page.send(b'{"type":"follow","course":"%s"}' % COURSE.encode())
        pages.append(page)
    await _until_following(client, tokens["author0"], first, arrivals, len(pages))
    per_page = (server.rss_kb() - before) / len(pages)

    sent = count()

    async def publish(post: str) -> None:
        """To everybody; and beside every fifth post another for the staff, or behind a gate that nobody else passed."""
        await _send(client, tokens["author0"], "POST", "posts", {"id": post, "thread": first, "body": BODY})
        if (n := next(sent)) % 5 == 4:
            aside = {"id": str(uuid.uuid4()), "thread": private if n % 2 else gated, "body": BODY}
            await _send(client, tokens["author0"], "POST", "posts", aside)

    result = await _measure(server, pages, arrivals, publish)
    return {**result, "rss_kb_per_page": round(per_page, 1)}, samples[0]


async def _begin(client: httpx.AsyncClient, token: str, anchor: str, **more: str) -> str:
    id = str(uuid.uuid4())
    post = {"id": id, "thread": id, "notebook": "nb", "anchor": anchor, "body": "Where it begins", **more}
    await _send(client, token, "POST", "posts", post)
    return id


async def _bare(readers: int, frame: bytes) -> dict[str, Any]:
    port = free_port()
    server = Server("benchmarks.bare_broadcast", [str(port)])
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}/", timeout=30) as client:
            await _until_ready(client, "publish")
            arrivals = Arrivals()
            pages = [await connect(port, "/listen", "", arrivals.received) for _ in range(readers)]
            at = frame.find(b'"id":"') + 6

            async def publish(post: str) -> None:
                await client.post("publish", content=frame[:at] + post.encode() + frame[at + 36 :])

            return await _measure(server, pages, arrivals, publish)
    finally:
        server.stop()


async def _measure(server: Server, pages: list[Page], arrivals: Arrivals, publish: Publish) -> dict[str, Any]:
    """Publishes on a steady clock and waits for the last delivery."""
    arrivals.sent.clear()
    arrivals.last.clear()
    arrivals.count = 0
    cpu, begun, waiting = server.cpu_seconds(), time.perf_counter(), []
    for n in range(SECONDS * POSTS_PER_SECOND):
        await asyncio.sleep(max(0.0, begun + n / POSTS_PER_SECOND - time.perf_counter()))
        post = str(uuid.uuid4())
        arrivals.sent[post.encode()] = time.perf_counter()
        waiting.append(asyncio.create_task(publish(post)))
    await asyncio.gather(*waiting)
    expected = len(arrivals.sent) * len(pages)
    deadline = time.perf_counter() + 10
    while arrivals.count < expected and time.perf_counter() < deadline:  # noqa: ASYNC110  an event a delivery is dear
        await asyncio.sleep(0.01)
    used, latencies = server.cpu_seconds() - cpu, arrivals.latencies_ms()
    for page in pages:
        page.transport.close()
    return {
        "deliveries": arrivals.count,
        "lost": expected - arrivals.count,
        "cpu_us_per_delivery": round(1e6 * used / max(1, arrivals.count), 2),
        "cpu_percent": round(100 * used / SECONDS, 1),
        "p50_ms": percentile(latencies, 0.5),
        "p99_ms": percentile(latencies, 0.99),
    }


async def _send(client: httpx.AsyncClient, token: str, verb: str, path: str, body: dict[str, Any]) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    (await client.request(verb, f"api/courses/{COURSE}/{path}", json=body, headers=headers)).raise_for_status()


async def _until_following(client: httpx.AsyncClient, token: str, thread: str, arrivals: Arrivals, pages: int) -> None:
    """Posts until one post has reached every page; so everybody follows."""
    while True:
        post = str(uuid.uuid4())
        arrivals.count = 0
        arrivals.sent = {post.encode(): time.perf_counter()}
        await _send(client, token, "POST", "posts", {"id": post, "thread": thread, "body": "Is everybody here?"})
        deadline = time.perf_counter() + 5
        while arrivals.count < pages and time.perf_counter() < deadline:  # noqa: ASYNC110  as below
            await asyncio.sleep(0.02)
        if arrivals.count == pages:
            return


async def _until_ready(client: httpx.AsyncClient, path: str = "ready") -> None:
    for _ in range(600):
        try:
            if (await client.get(path)).status_code in (200, 405):
                return
        except httpx.TransportError:
            pass
        await asyncio.sleep(0.05)
    raise RuntimeError("The server did not come up within 30 s.")
