"""The calm page for stopping: also for whoever sits here when the other has walked away."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Middle
from textual.widget import Widget
from textual.widgets import Static

from tui.keys import GO_ON, HELP, LEAVE
from tui.screens.base import Room

STOPPED = "Stopped for today. Nothing is lost."
RESTS = "Your break goes on, until {}. Nothing is lost."
WAITS = (
    "All that you confirmed is kept. It waits on Home: on a day that suits you both, choose it there, and it goes on "
    "where you stopped."
)
NOTHING_KEPT = "Nothing was begun that has to wait. Begin anew on a day that suits you both."


class StoppedHere(Room[None]):
    """Nothing to read, to answer or to decide; one key goes Home. `rests` is the time until which a break goes on."""

    KEYS = (GO_ON, HELP, LEAVE)

    DEFAULT_CSS = """
    StoppedHere {
        & Middle { width: 100%; height: 1fr; align: center middle; }
        & Middle > Static { width: 100%; max-width: 60; text-align: center; margin-bottom: 1; }
        & #stop { text-style: bold; }
        & #home { color: $muted; }
    }
    """

    def __init__(self, *, waits: bool = True, rests: str = "") -> None:
        super().__init__()
        self._waits, self._title = waits, RESTS.format(rests) if rests else STOPPED

    def column(self) -> Iterable[Widget]:
        with Middle():
            yield Static(self._title, id="stop")
            yield Static("If one of you has left the room, there is nothing here to do alone.")
            yield Static(WAITS if self._waits else NOTHING_KEPT, id="home")

    def action_go_on(self) -> None:
        self.dismiss(None)
