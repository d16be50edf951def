"""Changing what was agreed, together: the sentence stands in a box."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from prompts import clean
from tui.content import typed
from tui.keys import BACK, GO_ON, HELP, LEAVE, NEW_LINE
from tui.screens.base import Room
from tui.widgets.box import Box

ASKED = "Change it together until it is something you both can do."
WANTED = "A few words are wanted here. Esc leaves it as it was."


class OtherWords(Room[str | None]):
    """Dismissed with the new words, or with None where they stay as they were."""

    KEYS = (GO_ON, BACK, HELP, LEAVE)
    MORE_KEYS = (NEW_LINE,)

    DEFAULT_CSS = """
    OtherWords {
        & #body { height: 1fr; scrollbar-size-vertical: 1; padding-top: 1; }
        & #asked { height: auto; text-style: bold; margin-bottom: 1; }
        & #wanted { height: auto; color: $hint; padding: 0 1; }
    }
    """

    def __init__(self, words: str, asked: str = ASKED) -> None:
        super().__init__()
        self._words, self._asked = words, asked

    def column(self) -> Iterable[Widget]:
        with VerticalScroll(id="body", can_focus=False):
            yield Static(typed(self._asked), id="asked")
            yield Box(self._words)
            yield Static(id="wanted")

    def on_mount(self) -> None:
        self.query_one(Box).focus()

    @on(Box.Entered)
    def _entered(self, event: Box.Entered) -> None:
        event.stop()
        self.action_go_on()

    def action_go_on(self) -> None:
        words = clean(self.query_one(Box).text).strip()
        if not words:
            self.query_one("#wanted", Static).update(typed(WANTED))
        else:
            self.dismiss(None if words == self._words.strip() else words)

    def action_back(self) -> None:
        self.dismiss(None)
