"""What an agreement may have beside its act: when, what may get in the way and what then, how we will know, its end."""

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
from tui.days import kept_day
from tui.widgets.lines import FormRow, LineBox
from tui.widgets.near_day import NearDay
from tui.widgets.quiet import QuietButton

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
    """The rows of what an agreement has beside its act, and one button for those that it may have.

    `stood` is the agreement as it was; `now` holds what reads otherwise by now, and `wanted` what is open in any case.
    """

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = "Further, Further > #rows { height: auto; }"

    def __init__(
        self,
        stood: Mapping[str, Json],
        today: date,
        *,
        now: Mapping[str, Json] | None = None,
        wanted: Collection[str] = (),
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._today = today
        self._stood = {name: _written(stood.get(name)) for name in FURTHER}
        self._now = {**self._stood, **(now or {})}
        self._open = [name for name in FURTHER if self._now[name] or self._stood[name] or name in wanted]

    def compose(self) -> ComposeResult:
        yield Vertical(*map(self._row, self._open), id="rows")
        if len(self._open) < len(FURTHER):
            yield QuietButton("More, also when it ends", id="more")

    def _row(self, name: str) -> FormRow:
        if name == END:
            return FormRow("It ends on", EndDay(kept_day(self._now[END]), self._today), classes="more")
        return text_row(name, str(self._now[name] or ""), str(self._stood[name] or ""))

    def offer_more(self, may_add: bool) -> None:
        """Offer what it does not have yet, or leave that alone."""
        for button in self.query("#more"):
            button.display = may_add

    @property
    def changed(self) -> dict[str, Json]:
        """The fields that read otherwise than before; None where one is taken out."""
        now: dict[str, Json] = {str(box.id): _written(box.text) for box in self.query(LineBox)}
        for ending in self.query(EndDay):
            now[END] = ending.end.isoformat() if ending.end else None
        return {name: value for name, value in now.items() if value != self._stood[name]}

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
