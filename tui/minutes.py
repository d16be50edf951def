"""How long things take, in words."""

from __future__ import annotations


def minutes_text(minutes: tuple[int, int]) -> str:
    """An interval of minutes as a picker shows it: "20 to 40 min"."""
    low, high = minutes
    return f"{low} min" if low == high else f"{low} to {high} min"
