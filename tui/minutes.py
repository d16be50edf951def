"""How long things take, in words."""

from __future__ import annotations


def minutes_text(minutes: tuple[int, int]) -> str:
    """An interval of minutes as a picker shows it: "20 to 40 min"."""
    low, high = minutes
    return f"{low} min" if low == high else f"{low} to {high} min"


def about(seconds: int) -> str:
    """A duration as one says it: "half a minute", "a minute", "20 minutes", "an hour"."""
    if seconds < 45:
        return "half a minute"
    minutes = round(seconds / 60)
    if minutes < 60:
        return "a minute" if minutes == 1 else f"{minutes} minutes"
    hours = round(minutes / 60)
    return "an hour" if hours == 1 else f"{hours} hours"
