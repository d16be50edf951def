"""A way through a script, told as a reason."""

from __future__ import annotations

from typing import Any

from scripts.checking.representatives import FEWEST, MOST, OTHERS, SOMETHING
from scripts.checking.states import Decision

KEPT = "kept private"
MAX_DECISIONS = 3
_NAMES = {"first": " (first person)", "second": " (second person)"}


def describe_way(way: Decision | None) -> str:
    """Return a way's last decisions as a sentence."""
    told: list[str] = []
    while way is not None and len(told) < MAX_DECISIONS:
        told.append(f"`{way.step}`{_NAMES.get(way.of, '')} is {_describe(way.value)}")
        way = way.before
    if not told:
        return ""
    *others, last = reversed(told)
    return f" It happens when {', '.join(others)}{' and ' if others else ''}{last}."


def _describe(value: Any) -> str:
    if value is None:
        return "skipped"
    if value in (SOMETHING, *OTHERS, FEWEST, MOST):
        return "answered"
    if value == KEPT:
        return KEPT
    if isinstance(value, tuple):
        words = [each for each in value if not str(each).startswith(SOMETHING)]
        return f"“{', '.join(words)}”" if words else f"a list of {len(value)}"
    return f"“{value}”"
