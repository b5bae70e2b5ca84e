"""Times as pages write them."""

from __future__ import annotations

from datetime import datetime, timezone

from ...core.errors import Invalid


def moment(text: str) -> datetime:
    """
    Raises:
        Invalid: no time, or none of which one can say when it is.
    """
    try:
        found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise Invalid("A time must be in ISO 8601, like 2026-11-24T09:00:00.000Z.") from None
    if found.tzinfo is None:
        raise Invalid("A time must say its zone, like 2026-11-24T09:00:00.000Z.")
    try:
        return found.astimezone(timezone.utc)
    except OverflowError:  # at the first or last hours of the calendar
        raise Invalid("This time is too far away. Choose another one.") from None
