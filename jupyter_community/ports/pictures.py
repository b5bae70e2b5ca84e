"""Who decodes pictures. What comes out was drawn anew, so that nothing is in it that cannot be seen."""

from __future__ import annotations

from typing import Protocol

from ..core.files.file import Content


class Pictures(Protocol):
    async def redraw(self, data: bytes) -> Content:
        """The picture as people see it, upright, in sRGB, without motion and without anything beside its pixels.

        Raises:
            Invalid: it cannot be read.
            TooLarge: it has more pixels than anybody could look at.
        """
        ...

    async def face(self, data: bytes) -> Content:
        """The middle of the picture as a small square; raises as ``redraw`` does."""
        ...
