"""Closing page after stopping, also for a partner left alone."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Middle
from textual.widget import Widget
from textual.widgets import Static

from tui.keys.commands import CONTINUE, HELP, LEAVE
from tui.screens.base import BaseScreen

STOPPED_TEXT = "Stopped for today. Nothing is lost."
RESTS_TEXT = "Your break goes on, until {}. Nothing is lost."
WAITS_TEXT = (
    "All that you confirmed is kept. It waits on Home: on a day that suits you both, choose it there, and it goes on "
    "where you stopped."
)
NOTHING_SAVED_TEXT = "Nothing was begun that has to wait. Begin anew on a day that suits you both."


class StoppedScreen(BaseScreen[None]):
    """A page with nothing to decide; one key returns Home.

    `rests` is the end of a break that is still running.
    """

    KEYS = (CONTINUE, HELP, LEAVE)

    DEFAULT_CSS = """
    StoppedScreen {
        & Middle { width: 100%; height: 1fr; align: center middle; }
        & Middle > Static { width: 100%; max-width: 60; text-align: center; margin-bottom: 1; }
        & #stop { text-style: bold; }
        & #home { color: $muted; }
    }
    """

    def __init__(self, *, is_resumable: bool = True, rests: str = "") -> None:
        super().__init__()
        self._is_resumable, self._title = is_resumable, RESTS_TEXT.format(rests) if rests else STOPPED_TEXT

    def compose_body(self) -> Iterable[Widget]:
        with Middle():
            yield Static(self._title, id="stop")
            yield Static("If one of you has left the room, there is nothing here to do alone.")
            yield Static(WAITS_TEXT if self._is_resumable else NOTHING_SAVED_TEXT, id="home")

    def action_continue(self) -> None:
        self.dismiss(None)
