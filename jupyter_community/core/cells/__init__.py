"""Kinds of shared cell. To add one: a file here, a line in ``KINDS``, and its twin in the front end."""

from __future__ import annotations

from ..errors import Invalid
from .discussion import DISCUSSION
from .kind import Kind

KINDS: dict[str, Kind] = {kind.name: kind for kind in (DISCUSSION,)}


def kind(name: object) -> Kind:
    """Looks a kind up by its name.

    Raises:
        Invalid: this service does not know it.
    """
    if not isinstance(name, str) or name not in KINDS:
        raise Invalid(
            f"This service does not know cells of the kind “{name}”. It may be older than your notebook: "
            "ask the admin to update it."
        )
    return KINDS[name]
