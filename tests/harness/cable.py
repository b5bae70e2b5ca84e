"""A cable between one person and everything else, which a test pulls out and puts back."""

from __future__ import annotations

import asyncio
import contextlib
from urllib.parse import urlsplit


class Cable:
    """Carries bytes to the hub, under an address of its own. Pulled out, it cuts what is open and lets nothing in.

    Chromium's own way to be offline leaves a WebSocket open that is open already; a cable does not.
    """

    def __init__(self, url: str) -> None:
        self.url = ""
        self._far = urlsplit(url)
        self._server: asyncio.Server | None = None
        self._is_in = True
        self._open: set[asyncio.StreamWriter] = set()
        self._carrying: set[asyncio.Task[None]] = set()

    async def lay(self) -> None:
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def pull_out(self) -> None:
        self._is_in = False
        await self._cut()

    def put_back(self) -> None:
        self._is_in = True

    async def remove(self) -> None:
        if self._server is not None:
            self._server.close()
        await self.pull_out()

    async def _cut(self) -> None:
        for writer in self._open:
            writer.transport.abort()
        while self._carrying:
            await asyncio.wait(self._carrying)

    async def _carry(self, near_in: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._carrying.add(task)
        self._open.add(near_out)
        writers = [near_out]
        try:
            if not self._is_in:
                near_out.transport.abort()
                return
            far_in, far_out = await asyncio.open_connection(self._far.hostname, self._far.port)
            self._open.add(far_out)
            writers.append(far_out)
            if not self._is_in:  # pulled out meanwhile
                return
            await asyncio.gather(_pour(near_in, far_out), _pour(far_in, near_out))
        except OSError:
            pass  # One of the two ends was cut; so is the other.
        finally:
            for writer in writers:
                self._open.discard(writer)
                writer.transport.abort()
                with contextlib.suppress(OSError):
                    await writer.wait_closed()
            self._carrying.discard(task)


async def _pour(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while data := await source.read(65536):
        target.write(data)
        await target.drain()
    with contextlib.suppress(OSError):
        target.write_eof()
