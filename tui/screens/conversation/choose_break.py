"""Break screen: how long, stop for today, or go back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from prompts import RenderedText
from tui.clock import later, now
from tui.keys.commands import BACK, CHOOSE, HELP, LEAVE
from tui.screens.dialog import DialogScreen
from tui.styled_text import render_prompt
from tui.text.break_end import return_time_text
from tui.widgets.inputs.choice_list import ChoiceList

WAITS_TEXT = "Every answer you’ve entered is saved. If you stop, you can continue from Home later."
UNSAVED_TEXT = "This conversation isn’t saved. If you stop, it ends here."
NOTHING_SAVED_TEXT = "You haven’t answered anything yet. If you stop, nothing is saved."

STOP = "stop"
DEFAULT_MINUTES = 20
LENGTHS = (
    ("20 minutes", timedelta(minutes=DEFAULT_MINUTES)),
    ("40 minutes", timedelta(minutes=40)),
    ("An hour", timedelta(hours=1)),
    ("Three hours", timedelta(hours=3)),
    ("A day", timedelta(days=1)),
)


def lengths_from(minutes: int) -> list[tuple[str, timedelta]]:
    """Return the lengths to choose from, with this one first."""
    first = timedelta(minutes=minutes)
    known = {length: name for name, length in LENGTHS}
    others = [(name, length) for name, length in LENGTHS if length != first]
    return [(known.get(first, f"{minutes} minutes"), first), *others]


class TakeBreak(DialogScreen[datetime | str]):
    """Break lengths; dismissed with the end, STOP, or None.

    It is never stored who asked for the break. A break of `minutes` is the first choice. `exit_texts` are read
    first by a partner who leaves a role-play.
    """

    KEYS = (CHOOSE, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    TakeBreak {
        & #left { border-left: outer $muted; margin-bottom: 1; }
        & ChoiceList { margin-bottom: 1; }
        & #note { color: $muted; }
    }
    """

    def __init__(
        self,
        exit_texts: tuple[RenderedText, ...] = (),
        *,
        clock: Callable[[], datetime] = now,
        is_resumable: bool = True,
        is_saved: bool = True,
        minutes: int = DEFAULT_MINUTES,
    ) -> None:
        super().__init__()
        self._exit_texts, self._clock = exit_texts, clock
        about_stopping = WAITS_TEXT if is_resumable else NOTHING_SAVED_TEXT
        self._about_stopping = about_stopping if is_saved else UNSAVED_TEXT
        self._lengths = lengths_from(minutes)

    def compose_body(self) -> Iterable[Widget]:
        with VerticalScroll(id="body", can_focus=False):
            if self._exit_texts:
                yield Static(render_prompt(*self._exit_texts), id="left")
            yield Static("How long do you want to pause?", id="title")
            yield ChoiceList([*(self._label(*length) for length in self._lengths), "Stop for today"])
            yield Static(self._about_stopping, id="note")

    def _label(self, name: str, length: timedelta) -> str:
        return f"{name:<13}until {return_time_text(later(self._clock(), length), self._clock())}"

    def on_mount(self) -> None:
        self.query_one(ChoiceList).focus(scroll_visible=False)
        self.call_after_refresh(self.query_one("#body").scroll_home, animate=False)

    def action_continue(self) -> None:
        chosen = self.query_one(ChoiceList).cursor
        lengths = self._lengths
        self.dismiss(later(self._clock(), lengths[chosen][1]) if chosen < len(lengths) else STOP)

    def action_back(self) -> None:
        self.dismiss(None)
