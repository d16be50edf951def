"""App whose keys, pastes, and clicks are handled in order."""

from __future__ import annotations

import contextlib

from textual.app import App
from textual.errors import NoWidget
from textual.events import Event, Key, MouseEvent, MouseUp, Paste

from prompts import is_unprintable_text, sanitize
from tui.keys.commands import LEAVE
from tui.session.io_thread import is_saving
from tui.terminal.input_queue import InputQueue

EXIT_KEYS = LEAVE.keys.split(",")


class InputApp(App[int]):
    """An app that handles one key after the other, and no stray clicks."""

    def __init__(self) -> None:
        super().__init__()
        self._input = InputQueue(self.post_message, is_saving, self._is_opening, self._needs_layout)

    def before_input(self) -> None:
        """Prepare for a key, a paste, or a click that is handled next."""

    async def on_event(self, event: Event) -> None:
        if isinstance(event, MouseEvent) and not self._takes(event):
            return
        if isinstance(event, Key) and event.character and is_unprintable_text(event.character):
            event = Paste(event.character)  # typed, Textual (8.2) would drop it
        if isinstance(event, Paste):
            # Pasted text may hold control sequences, which the terminal obeys once they are painted.
            event.text = sanitize(event.text)
        if isinstance(event, Key | Paste) and not self._may_be_handled(event):
            return
        # When the button goes down it's too early: what moves then is no longer under the mouse for the click.
        if isinstance(event, Key | Paste | MouseUp) and not event.is_forwarded:
            self.before_input()
        await super().on_event(event)

    def _may_be_handled(self, event: Key | Paste) -> bool:
        """Return whether a key is next; the quick exit never waits."""
        is_exit = isinstance(event, Key) and event.key in EXIT_KEYS
        return event.is_forwarded or is_exit or self._input.admit(event)

    def _is_opening(self) -> bool:
        """Return whether the screen still has to find what the last key opens."""
        return bool(self.screen_stack) and getattr(self.screen, "is_opening", False)

    def _needs_layout(self, event: Event) -> bool:
        """Return whether a key must wait until the screen is laid out."""
        is_letter = isinstance(event, Key) and event.is_printable
        return (
            not is_letter
            and not self._batch_count
            and bool(self.screen_stack)
            and self.screen._layout_required
        )

    def _takes(self, event: MouseEvent) -> bool:
        """Return whether the mouse is on something that's in its place.

        Beyond the app, Textual takes the focus away. A widget that's just being added has no styles yet, and one that
        was just removed is still painted.
        """
        if self.mouse_captured:
            return True
        if self._batch_count or not self.size.region.contains(event.x, event.y):
            return False
        with contextlib.suppress(NoWidget):
            return self.get_widget_at(event.x, event.y)[0].is_attached
        return False
