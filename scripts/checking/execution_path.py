"""A way through a script, told as a reason."""

from __future__ import annotations

from typing import Any

from scripts.checking.findings import Path
from scripts.checking.representative_answers import FEWEST, MOST, OTHERS, SOMETHING
from scripts.checking.states import FACT, Decision

KEPT = "kept private"
MAX_DECISIONS = 3
_NAMES = {"first": " (first person)", "second": " (second person)"}


def path_of(section: str, way: Decision | None) -> Path:
    """Return the answers of a way to a section, in order."""
    given: list[tuple[str, str, Any]] = []
    while way is not None:
        given.append((way.step, way.of, _given(way.value)))
        way = way.before
    return Path(section, tuple(reversed(given)))


def _given(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple("" if str(each).startswith(SOMETHING) else each for each in value)
    if value == KEPT:
        return False
    return True if value in (SOMETHING, *OTHERS, FEWEST, MOST) else value


def describe_way(way: Decision | None) -> str:
    """Return a way's last decisions as a sentence."""
    told: list[str] = []
    while way is not None and len(told) < MAX_DECISIONS:
        if way.of != FACT:
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
