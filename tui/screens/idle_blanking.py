"""Blanking the screen after some minutes without a key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.app import App
from textual.events import Click, Event, Key, MouseDown, Paste
from textual.widget import Widget
from textual.widgets import Static

from tui.screens.event_guard import EventGuardScreen
from tui.session.idle_monitor import IdleMonitor

CHECK_SECONDS = 5
ANY_KEY = "Press any key to continue."


class IdleScreen(EventGuardScreen[None]):
    """A blank screen; any key or click brings back what was there."""

    DEFAULT_CSS = """
    IdleScreen { background: $background; align: center middle; }
    IdleScreen Static { width: auto; color: $muted; }
    """

    def compose(self) -> Iterable[Widget]:
        yield Static(ANY_KEY)

    def on_key(self, event: Key) -> None:
        self._close(event)

    def on_paste(self, event: Paste) -> None:
        self._close(event)

    def on_click(self, event: Click) -> None:
        self._close(event)

    def _close(self, event: Event) -> None:
        """Close, and let the key do nothing else."""
        event.stop()
        event.prevent_default()
        self.dismiss()


class IdleBlanking:
    """Shows the blank screen once `minutes` went by without a key; 0 is never."""

    def __init__(self, app: App[Any], monitor: IdleMonitor | None = None) -> None:
        self._app, self._monitor = app, monitor or IdleMonitor()
        self.minutes = 0

    def note(self, event: Event) -> None:
        """Begin again if someone is there."""
        if isinstance(event, Key | Paste | MouseDown):
            self._monitor.reset()

    def has_lasted(self, minutes: int) -> bool:
        """Return whether there was no key for so many minutes."""
        return self._monitor.is_idle(60 * minutes)

    def check(self) -> None:
        """Blank the screen if it's time."""
        if self.minutes and self.has_lasted(self.minutes) and not isinstance(self._app.screen, IdleScreen):
            self._app.push_screen(IdleScreen())
