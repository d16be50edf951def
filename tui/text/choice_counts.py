"""Words for how many were chosen, how many may be, and by which numbers."""

from __future__ import annotations

from collections.abc import Sequence


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


def other_number_text(keys: Sequence[str]) -> str:
    """Return the hint for a number that isn't offered; `keys` are those that are."""
    if not keys[-1].isdecimal():
        return "Press one of the numbers or letters shown."
    if len(keys) > 2 and int(keys[-1]) - int(keys[0]) < len(keys):
        return f"Press a number from {keys[0]} to {keys[-1]}."
    if len(keys) > 2:
        return f"Press {', '.join(keys[:-1])}, or {keys[-1]}."
    return f"Press {' or '.join(keys)}."
