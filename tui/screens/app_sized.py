"""Base class of screens that always have the size of the app."""

from __future__ import annotations

from typing import TypeVar

from textual.events import Event, MouseEvent, Resize
from textual.screen import Screen

Result = TypeVar("Result")


class AppSizedScreen(Screen[Result]):
    """A screen that takes its size from the app alone.

    Textual tells a screen its size twice: when the window changes, and after each layout. When the window changes
    again in between, each size causes the other, forever.
    """

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Resize) and event.size != self.app.size:
            event = Resize(self.app.size, self.app.size)
        if isinstance(event, MouseEvent) and not self._shows(event):
            return  # the window became smaller meanwhile
        await super().on_event(event)

    def _shows(self, event: MouseEvent) -> bool:
        return self.app.size.region.contains(int(event.screen_x), int(event.screen_y))
