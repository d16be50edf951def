"""Blank screen that hides Home between two other screens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App

from tui.screens.event_guard import EventGuardScreen


class BlankScreen(EventGuardScreen[None]):
    """An empty screen; only the quick exit works."""

    DEFAULT_CSS = "BlankScreen { background: $background; }"

    _finished = False
    _dismissed = False

    def finish(self) -> None:
        """Close now, or once the screens above are closed."""
        self._finished = True
        self._dismiss_if_finished()

    def on_screen_resume(self) -> None:
        self._dismiss_if_finished()

    def _dismiss_if_finished(self) -> None:
        # An app that is exiting closes all screens by itself.
        if (
            self._finished
            and self.is_current
            and self.app.is_running
            and not self._dismissed
            and self.app.return_code is None
        ):
            self._dismissed = True
            self.dismiss()


@asynccontextmanager
async def blank_while(app: App[Any]) -> AsyncIterator[None]:
    """Hide the current screen between the screens that follow."""
    blank = BlankScreen()
    await app.push_screen(blank)
    try:
        yield
    finally:
        blank.finish()
