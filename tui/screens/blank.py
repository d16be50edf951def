"""An empty page under a row of pages, so that Home does not show between one and the next."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App
from textual.screen import Screen


class Cover(Screen[None]):
    """Nothing is read or done here; leaving at once works as everywhere."""

    DEFAULT_CSS = "Cover { background: $background; }"

    _over = False
    _gone = False

    def uncover(self) -> None:
        """Go, or go as soon as what lies above has gone."""
        self._over = True
        self._go()

    def on_screen_resume(self) -> None:
        self._go()

    def _go(self) -> None:
        # While the app ends, all screens go by themselves.
        if (
            self._over
            and self.is_current
            and self.app.is_running
            and not self._gone
            and self.app.return_code is None
        ):
            self._gone = True
            self.dismiss()


@asynccontextmanager
async def covered(app: App[Any]) -> AsyncIterator[None]:
    """Keep what is shown now from being seen or touched between the pages that follow."""
    cover = Cover()
    await app.push_screen(cover)
    try:
        yield
    finally:
        cover.uncover()
