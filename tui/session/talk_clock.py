"""The time spent on a part that is spoken."""

from __future__ import annotations

import time
from collections.abc import Callable


class TalkClock:
    """Seconds spent on a step; they stand still while it's paused or not shown.

    Attributes:
        is_paused: Whether the couple paused it.
        is_up: Whether its time has been over once.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._before = 0.0
        self._since: float | None = None
        self.is_paused = self.is_up = False

    @property
    def seconds(self) -> float:
        """Return the seconds so far."""
        return self._before + (0.0 if self._since is None else self._monotonic() - self._since)

    def run(self) -> None:
        """Go on, unless it's paused."""
        if self._since is None and not self.is_paused:
            self._since = self._monotonic()

    def hold(self) -> None:
        """Stand still, until `run`."""
        self._before, self._since = self.seconds, None

    def toggle_pause(self) -> None:
        """Pause, or resume where it was."""
        self.is_paused = not self.is_paused
        if self.is_paused:
            self.hold()
        else:
            self.run()
