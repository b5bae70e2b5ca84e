"""Everything that can be refused, with a sentence for the person in front of it.

    CommunityError
    ├── Invalid          what was sent makes no sense, whoever sends it
    │   └── TooLarge
    ├── SignedOut        the session is missing, unknown or over
    ├── NotPermitted     this person may not do this
    ├── NotFound         no such thing, or not for this person
    ├── Conflict         somebody else changed it first
    ├── Gone             it was taken back
    ├── SlowDown         too much at once
    └── Unavailable      the store or the hub is away; nothing was saved

``transports/errors.py`` maps them, once, to HTTP statuses and WebSocket close codes.
"""

from __future__ import annotations


class CommunityError(Exception):
    """The root. ``code`` is for programs, ``message`` a sentence for people that says what to do."""

    code = "error"

    def __init__(self, message: str, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code


class Invalid(CommunityError):
    code = "invalid"


class TooLarge(Invalid):
    code = "too_large"


class SignedOut(CommunityError):
    code = "signed_out"


class NotPermitted(CommunityError):
    code = "not_permitted"


class NotFound(CommunityError):
    code = "not_found"


class Conflict(CommunityError):
    """Carries what stands now, if there is one thing that does, so that a page can show both."""

    code = "conflict"

    def __init__(self, message: str, current: object = None) -> None:
        super().__init__(message)
        self.current = current


class Gone(CommunityError):
    code = "gone"


class SlowDown(CommunityError):
    code = "slow_down"

    def __init__(self, message: str, retry_after: float = 1.0) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unavailable(CommunityError):
    code = "unavailable"
