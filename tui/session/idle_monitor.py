"""Idle detection, from key presses and clock jumps."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

IDLE_SECONDS = 60
"""Seconds without a key, or of a clock jump, before a private prompt is covered."""


class IdleMonitor:
    """The time since the last key.

    The `monotonic` and `wall` clocks drift apart while a computer sleeps.
    """

    def __init__(
        self, monotonic: Callable[[], float] = time.monotonic, wall: Callable[[], float] = time.time
    ) -> None:
        self._monotonic, self._wall = monotonic, wall
        self.reset()

    def reset(self) -> None:
        """Note a key press."""
        self._last_key = self._monotonic()
        self._clock_gap = self._wall() - self._last_key

    def mark_away(self) -> None:
        """Count as idle until the next key."""
        self._last_key = -math.inf

    def is_idle(self, seconds: float = IDLE_SECONDS) -> bool:
        """Return whether keys stopped for too long, or clocks jumped."""
        now = self._monotonic()
        jumped = abs((self._wall() - now) - self._clock_gap) > seconds
        return jumped or now - self._last_key > seconds
