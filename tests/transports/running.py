"""Programs that run as they do in earnest: processes of their own, with a log that tells why one failed."""

from __future__ import annotations

import asyncio
import itertools
import os
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

import httpx

PATIENCE = 90.0
"""Seconds; a loaded machine is slow, and no test measures how slow."""
BIN = Path(sys.executable).parent


class Program:
    """Attributes:
    url: what answers when the program is ready.
    log: all that it said.
    """

    def __init__(self, command: Sequence[str], folder: Path, environment: Mapping[str, str], url: str) -> None:
        self.url = url
        self._command = [str(BIN / command[0]), *command[1:]]
        self._folder = folder
        self._environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", **environment}
        self._log = folder / f"{os.path.basename(command[0])}-{id(self)}.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        return self._log.read_text(errors="replace")

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def launch(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    async def start(self, *answers: int) -> None:
        """Launches it and waits until it answers with one of these; 200 if none are named."""
        self.launch()
        async with httpx.AsyncClient(trust_env=False) as http:

            async def is_up() -> bool:
                assert self._process is not None
                assert self._process.poll() is None, f"It stopped by itself.\n{self.log}"
                try:
                    return (await http.get(self.url, timeout=5)).status_code in (answers or (200,))
                except httpx.TransportError:
                    return False

            await until(is_up, lambda: f"It did not start.\n{self.log}")

    async def ended(self) -> int:
        """Waits until it stops by itself; its exit code."""
        assert self._process is not None
        return await asyncio.to_thread(self._process.wait, PATIENCE)

    async def stop(self) -> int:
        """As an admin stops it."""
        assert self._process is not None
        self._process.terminate()
        return await self.ended()

    async def kill(self) -> None:
        """``kill -9``: no goodbye, no flush."""
        if self._process is not None:
            self._process.kill()
            await self.ended()


async def until(condition: Callable[[], Awaitable[bool]], why: Callable[[], str]) -> None:
    """Waits for something in another process, which cannot wake us."""
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while not await condition():
        assert asyncio.get_running_loop().time() < deadline, why()
        await asyncio.sleep(0.05)


_ports = itertools.cycle(range(20_000 + os.getpid() % 1000 * 12, 20_000 + os.getpid() % 1000 * 12 + 12))


def free_port() -> int:
    """Below the ephemeral range, so that no client meets itself there; each worker of the tests has its own dozen."""
    for port in itertools.islice(_ports, 12):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise RuntimeError("No free port.")
