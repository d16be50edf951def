"""Taking a break: how long, or stopping for today, or back; who called it is never kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from prompts import Said
from tui.clock import now
from tui.content import said
from tui.keys import BACK, GO_ON, HELP, LEAVE
from tui.screens.base import Room
from tui.text.dates import time_of
from tui.widgets.inputs.choice_list import Choices

WAITS = "Everything you confirmed is saved. Stopping leads Home and loses nothing: it waits for you there."
NOTHING_KEPT = "Nothing of this is kept yet: stopping leads Home and leaves nothing behind."

STOP = "stop"
REST = 20
LENGTHS = (
    ("20 minutes", timedelta(minutes=REST)),
    ("40 minutes", timedelta(minutes=40)),
    ("An hour", timedelta(hours=1)),
    ("Three hours", timedelta(hours=3)),
    ("A day", timedelta(hours=24)),
)


class TakeBreak(Room[datetime | str]):
    """Dismissed with the moment to come back, with STOP, or with None to go back.

    `left` is what is said to whoever steps out of a role here, before anything else.
    """

    KEYS = (GO_ON, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    TakeBreak {
        & #body { height: 1fr; scrollbar-size-vertical: 1; padding-top: 1; }
        & #body > * { height: auto; margin-bottom: 1; }
        & #left { border-left: outer $muted; padding-left: 1; }
        & #title { text-style: bold; }
        & #note { color: $muted; }
    }
    """

    def __init__(
        self, left: tuple[Said, ...] = (), *, clock: Callable[[], datetime] = now, waits: bool = True
    ) -> None:
        super().__init__()
        self._left, self._clock, self._waits = left, clock, waits

    def column(self) -> Iterable[Widget]:
        with VerticalScroll(id="body", can_focus=False):
            if self._left:
                yield Static(said(*self._left), id="left")
            yield Static("A break is a good idea. How long?", id="title")
            yield Choices([*(self._words(*length) for length in LENGTHS), "Stop for today"])
            yield Static(WAITS if self._waits else NOTHING_KEPT, id="note")

    def _words(self, name: str, length: timedelta) -> str:
        return f"{name:<13}until {time_of(self._clock() + length, self._clock())}"

    def on_mount(self) -> None:
        self.query_one(Choices).focus(scroll_visible=False)
        self.call_after_refresh(self.query_one("#body").scroll_home, animate=False)

    def action_go_on(self) -> None:
        chosen = self.query_one(Choices).cursor
        self.dismiss(self._clock() + LENGTHS[chosen][1] if chosen < len(LENGTHS) else STOP)

    def action_back(self) -> None:
        self.dismiss(None)
