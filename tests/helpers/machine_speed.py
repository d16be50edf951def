"""How slow this machine is, so that a limit in seconds means the same everywhere."""

from __future__ import annotations

import time

REFERENCE_SECONDS = 0.0045
"""What the work below took on the machine on which limits were set: two cores of a server, Python 3.11."""
TRIES = 5


def is_within(seconds: float, limit: float) -> bool:
    """Return whether CPU seconds are within a limit, or would be on a faster machine."""
    return seconds < limit or seconds < limit * _slowness()


def _slowness() -> float:
    """Return how many times longer this machine takes right now; at least 1."""
    return max(1.0, min(_work() for _ in range(TRIES)) / REFERENCE_SECONDS)


def _work() -> float:
    """Do what a checker does, look up tuples and build dictionaries, and return the CPU seconds."""
    begun = time.process_time()
    names = {("name", str(number % 7), str(number)): number for number in range(400)}
    for turn in range(60):
        kept = {key: value for key, value in names.items() if key[1] != str(turn % 7)}
        frozenset(kept.items())
    return time.process_time() - begun
