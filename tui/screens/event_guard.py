"""Base class of screens, for events that come late or twice."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.events import Event, MouseEvent, Resize
from textual.screen import Screen

Result = TypeVar("Result")


class EventGuardScreen(Screen[Result]):
    """A screen that takes its size from the app alone, and closes once.

    Textual tells a screen its size twice: when the window changes, and after each layout. When the window changes
    again in between, each size causes the other, forever.
    """

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close, unless a second key or click came after the first.

        Textual would close the screen below instead.
        """
        return super().dismiss(result) if self in self.app.screen_stack else AwaitComplete()

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Resize) and event.size != self.app.size:
            event = Resize(self.app.size, self.app.size)
        if isinstance(event, MouseEvent) and not self._shows(event):
            return  # the window became smaller meanwhile
        await super().on_event(event)

    def _shows(self, event: MouseEvent) -> bool:
        return self.app.size.region.contains(int(event.screen_x), int(event.screen_y))
