"""Saying a line of the notebook in other words; those it had stay with it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from textual import on, work
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static, TextArea

from store import Entry, Store, StoreError
from tui.content import typed
from tui.keys import BACK, GO_ON, HELP, LEAVE, NEW_LINE
from tui.screens.base import Room
from tui.whose import People, signs
from tui.widgets.box import Box

STAYS = "The words it has had until now stay with it."
WANTED = "A few words are wanted here. To take it out, go back first."


@dataclass(frozen=True)
class Typed:
    """What stood in the box in the end, and whether it is saved."""

    text: str
    is_saved: bool


class Reword(Room[Typed]):
    """Begins with `begun`; dismissed with what stands in the box, saved by going on and not saved by going back."""

    KEYS = (GO_ON, BACK, HELP, LEAVE)
    MORE_KEYS = (NEW_LINE,)

    DEFAULT_CSS = """
    Reword {
        & #column { padding: 1 2 0 2; }
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #body > * { height: auto; }
        & #title { text-style: bold; color: $secondary; margin-bottom: 1; }
        & #note { color: $muted; padding: 0 1; }
        & #trouble { color: $hint; padding: 0 1; margin-top: 1; }
        &.-low #column { padding: 0 2; }
        &.-low #title { margin-bottom: 0; }
    }
    """

    def __init__(self, store: Store, entry: Entry, people: People, begun: str) -> None:
        super().__init__()
        self._store, self._entry, self._begun = store, entry, begun
        self._colours = [colour for _, colour in signs(entry.of, people)]

    def column(self) -> Iterable[Widget]:
        alone = f"of-{self._colours[0]}" if len(self._colours) == 1 else ""
        with VerticalScroll(id="body", can_focus=False, classes=alone):
            yield Static("Say it in your words of today", id="title")
            yield Box(self._begun)
            yield Static(STAYS, id="note")
            yield Static(id="trouble")

    def on_mount(self) -> None:
        self.query_one(Box).focus()

    @on(Box.Entered)
    def _entered(self, event: Box.Entered) -> None:
        event.stop()
        self.action_go_on()

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self._trouble("")

    def action_go_on(self) -> None:
        text = self.query_one(Box).text.strip()
        if text:
            self._save(text)
        else:
            self._trouble(WANTED)

    @work(exclusive=True)
    async def _save(self, text: str) -> None:
        try:
            await asyncio.to_thread(self._store.change_entry, self._entry.id, text)
        except StoreError as error:
            self._trouble(str(error))
        else:
            self.dismiss(Typed(text, is_saved=True))

    def _trouble(self, sentence: str) -> None:
        trouble = self.query_one("#trouble", Static)
        trouble.update(typed(sentence))
        trouble.display = bool(sentence)
        trouble.scroll_visible(animate=False)

    def action_back(self) -> None:
        self.dismiss(Typed(self.query_one(Box).text, is_saved=False))
