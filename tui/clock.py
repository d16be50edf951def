"""What time it is, for whoever must write it down."""

from __future__ import annotations

from datetime import datetime


def now() -> datetime:
    """This moment, with the offset of where the couple is."""
    return datetime.now().astimezone()


def stamp(moment: datetime) -> str:
    """A moment as it is stored: ISO, whole seconds, with offset."""
    return moment.isoformat(timespec="seconds")
