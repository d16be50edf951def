"""How slow this machine is, so that a limit in seconds means the same everywhere."""

from __future__ import annotations

import time
from collections.abc import Callable

REFERENCE_SECONDS = 0.0045
"""What the work below took on the machine on which limits were set: two cores of a server, Python 3.11."""
TRIES = 5


def is_within(seconds: float, limit: float) -> bool:
    """Return whether CPU seconds are within a limit, or would be on a faster machine."""
    return seconds < limit or seconds < limit * max(1.0, min(_tries(time.process_time)) / REFERENCE_SECONDS)


def is_in_time(seconds: float, limit: float) -> bool:
    """Return whether seconds of waiting for another process are within a limit, or would be on a quiet machine."""
    # The other process has to wait for its turn as this one does.
    return seconds < limit or seconds < limit * max(1.0, max(_tries(time.monotonic)) / REFERENCE_SECONDS)


def _tries(clock: Callable[[], float]) -> list[float]:
    return [_work(clock) for _ in range(TRIES)]


def _work(clock: Callable[[], float]) -> float:
    """Do what a checker does, look up tuples and build dictionaries, and return how long it took."""
    begun = clock()
    names = {("name", str(number % 7), str(number)): number for number in range(400)}
    for turn in range(60):
        kept = {key: value for key, value in names.items() if key[1] != str(turn % 7)}
        frozenset(kept.items())
    return clock() - begun
