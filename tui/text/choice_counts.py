"""Words for how many were chosen, and how many may be."""

from __future__ import annotations


def count_text(count: int, low: int, high: int, done: str = "chosen") -> str:
    """Return a count, like "2 chosen, up to 3"."""
    if low == high:
        return f"{count} of {high} {done}"
    if count < low and low > 1:
        return f"{count} {done}, choose {low} to {high}"
    return f"{count} {done}, up to {high}"


def too_few_text(low: int) -> str:
    """Return the hint for too few choices."""
    return "Choose one first." if low == 1 else f"Choose at least {low} first."


def too_many_text(high: int) -> str:
    """Return the hint for too many choices."""
    return f"You can choose up to {high}. Remove one first."
