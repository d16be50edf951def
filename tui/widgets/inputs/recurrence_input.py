"""Recurrence of an agreement: once or repeating, perhaps in turn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from scripts import Json
from store.rules.recurrence import DAY_CODES, WEEKDAYS, Daily, Monthly, Recurrence, Weekly, parse_recurrence
from tui.styled_text import literal
from tui.text.couple import Couple, other_partner
from tui.text.recurrence import alternation_text, first_day_text, month_day_text, weeks_text
from tui.widgets.inputs.cycle_input import CycleInput
from tui.widgets.inputs.option_row import OptionRow
from tui.widgets.inputs.owner_options import owners
from tui.widgets.inputs.weekday_input import WeekdayInput

NEVER, DAILY, ON_WEEKDAYS, MONTHLY = "never", "every day", "on weekdays", "every month"
MAX_WEEKS = 8
TURN_NUMBERS, NUMBERS_AFTER_DAYS = (1, 2, 3), (8, 9, 0)
"""The keys of the choice of who begins, also below the days, which have 1 to 7."""
NO_DAY_HINT = "Which days? Press their numbers."


class RecurrenceInput(Vertical):
    """Input for an agreement's `rhythm` and `turn`.

    The fields for days and for who begins appear when they are needed. With `has_begun` the agreement repeats
    already, so its start is only shown after a change. Only what `is_shared` can be done in turn.
    """

    DEFAULT_CSS = """
    RecurrenceInput {
        width: 1fr; height: auto;
        & > #who-when { height: auto; padding-left: 2; color: $muted; }
    }
    """

    @dataclass
    class Changed(Message):
        """Sent when the recurrence changes."""

    def __init__(
        self,
        rhythm: Json,
        turn: Json,
        couple: Couple,
        today: date,
        *,
        is_shared: bool,
        has_begun: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._has_begun = {"rhythm": rhythm} | ({"turn": turn} if turn else {}) if has_begun else None
        self._initial: Recurrence | None = parse_recurrence(rhythm) if rhythm else None
        self._turn, self._couple, self._today, self._is_shared = turn, couple, today, is_shared
        most = self._initial.weeks if isinstance(self._initial, Weekly) else 1
        weeks = [weeks_text(number) for number in range(1, max(most, MAX_WEEKS) + 1)]
        self._order = owners(couple)[:2]
        self._labels = [NEVER, DAILY, ON_WEEKDAYS, *weeks, MONTHLY]

    def compose(self) -> ComposeResult:
        kept = self._initial
        yield CycleInput(self._labels, self._labels.index(_frequency_label(kept)), id="often")
        yield WeekdayInput(kept.days if isinstance(kept, Weekly) else {DAY_CODES[self._today.weekday()]})
        day = kept.day if isinstance(kept, Monthly) else self._today.day
        yield CycleInput([month_day_text(number) for number in range(1, 32)], day - 1, id="month-day")
        begin = [f"{self._couple.sign(one)} {self._couple.name(one)} first" for one in self._order]
        chosen = self._order.index(str(self._turn)) + 1 if self._turn in self._order else 0
        yield OptionRow(["Don’t take turns", *begin], chosen=chosen, id="in-turn")
        yield Static(id="who-when")

    def on_mount(self) -> None:
        self._show()

    @property
    def value(self) -> dict[str, Json]:
        """Return the agreement fields for this recurrence; empty for once."""
        rhythm = self._recurrence()
        if rhythm is None:
            return {}
        turn = (None, *self._order)[self.query_one("#in-turn", OptionRow).chosen or 0]
        return {"rhythm": rhythm.rule} | ({"turn": turn} if turn and self._is_shared else {})

    def missing_text(self) -> str:
        """Return what is still missing, as a sentence."""
        if self.lacks_days:
            self.query_one(WeekdayInput).focus()
        return NO_DAY_HINT if self.lacks_days else ""

    @property
    def lacks_days(self) -> bool:
        """Return whether it repeats by week, on no day yet."""
        return self._is_weekly() and not self.query_one(WeekdayInput).days

    def set_shared(self, is_shared: bool) -> None:
        """Show or hide the field for who begins."""
        self._is_shared = is_shared
        self._show()

    def focus_first(self) -> None:
        """Focus the first field."""
        self.query_one("#often").focus()

    def _frequency(self) -> str:
        return self._labels[self.query_one("#often", CycleInput).at]

    def _is_weekly(self) -> bool:
        return self._frequency() not in (NEVER, DAILY, ON_WEEKDAYS, MONTHLY)

    def _recurrence(self) -> Recurrence | None:
        often = self._frequency()
        if often in (NEVER, DAILY, ON_WEEKDAYS):
            return {NEVER: None, DAILY: Daily(), ON_WEEKDAYS: Weekly(WEEKDAYS)}[often]
        if often == MONTHLY:
            return Monthly(self.query_one("#month-day", CycleInput).at + 1)
        days = self.query_one(WeekdayInput).days
        return Weekly(days, self._labels.index(often) - 2) if days else None

    def _show(self) -> None:
        often = self._frequency()
        self.query_one(WeekdayInput).display = self._is_weekly()
        self.query_one("#month-day").display = often == MONTHLY
        in_turn = self.query_one("#in-turn", OptionRow)
        in_turn.display = self._is_shared and often != NEVER
        in_turn.renumber(NUMBERS_AFTER_DAYS if self._is_weekly() else TURN_NUMBERS)
        self._show_turn_text()

    def _show_turn_text(self) -> None:
        """Show when the chosen days begin and how turns alternate."""
        value, shown = self.value, self.query_one("#who-when", Static)
        parts = []
        if "turn" in value:
            begins = str(value["turn"])
            parts.append(
                alternation_text(
                    value["rhythm"], self._couple.name(begins), self._couple.name(other_partner(begins))
                )
            )
        if value and value != self._has_begun:
            parts.append(first_day_text(value["rhythm"], self._today))
        shown.update(literal(" ".join(parts)))
        shown.display = bool(parts)

    @on(CycleInput.LabelChanged)
    @on(WeekdayInput.DaysChanged)
    @on(OptionRow.OptionChosen)
    def _changed(self, event: Message) -> None:
        event.stop()
        self._show()
        self.post_message(self.Changed())


def _frequency_label(kept: Recurrence | None) -> str:
    if isinstance(kept, Weekly):
        return ON_WEEKDAYS if kept == Weekly(WEEKDAYS) else weeks_text(kept.weeks)
    return NEVER if kept is None else DAILY if isinstance(kept, Daily) else MONTHLY
