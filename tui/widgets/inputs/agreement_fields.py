"""What an agreement has beside its act: when, what may get in the way and what then, its end, and whose it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button

from prompts import clean
from scripts import Json
from tui.content import typed
from tui.text.couple import Couple
from tui.text.dates import kept_day
from tui.widgets.inputs.date_stepper import NearDay
from tui.widgets.inputs.form_row import FormRow, LineBox
from tui.widgets.inputs.link_button import QuietButton
from tui.widgets.inputs.owner_options import WHOSE_IT_IS, Whose

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


def text_row(name: str, text: str, replaced: str = "") -> FormRow:
    """One of the further texts, beside its label; `replaced` are old words, which typing replaces."""
    label, hint = MORE[name]
    return FormRow(label, LineBox(text, hint=hint, replaced=replaced, id=name), classes="more")


class Further(Vertical):
    """The rows of what an agreement has beside its act, whose it is, and one button for what it may have.

    `stood` is the agreement as it was, with a person's id in `who`; `now` holds what reads otherwise by now, `who` as
    first, second or both. `wanted` is what is open in any case.
    """

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = "Further, Further > #rows { height: auto; }"

    def __init__(
        self,
        stood: Mapping[str, Json],
        couple: Couple,
        today: date,
        *,
        now: Mapping[str, Json] | None = None,
        wanted: Collection[str] = (),
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._couple, self._today = couple, today
        self._stood = {name: _written(stood.get(name)) for name in FURTHER}
        self._now = {**self._stood, **(now or {})}
        self._who = couple.partner(str(stood["who"]))
        self._open = [name for name in FURTHER if self._now[name] or self._stood[name] or name in wanted]

    def compose(self) -> ComposeResult:
        yield Vertical(*map(self._row, self._open), id="rows")
        yield FormRow(WHOSE_IT_IS, Whose(self._couple, self._now.get("who", self._who)), id="of-whom")
        if len(self._open) < len(FURTHER):
            yield QuietButton("More, also when it ends", id="more")

    def _row(self, name: str) -> FormRow:
        if name == END:
            return FormRow("It ends on", EndDay(kept_day(self._now[END]), self._today), classes="more")
        return text_row(name, str(self._now[name] or ""), str(self._stood[name] or ""))

    def offer_all(self, may_all: bool) -> None:
        """Offer whose it is and what it does not have yet, or leave those alone."""
        for offered in self.query("#more, #of-whom"):
            offered.display = may_all

    @property
    def changed(self) -> dict[str, Json]:
        """The fields that read otherwise than before; None where one is taken out."""
        now: dict[str, Json] = {str(box.id): _written(box.text) for box in self.query(LineBox)}
        for ending in self.query(EndDay):
            now[END] = ending.end.isoformat() if ending.end else None
        changed = {name: value for name, value in now.items() if value != self._stood[name]}
        who = self.query_one(Whose).who if self.query_one("#of-whom").display else self._who
        return changed if who == self._who else {**changed, "who": who}

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        event.button.remove()
        place = self.query_one("#rows")
        for at, name in enumerate(FURTHER):
            if name not in self._open:
                await place.mount(self._row(name), before=at if at < len(place.children) else None)
        first = next(name for name in FURTHER if name not in self._open)
        self.query_one(f"#{first}").focus()


def _written(value: Json) -> str | None:
    return clean(str(value or "")).strip() or None


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
