"""Date screen: one of a few suggested days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from tui.keys.commands import BACK, CHOOSE, HELP, LEAVE
from tui.screens.dialog import DialogScreen
from tui.styled_text import fit_one_line, literal
from tui.text.dates import date_words, day_words, weekday_name
from tui.widgets.inputs.choice_list import ChoiceList

MAX_ABOUT_CELLS = 140
"""Enough to identify the subject, with room for the days."""


class ChooseDate(DialogScreen[date | None]):
    """A few days; dismissed with the chosen one, or None.

    `days` are names and dates. `about` is the subject, in the couple's words.
    """

    KEYS = (CHOOSE, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    ChooseDate {
        & #about { margin-bottom: 1; }
        & #asked { text-style: bold; margin-bottom: 1; }
    }
    """

    def __init__(self, title: str, days: Sequence[tuple[str, date]], today: date, about: str = "") -> None:
        super().__init__()
        self._title, self._days, self._today, self._about = title, tuple(days), today, about

    def compose_body(self) -> Iterable[Widget]:
        with VerticalScroll(id="body", can_focus=False):
            if self._about:
                yield Static(fit_one_line(self._about, MAX_ABOUT_CELLS, "$muted"), id="about")
            yield Static(literal(self._title), id="asked")
            yield ChoiceList([self._label(name, day) for name, day in self._days])

    def _label(self, name: str, day: date) -> str:
        """Return a name with its date, without repeating the weekday."""
        words = date_words if name.startswith(weekday_name(day)) else day_words
        return f"{name:<14}{words(day, self._today)}"

    def on_mount(self) -> None:
        self.query_one(ChoiceList).focus()

    def action_continue(self) -> None:
        self.dismiss(self._days[self.query_one(ChoiceList).cursor][1])

    def action_back(self) -> None:
        self.dismiss(None)
