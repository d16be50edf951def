"""A conversation's outline in the pane, once the cursor rests on it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any

from textual.timer import Timer

from store import Header, Store, StoreError
from tui.screens.split_screen import SplitScreen
from tui.text.conversation_preview import conversation_preview
from tui.text.preview import Preview

REST_SECONDS = 0.2
"""How long the cursor rests before a conversation is read."""


class OutlinePane:
    """Tells a screen's pane about the conversation at the cursor."""

    def __init__(self, screen: SplitScreen[Any], store: Store, today: Callable[[], date]) -> None:
        self._screen, self._store, self._today = screen, store, today
        self._marked: Header | None = None
        self._rest: Timer | None = None

    def show(self, header: Header) -> None:
        """Show when a conversation was, and soon what was said in it."""
        self.leave()
        self._marked = header
        self._screen.show_preview(conversation_preview(header, self._today()))
        if self._screen.has_class("-wide"):
            self._rest = self._screen.set_timer(REST_SECONDS, partial(self._start, header))

    def leave(self) -> None:
        """Forget the conversation, as the cursor is at something else."""
        self._marked = None
        if self._rest:
            self._rest.stop()

    def _start(self, header: Header) -> None:
        self._screen.run_worker(partial(self._read, header), thread=True, exclusive=True, group="outline")

    def _read(self, header: Header) -> None:
        from tui.reports.conversation_outline import conversation_outline, stage_texts

        people, today = self._store.people(), self._today()
        with suppress(StoreError):  # opening it says what's wrong
            if people:
                conversation = self._store.conversation(header.id)
                _, said = conversation_outline(self._store, conversation, people, today)
                preview = conversation_preview(header, today, stage_texts(said))
                self._screen.call_later(self._fill, header, preview)

    def _fill(self, header: Header, preview: Preview) -> None:
        if header == self._marked:  # the cursor may have moved on
            self._screen.show_preview(preview)
