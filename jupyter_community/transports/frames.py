"""Text frames, framed once for all who receive them (RFC 6455, section 5.2).

Framing is done here because ``write_message`` does it anew for each receiver, which costs three times the CPU of
handing the same bytes to every socket.
"""

from __future__ import annotations

import struct
from typing import Any

import msgspec
from tornado.iostream import IOStream, StreamClosedError

PING = b"\x89\x00"
_TEXT = 0x81


def text_frame(message: Any) -> bytes:
    """The bytes of an unmasked, unfragmented text frame with ``message`` as JSON."""
    payload = msgspec.json.encode(message)
    size = len(payload)
    if size < 126:
        head = bytes((_TEXT, size))
    elif size < 1 << 16:
        head = struct.pack("!BBH", _TEXT, 126, size)
    else:
        head = struct.pack("!BBQ", _TEXT, 127, size)
    return head + payload


class Outlet:
    """The way out to one page. Counts what the page has not taken yet."""

    __slots__ = ("_stream", "waiting")

    def __init__(self, stream: IOStream) -> None:
        self._stream = stream
        self.waiting = 0

    def send(self, frame: bytes) -> None:
        """Sends a whole frame, in order. What the socket does not take at once waits in the stream's buffer."""
        stream = self._stream
        if stream.closed():
            return
        if type(stream) is IOStream and not stream.writing():
            # Nothing waits and nothing is encrypted here: the kernel may have the bytes directly.
            try:
                sent = stream.socket.send(frame)
            except BlockingIOError:
                sent = 0
            except OSError:
                return  # the stream notices by itself that the page is gone
            if sent == len(frame):
                return
            frame = frame[sent:]
        self._queue(frame)

    def _queue(self, rest: bytes) -> None:
        size = len(rest)
        self.waiting += size
        try:
            written = self._stream.write(rest)
        except StreamClosedError:
            return

        def done(future: Any) -> None:
            self.waiting -= size
            future.exception()  # a page that is gone is no error of ours

        written.add_done_callback(done)

    def abort(self) -> None:
        self._stream.close()
