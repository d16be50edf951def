"""An empty page under a row of pages, so that Home does not show between one and the next."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App
from textual.screen import Screen


class BlankScreen(Screen[None]):
    """Nothing is read or done here; leaving at once works as everywhere."""

    DEFAULT_CSS = "BlankScreen { background: $background; }"

    _finished = False
    _dismissed = False

    def finish(self) -> None:
        """Go, or go as soon as what lies above has gone."""
        self._finished = True
        self._dismiss_if_finished()

    def on_screen_resume(self) -> None:
        self._dismiss_if_finished()

    def _dismiss_if_finished(self) -> None:
        # While the app ends, all screens go by themselves.
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
    """Keep what is shown now from being seen or touched between the pages that follow."""
    blank = BlankScreen()
    await app.push_screen(blank)
    try:
        yield
    finally:
        blank.finish()
