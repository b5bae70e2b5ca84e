"""jupyter-community: one conversation at a cell, shared by everybody's copy of the notebook."""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    return [{"src": "labextension", "dest": "jupyter-community"}]


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    from .transports.server_extension import CommunityExtension

    return [{"module": "jupyter_community", "app": CommunityExtension}]
