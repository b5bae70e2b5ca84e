"""Times in the database: whole microseconds since 1970, UTC, which sort and compare the same everywhere."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_MICROSECOND = timedelta(microseconds=1)


def pack(at: datetime) -> int:
    return (at - _EPOCH) // _MICROSECOND


def unpack(micros: int) -> datetime:
    return _EPOCH + timedelta(microseconds=micros)
