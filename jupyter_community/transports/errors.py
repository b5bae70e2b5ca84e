"""The one place where what was refused becomes an HTTP status or a close code."""

from __future__ import annotations

import msgspec

from ..core import errors
from ..core.cells.outline import OutlineConflict
from ..core.discussions.post import Post
from . import present, wire

STATUS: dict[type[errors.CommunityError], int] = {
    errors.TooLarge: 413,
    errors.Invalid: 400,
    errors.SignedOut: 401,
    errors.NotPermitted: 403,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.Gone: 410,
    errors.SlowDown: 429,
    errors.Unavailable: 503,
}

CLOSE: dict[type[errors.CommunityError], int] = {
    errors.TooLarge: 4413,
    errors.Invalid: 4400,
    errors.SignedOut: 4401,
    errors.NotPermitted: 4403,
    errors.SlowDown: 4429,
    errors.Unavailable: 1013,
}
RESTARTING = 1012
TOO_SLOW = 4508


def status(error: errors.CommunityError) -> int:
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)


def close_code(error: errors.CommunityError) -> int:
    return next((CLOSE[kind] for kind in type(error).__mro__ if kind in CLOSE), 1011)


def close_reason(message: str) -> str:
    """As much of a sentence as a close frame holds, which is 123 bytes."""
    return message.encode()[:120].decode(errors="ignore")


def problem(error: errors.CommunityError) -> wire.Problem | wire.OutlineProblem:
    if isinstance(error, OutlineConflict):
        current = None if error.outline is None else present.outline(error.outline)
        return wire.OutlineProblem(error=error.code, message=error.message, current=current)
    problem = wire.Problem(error=error.code, message=error.message)
    if isinstance(error, errors.Conflict) and isinstance(error.current, Post):
        problem.current = present.post(error.current)
    return problem


def misunderstood(error: Exception) -> errors.Invalid:
    """What a decoder could not make sense of, said for a person."""
    if isinstance(error, msgspec.ValidationError):
        return errors.Invalid(f"This service does not understand what the page sent ({error}). Reload the page.")
    if isinstance(error, RecursionError):
        return errors.Invalid("What the page sent is nested too deeply. Reload the page.")
    return errors.Invalid("What the page sent is not valid JSON. Reload the page.")
