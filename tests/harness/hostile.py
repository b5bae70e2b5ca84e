"""What a hostile member of a course writes, and an ear for what it sets off."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from types import TracebackType
from typing import Any

import nbformat
from nbformat.sign import NotebookNotary
from playwright.async_api import BrowserContext, Dialog, Request

from .hub import ROOT

VECTORS = ROOT / "tests" / "browser" / "xss_vectors.txt"
_NOTICED = (
    "Object.defineProperty(window, 'RUN', {get() { console.error('A script of a post ran.', new Error().stack) }})"
)


def vectors(remote: str) -> list[str]:
    """Every vector of the list; ``remote`` is the address that it tries to reach."""
    lines = [line for line in VECTORS.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    host = remote.split("://")[1]
    return [
        line.replace(r"\u0000", "\0").replace(r"\n", "\n").replace("//REMOTE", f"//{host}").replace("REMOTE", remote)
        for line in lines
    ]


def everywhere(name: str) -> str:
    """One short text that tries it all at once, for places that hold no Markdown; it says ``name``."""
    return (
        f'{name} "><img src=x onerror=RUN><script>RUN</script>'
        '<a data-commandlinker-command="notebook:insert-cell-below">%1 {{RUN}} ${RUN}</a><svg onload=RUN//'
    )


class Watch:
    """Notices every script of a post that runs in a browser, every request elsewhere, and every new page.

    Attributes:
        remote: an address where it listens, for posts to try; nobody has a reason to connect to it.
        noticed: what happened that must not.
    """

    def __init__(self, own: str) -> None:
        self._own = own
        self.remote = ""
        self.noticed: list[str] = []

    async def __aenter__(self) -> Watch:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.remote = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._server.close()
        await self._server.wait_closed()

    async def over(self, context: BrowserContext) -> None:
        """Watches everything that this browser profile does from now on."""
        await context.add_init_script(_NOTICED)
        context.on("console", lambda said: "script of a post" in said.text and self.noticed.append(said.text))
        context.on("dialog", self._dialog)
        context.on("page", lambda page: self.noticed.append(f"A page opened: {page.url}"))
        context.on("request", self._request)

    async def _dialog(self, dialog: Dialog) -> None:
        if dialog.type != "beforeunload":  # JupyterLab's own, where a notebook is not saved
            self.noticed.append(f"A dialog opened: {dialog.message}")
        await dialog.accept()

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self._own}/", "data:", "blob:")):
            self.noticed.append(f"A request went elsewhere: {request.url}")

    async def _connected(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.noticed.append("A connection was made to an address in a post.")
        writer.close()


def cell(title: str, mark: object) -> dict[str, Any]:
    """A Markdown cell that says this of itself."""
    return {
        "cell_type": "markdown",
        "id": re.sub("[^A-Za-z0-9]", "-", title)[:32],
        "metadata": {"jupyter_community": mark},
        "source": f"## {title}",
    }


OUTPUT = {"output_type": "display_data", "data": {"text/html": "<b>An output</b>"}, "metadata": {}}
CODE: dict[str, Any] = {
    "cell_type": "code",
    "id": "code",
    "metadata": {},
    "execution_count": None,
    "source": "pass",
    "outputs": [OUTPUT],
}
"""A cell whose output is shown as it is once the notebook is trusted."""


def write(path: Path, cells: list[dict[str, Any]], mark: object) -> None:
    """Writes a notebook that says this of itself; put into somebody's home, it is one that they trust."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"jupyter_community": mark, "kernelspec": kernel}
    notebook = {"cells": [*cells, CODE], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook), encoding="utf-8")
    notary = NotebookNotary(data_dir=str(path.parent / ".local" / "share" / "jupyter"))
    notary.sign(nbformat.from_dict(notebook))
    notary.store.close()
