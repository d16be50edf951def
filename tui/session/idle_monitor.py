"""Whether somebody still sits at the keyboard, as far as the keys and the clocks can tell."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

IDLE_SECONDS = 60
"""After so long without a key, or a clock that jumped by so much, a private prompt is covered."""


class IdleMonitor:
    """Counts the seconds since the last key; `monotonic` and `wall` are two clocks that part when a computer slept."""

    def __init__(
        self, monotonic: Callable[[], float] = time.monotonic, wall: Callable[[], float] = time.time
    ) -> None:
        self._monotonic, self._wall = monotonic, wall
        self.reset()

    def reset(self) -> None:
        """Somebody is there."""
        self._last_key = self._monotonic()
        self._clock_gap = self._wall() - self._last_key

    def mark_away(self) -> None:
        """Nobody is there, as far as can be told, until somebody is."""
        self._last_key = -math.inf

    def is_idle(self) -> bool:
        """Whether nobody touched a key for too long, or the clock jumped."""
        now = self._monotonic()
        jumped = abs((self._wall() - now) - self._clock_gap) > IDLE_SECONDS
        return jumped or now - self._last_key > IDLE_SECONDS
