"""Emptying the screen while a couple talks, until a key is pressed."""

from __future__ import annotations

from collections.abc import Iterable

from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from scripts import AwaitingAnswer
from tui.screens.idle_blanking import IdleScreen

QUIET_SECONDS = 20
"""How long a prompt stays: long enough to read it out loud."""
DONE_TEXT = "Press any key when you’re both done."


class QuietScreen(IdleScreen):
    """An empty screen, so that they look at each other."""

    def compose(self) -> Iterable[Widget]:
        yield Static(DONE_TEXT)


class QuietTimer:
    """Shows the empty screen after a quiet step's prompt was read."""

    def __init__(self, screen: Screen[str]) -> None:
        self._screen = screen
        self._timer: Timer | None = None

    def watch(self, ask: AwaitingAnswer) -> None:
        """Begin with a new step; only a quiet one empties the screen."""
        self.stop()
        if ask.step.quiet:
            self._timer = self._screen.set_timer(QUIET_SECONDS, self.empty_screen)

    def stop(self) -> None:
        """Forget the step before."""
        if self._timer:
            self._timer.stop()
            self._timer = None

    def empty_screen(self) -> None:
        """Leave nothing to read; once, as a key says that they want to read again."""
        if self._screen.is_current:
            self._screen.app.push_screen(QuietScreen())
