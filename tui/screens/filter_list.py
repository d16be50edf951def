"""Screens on which something is found by typing a word of it: a line at the top, and below it what has that word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.events import Key
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.content import typed
from tui.keys import BACK, HELP, LEAVE, OPEN
from tui.screens.base import Result, Room
from tui.widgets.inputs.line_input import FindLine
from tui.widgets.item_list import Picks


class Looking(Room[Result]):
    """Subclasses give `PLACEHOLDER` and `look()`, which shows what has the words in it that are `wanted`."""

    KEYS = (OPEN, BACK, HELP, LEAVE)
    PLACEHOLDER: ClassVar[str] = ""
    PAUSE: ClassVar[float] = 0.15
    """Seconds without a key after which what is shown follows what was typed, so that typing waits for nothing."""

    DEFAULT_CSS = """
    Looking {
        & #status { height: auto; color: $muted; padding: 0 1; }
        & Picks { margin-top: 1; }
        &.-low Picks { margin-top: 0; }
    }
    """

    _pause: Timer | None = None

    def column(self) -> Iterable[Widget]:
        yield FindLine(placeholder=self.PLACEHOLDER)
        yield Static(id="status")
        yield Picks()

    @property
    def wanted(self) -> str:
        """What is typed at the top."""
        return self.query_one(FindLine).words

    def look(self) -> None:
        """Show what has the wanted words in it; all there is where nothing is typed."""

    def tell(self, sentence: str) -> None:
        """Say below the line how the looking stands; nothing stands there where there is nothing to say."""
        for status in self.query("#status").results(Static):  # none while the screen closes
            status.update(typed(sentence))
            status.display = bool(sentence)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(self.PAUSE, self._look_now)

    def _look_now(self) -> None:
        if self._pause:
            self._pause.stop()
        self._pause = None
        self.look()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Open what is marked, among what these words find."""
        event.stop()
        if self._pause:
            self._look_now()
        self.action_go_on()

    def on_key(self, event: Key) -> None:
        """What is typed goes to the line at the top from everywhere, and down goes to what was found."""
        line, picks = self.query_one(FindLine), self.query_one(Picks)
        if event.key == "down" and line.has_focus:
            picks.focus()
        elif not picks.has_focus:
            return
        elif event.key in ("backspace", "ctrl+u"):
            line.focus()  # the app looks for what a key does after this, and finds the line's
        elif event.character and event.is_printable:
            line.write(event.character)

    def action_go_on(self) -> None:
        self.query_one(Picks).action_select()

    def action_back(self) -> None:
        """Take away what is typed, or go back."""
        line = self.query_one(FindLine)
        if line.value:
            line.action_clear()
        else:
            self.dismiss(None)
