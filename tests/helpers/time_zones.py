"""Time zones that change their clocks, and the system's zone."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

CLOCK_CHANGES = [
    ("Europe/Berlin", "2026-03-29T01:00"),
    ("Europe/Berlin", "2026-10-25T01:00"),
    ("America/New_York", "2026-03-08T07:00"),
    ("America/New_York", "2026-11-01T06:00"),
    ("Australia/Lord_Howe", "2026-04-04T15:00"),
    ("Australia/Lord_Howe", "2026-10-03T15:30"),
]
"""Zones with the UTC times at which their clocks change, by an hour or by half an hour."""


@contextmanager
def system_zone(name: str) -> Iterator[ZoneInfo]:
    """Set the system's time zone for a while."""
    before = os.environ["TZ"]
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield ZoneInfo(name)
    finally:
        os.environ["TZ"] = before
        time.tzset()


def clock_reading(moment: datetime) -> datetime:
    """Return a moment as the clock gives it, with a fixed offset."""
    return moment.astimezone(UTC).astimezone()
