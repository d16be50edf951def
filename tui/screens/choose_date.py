"""Date screen: a suggested day, or any other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.keys.commands import BACK, CHOOSE, HELP, LEAVE
from tui.screens.dialog import DialogScreen
from tui.styled_text import fit_one_line, literal
from tui.text.dates import TOO_LATE, suggested_days
from tui.widgets.inputs.choice_list import ChoiceList
from tui.widgets.inputs.date_picker import DatePicker, day_labels
from tui.widgets.inputs.date_stepper import DateStepper

MAX_ABOUT_CELLS = 140
"""Enough to identify the subject, with room for the days."""


class ChooseDate(DialogScreen[date | None]):
    """Suggested days; dismissed with the chosen one, or None.

    `days` are names and dates. `about` is the subject, in the couple's words. `others` are the first and last of the
    other days that can be typed or picked from a calendar; None leaves only the suggestions. `day` is the day to
    start with, and `typed` the first letters of another. `too_late` says why a later one is too late.
    """

    KEYS = (CHOOSE, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    ChooseDate {
        & #about { margin-bottom: 1; }
        & #asked { text-style: bold; margin-bottom: 1; }
        & #wanted { padding: 0 2; margin-top: 1; display: none; }
    }
    """

    def __init__(
        self,
        title: str,
        days: Sequence[tuple[str, date]],
        today: date,
        about: str = "",
        *,
        others: tuple[date, date] | None = None,
        day: date | None = None,
        typed: str = "",
        too_late: str = TOO_LATE,
    ) -> None:
        super().__init__()
        self._title, self._days, self._today, self._about = title, tuple(days), today, about
        self._others, self._day, self._typed, self._too_late = others, day, typed, too_late

    def compose_body(self) -> Iterable[Widget]:
        with VerticalScroll(id="body", can_focus=False):
            if self._about:
                yield Static(fit_one_line(self._about, MAX_ABOUT_CELLS, "$muted"), id="about")
            yield Static(literal(self._title), id="asked")
            if self._others:
                earliest, latest = self._others
                yield DatePicker(
                    self._days,
                    self._today,
                    day=self._day,
                    text=self._typed,
                    earliest=earliest,
                    latest=latest,
                    too_late=self._too_late,
                )
                yield Static(id="wanted")
            else:
                yield ChoiceList(day_labels(self._days))

    def on_mount(self) -> None:
        for picker in self.query(DatePicker):
            picker.focus_choice()
            if not self._typed:
                picker.select_text()
        if not self._others:
            self.query_one(ChoiceList).focus()

    @on(DatePicker.Changed)
    def _changed(self) -> None:
        self._show_hint("")

    @on(DatePicker.Submitted)
    def action_continue(self) -> None:
        if not self._others:
            self.dismiss(self._days[self.query_one(ChoiceList).cursor][1])
            return
        picker = self.query_one(DatePicker)
        if day := picker.day:
            self.dismiss(day)
        else:
            self._show_hint(picker.missing_text())

    def _show_hint(self, sentence: str) -> None:
        hint = self.query_one("#wanted", Static)
        hint.update(Content.assemble(("!", "bold $accent"), "  ", literal(sentence)))
        hint.display = bool(sentence)
        if sentence:
            hint.scroll_visible(animate=False)

    def action_back(self) -> None:
        self.dismiss(None)


def pick_date(request: DateStepper.PickRequested) -> ChooseDate:
    """Return the screen to pick a day for a field."""
    earliest, latest = request.others
    day = request.stepper.day
    return ChooseDate(
        "Which day?",
        suggested_days(request.today),
        request.today,
        others=request.others,
        day=day if earliest <= day <= latest else None,
        typed=request.typed,
        too_late=request.too_late,
    )
