"""The current time, local times, and how they are stored."""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta


def now() -> datetime:
    """Return the current time with the local UTC offset."""
    return datetime.now().astimezone()


def local(moment: datetime) -> datetime:
    """Return a moment as clocks here show it.

    The offset is the one of that moment: another than today's, if the clocks change in between.
    """
    with contextlib.suppress(OverflowError, ValueError):  # at either end of the years that dates have
        return moment.astimezone()
    return moment


def later(moment: datetime, length: timedelta) -> datetime:
    """Return a later local time.

    Whole days end at the same time of day, even if the clocks change. Hours and minutes really pass.
    """
    start = local(moment)
    if length.days:
        start = local(start.replace(tzinfo=None) + timedelta(days=length.days))
    return local(start + timedelta(seconds=length.seconds))


def stamp(moment: datetime) -> str:
    """Return a moment in ISO 8601, in seconds, with offset."""
    return moment.isoformat(timespec="seconds")
