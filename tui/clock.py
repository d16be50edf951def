"""The current time, and how it is stored."""

from __future__ import annotations

from datetime import datetime


def now() -> datetime:
    """Return the current time with the local UTC offset."""
    return datetime.now().astimezone()


def stamp(moment: datetime) -> str:
    """Return a moment in ISO 8601, in seconds, with offset."""
    return moment.isoformat(timespec="seconds")
