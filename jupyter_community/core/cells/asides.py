"""Asides: places of a notebook that are no cell of its outline, where people talk with the staff and with nobody else.

One lies at the notebook's end, to stay behind; each test of nbgrader's may have one, to talk about why it fails. Their
anchors begin alike, and what others could read cannot be said there.
"""

from __future__ import annotations

from ..audience import Audience
from ..errors import Invalid
from ..ids import AnchorId

ASIDE = "staff."


def is_aside(anchor: AnchorId) -> bool:
    return anchor.startswith(ASIDE)


def check_audience(anchor: AnchorId, audience: Audience) -> None:
    """
    Raises:
        Invalid: it is to be for everyone, at a place that is for the staff only.
    """
    if is_aside(anchor) and audience != Audience.STAFF:
        raise Invalid("Here people talk with the staff only. Send it to the staff, or write it at another cell.")
