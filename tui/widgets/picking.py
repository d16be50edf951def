"""How many may be picked, in words."""

from __future__ import annotations


def counted(count: int, low: int, high: int, done: str = "chosen") -> str:
    """How many are chosen, of how many: "2 of at most 3 chosen"."""
    if low == high:
        return f"{count} of {high} {done}"
    if count < low and low > 1:
        return f"{count} {done}, {low} to {high} are wanted"
    return f"{count} of at most {high} {done}"


def too_few(low: int) -> str:
    """What is said where fewer are chosen than the step wants."""
    return "Choose one first." if low == 1 else f"Choose at least {low} first."


def too_many(high: int) -> str:
    """What is said where one more does not go in."""
    return f"{high} at most. Take one away first, then there is room."
