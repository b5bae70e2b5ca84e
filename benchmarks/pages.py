"""Many pages in one process: WebSocket clients that only count frames and note when they came."""

from __future__ import annotations

import asyncio
import base64
import os
import struct
import time
from collections.abc import Callable

PING, CLOSE = 0x9, 0x8


class Page(asyncio.Protocol):
    """A WebSocket client (RFC 6455) that hands every text frame to ``received`` and does no more with it."""

    def __init__(self, request: bytes, received: Callable[[bytes], None]) -> None:
        self._request = request
        self._received = received
        self._buffer = b""
        self._open = False
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        transport.write(self._request)  # type: ignore[attr-defined]

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._open:
            head, mark, rest = self._buffer.partition(b"\r\n\r\n")
            if not mark:
                return
            if not head.startswith(b"HTTP/1.1 101"):
                self.opened.set_exception(ConnectionError(head.decode(errors="replace")))
                return
            self._open, self._buffer = True, rest
            self.opened.set_result(None)
        self._take_frames()

    def _take_frames(self) -> None:
        while (bounds := _payload(self._buffer)) is not None:
            start, end = bounds
            kind, frame = self._buffer[0] & 0xF, self._buffer[start:end]
            self._buffer = self._buffer[end:]
            if kind == PING:
                self._send(0xA, frame)
            elif kind != CLOSE:
                self._received(frame)

    def send(self, text: bytes) -> None:
        self._send(0x1, text)

    def _send(self, kind: int, payload: bytes) -> None:
        size = len(payload)
        head = bytes((0x80 | kind, 0x80 | size)) if size < 126 else struct.pack("!BBH", 0x80 | kind, 0xFE, size)
        self.transport.write(head + b"\0\0\0\0" + payload)  # type: ignore[attr-defined]  # a mask of zeros


def _payload(buffer: bytes) -> tuple[int, int] | None:
    """Where the payload of the first frame begins and ends; None while it is not all there."""
    if len(buffer) < 2:
        return None
    size, start = buffer[1] & 0x7F, 2
    if size >= 126:
        layout = "!H" if size == 126 else "!Q"
        start += struct.calcsize(layout)
        if len(buffer) < start:
            return None
        (size,) = struct.unpack_from(layout, buffer, 2)
    return (start, start + size) if len(buffer) >= start + size else None


async def connect(port: int, path: str, protocols: str, received: Callable[[bytes], None]) -> Page:
    key = base64.b64encode(os.urandom(16)).decode()
    request = (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n"
    )
    if protocols:
        request += f"Sec-WebSocket-Protocol: {protocols}\r\n"
    loop = asyncio.get_running_loop()
    _, page = await loop.create_connection(lambda: Page((request + "\r\n").encode(), received), "127.0.0.1", port)
    await page.opened
    return page


class Arrivals:
    """When each post reached its last reader."""

    def __init__(self) -> None:
        self.sent: dict[bytes, float] = {}
        self.last: dict[bytes, float] = {}
        self.count = 0

    def received(self, frame: bytes) -> None:
        at = frame.find(b'"id":"')
        if at < 0 or b'"type":"post"' not in frame:
            return
        post = frame[at + 6 : at + 42]
        if post in self.sent:
            self.count += 1
            self.last[post] = time.perf_counter()

    def latencies_ms(self) -> list[float]:
        return sorted(1000 * (self.last[post] - self.sent[post]) for post in self.last)


def percentile(values: list[float], share: float) -> float:
    return round(values[min(len(values) - 1, int(share * len(values)))], 2)
