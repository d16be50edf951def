"""End date of an agreement, in steps of a week."""

from __future__ import annotations

from datetime import date, timedelta

from textual.content import Content

from tui.styled_text import literal
from tui.widgets.inputs.date_stepper import DateStepper

END_DAYS = 28
MAX_END_DAYS = 366
WEEK_DAYS = 7
NO_END = date.min


class EndDateStepper(DateStepper):
    """The last day of an agreement.

    Stepping back before the first week means no end.
    """

    def __init__(self, end: date | None, today: date) -> None:
        super().__init__(today, today, max_days=MAX_END_DAYS, step_days=WEEK_DAYS, id="end")
        # A day in the past stays until the couple changes it.
        self.set_reactive(DateStepper.day, end or NO_END)

    @property
    def end(self) -> date | None:
        """Return the chosen day, or None for no end."""
        return None if self.day == NO_END else self.day

    def _label(self, day: date) -> Content:
        return literal("never") if day == NO_END else super()._label(day)

    def action_move(self, by: int) -> None:
        weeks = timedelta(days=by * WEEK_DAYS)
        if self.end is None:
            self.day = self._clamp(self._today + timedelta(days=END_DAYS)) if by > 0 else NO_END
        elif by < 0 and self.end + weeks <= self._today:
            self.day = NO_END
        else:
            super().action_move(by)
