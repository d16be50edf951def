"""Closing page after stopping, also for a partner left alone."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Middle
from textual.widget import Widget
from textual.widgets import Static

from tui.keys.commands import CONTINUE, HELP, LEAVE
from tui.screens.base import BaseScreen

STOPPED_TEXT = "Stopped for today."
SAVED_TEXT = f"{STOPPED_TEXT} Your answers are saved."
RESTS_TEXT = "Paused until {}. Your answers are saved."
WAITS_TEXT = "When you’re both ready, open it from Home and you’ll continue where you left off."
UNSAVED_TEXT = "This conversation wasn’t saved. Start again on a day that works for you both."
NOTHING_SAVED_TEXT = (
    "You hadn’t started yet, so there’s nothing to save. Start again on a day that works for you both."
)


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

    def __init__(self, *, is_resumable: bool = True, is_saved: bool = True, rests: str = "") -> None:
        super().__init__()
        what_next = WAITS_TEXT if is_resumable else NOTHING_SAVED_TEXT
        self._what_next = what_next if is_saved else UNSAVED_TEXT
        stopped = SAVED_TEXT if is_resumable else STOPPED_TEXT
        self._title = RESTS_TEXT.format(rests) if rests and is_saved else stopped

    def compose_body(self) -> Iterable[Widget]:
        with Middle():
            yield Static(self._title, id="stop")
            yield Static("If one of you has left the room, you don’t have to do anything here on your own.")
            yield Static(self._what_next, id="home")

    def action_continue(self) -> None:
        self.dismiss(None)
