"""What an agreement may have beside its act: when, what may get in the way and what then, how we will know, its end."""

from __future__ import annotations

from datetime import date, timedelta

from textual.content import Content

from tui.content import typed
from tui.widgets.lines import FormRow, LineBox
from tui.widgets.near_day import NearDay

MORE = {
    "cue": ("If or when", "If I come home after seven"),
    "obstacle": ("What may get in the way", "what could make it hard"),
    "instead": ("What then", "what happens in that case"),
    "sign": ("How we will know", "what you would both see"),
    "hard_week": ("In a hard week", "in illness, stress or much work"),
}
"""The further texts: what stands before each, and what stands in it while it is empty."""
END = "end"
END_DAYS = 28
MOST_DAYS = 366
WEEK = 7
FURTHER = (*MORE, END)
"""What comes only where the script or the couple wants it, in its order."""
NO_END = date.min


def text_row(name: str, text: str) -> FormRow:
    """One of the further texts, under its label."""
    label, hint = MORE[name]
    return FormRow(label, LineBox(text, hint=hint, id=name), classes="more")


class EndDay(NearDay):
    """The day on which an agreement ends, a week a step; before the first of them stands that it has no end."""

    def __init__(self, end: date | None, today: date) -> None:
        super().__init__(today, today, most=MOST_DAYS, every=WEEK, id=END)
        # One that has passed stands there as it was, until it is changed.
        self.set_reactive(NearDay.day, end or NO_END)

    @property
    def end(self) -> date | None:
        """The day that is chosen; None for no end."""
        return None if self.day == NO_END else self.day

    def _words(self, day: date) -> Content:
        return typed("no end") if day == NO_END else super()._words(day)

    def action_move(self, by: int) -> None:
        weeks = timedelta(days=by * WEEK)
        if self.end is None:
            self.day = self._within(self._today + timedelta(days=END_DAYS)) if by > 0 else NO_END
        elif by < 0 and self.end + weeks <= self._today:
            self.day = NO_END
        else:
            super().action_move(by)
