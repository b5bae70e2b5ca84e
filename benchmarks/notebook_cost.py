"""What a notebook with 20 discussion cells costs the browser, beside the same notebook without their metadata."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Page, sync_playwright

from .server_process import free_port

CELLS = 20
POSTS = 5
"""In each cell, with Markdown, code and a formula."""
PAIRS = 5
TOKEN = "bench"
BODY = "The spread grows with $\\sqrt{n}$:\n\n```python\nwalks.std(axis=0)\n```\n\nDo you see **why**? "


def run() -> dict[str, Any]:
    """Opens both notebooks in turn; the figure is the median of the differences of paired openings."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder:
        port, root = free_port(), Path(folder) / "work"
        root.mkdir()
        _write_notebook(root / "talk.ipynb", discussions=True)
        _write_notebook(root / "plain.ipynb", discussions=False)
        server = _start(port, root, Path(folder))
        try:
            _fill(port)
            with sync_playwright() as playwright:
                arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic"]
                browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
                _open(browser.new_page(), port, "plain.ipynb")  # warms the server and the disk
                pairs, sockets = [], 0
                for _ in range(PAIRS):
                    plain, _none = _open(browser.new_page(), port, "plain.ipynb")
                    talk, sockets = _open(browser.new_page(), port, "talk.ipynb")
                    pairs.append((plain, talk))
                browser.close()
        finally:
            server.terminate()
            server.wait(20)
    return {
        "cells": CELLS,
        "posts": CELLS * POSTS,
        "main_thread_ms_without": round(statistics.median(plain for plain, _ in pairs)),
        "main_thread_ms_with": round(statistics.median(talk for _, talk in pairs)),
        "added_ms": round(statistics.median(talk - plain for plain, talk in pairs)),
        "sockets_to_the_community": sockets,
    }


def _open(page: Page, port: int, name: str) -> tuple[float, int]:
    """Main-thread task time from navigation to quiet, in ms, and how many community sockets the page opened."""
    sockets = []
    page.on("websocket", lambda socket: sockets.append(socket.url) if "community/live" in socket.url else None)
    client = page.context.new_cdp_session(page)
    client.send("Performance.enable")
    page.goto(f"http://127.0.0.1:{port}/lab/tree/{name}?reset&token={TOKEN}")
    page.locator(".jp-Notebook .jp-Cell").nth(CELLS).wait_for(timeout=60_000)
    if name.startswith("talk"):
        page.locator(".jp-Notebook .jp-CommunitySummary").nth(CELLS - 1).wait_for(state="attached", timeout=60_000)
    spent = _until_quiet(client)
    page.close()
    return spent, len(sockets)


def _until_quiet(client: Any) -> float:
    """The task time once it has grown by less than 2 ms in each of four half seconds."""
    last, calm = 0.0, 0
    for _ in range(120):
        metrics = client.send("Performance.getMetrics")["metrics"]
        now = next(1000 * m["value"] for m in metrics if m["name"] == "TaskDuration")
        calm = calm + 1 if now - last < 2 else 0
        if calm == 4:
            break
        last = now
        time.sleep(0.5)
    return last


def _write_notebook(path: Path, *, discussions: bool) -> None:
    cells = []
    for n in range(3 * CELLS):
        cell: dict[str, Any] = {
            "cell_type": "markdown",
            "id": f"c{n}",
            "metadata": {},
            "source": f"### Step {n}\n\nText.",
        }
        if discussions and n % 3 == 2:
            cell["metadata"]["jupyter_community"] = {"version": 1, "kind": "discussion", "id": f"a{n}"}
        cells.append(cell)
    metadata: dict[str, Any] = {"language_info": {"name": "python"}}
    if discussions:
        metadata["jupyter_community"] = {"version": 1, "notebook": "talk", "course": "local"}
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}))


def _start(port: int, root: Path, home: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "JUPYTER_DATA_DIR": str(home / "data"), "JUPYTER_CONFIG_DIR": str(home / "config")}
    options = ["--no-browser", "--allow-root", f"--port={port}", f"--IdentityProvider.token={TOKEN}"]
    command = [sys.executable, "-m", "jupyterlab", *options, f"--ServerApp.root_dir={root}"]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(600):
        try:
            if httpx.get(f"http://127.0.0.1:{port}/community/ready").status_code == 200:
                return server
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    server.kill()
    raise RuntimeError("JupyterLab did not come up within a minute.")


def _fill(port: int) -> None:
    with httpx.Client(base_url=f"http://127.0.0.1:{port}/community/", timeout=30) as client:
        session = client.post("api/session", headers={"Authorization": f"token {TOKEN}"}).raise_for_status().json()
        client.headers["Authorization"] = f"Bearer {session['token']}"
        ids = [f"a{n}" for n in range(3 * CELLS) if n % 3 == 2]
        anchors = [{"id": id, "kind": "discussion", "title": id} for id in ids]
        notebook = {"title": "Talk", "path": "talk.ipynb", "anchors": anchors}
        client.put("api/courses/local/notebooks/talk", json=notebook).raise_for_status()
        for anchor in ids:
            thread = str(uuid.uuid4())
            for n in range(POSTS):
                post = {"id": thread if n == 0 else str(uuid.uuid4()), "thread": thread, "body": BODY + str(n)}
                if n == 0:
                    post |= {"notebook": "talk", "anchor": anchor}
                client.post("api/courses/local/posts", json=post).raise_for_status()
