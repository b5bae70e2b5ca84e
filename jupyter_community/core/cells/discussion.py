"""A discussion cell: a prompt in Markdown, and threads under it."""

from __future__ import annotations

from .kind import Kind

DISCUSSION = Kind(name="discussion", version=1, label="Discussion", threads=True)
