"""Form fields for the optional parts of an agreement."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button

from prompts import sanitize, trim
from scripts import Json
from tui.keys.commands import FEWER_FIELDS, MORE_FIELDS
from tui.styled_text import literal
from tui.text.couple import Couple
from tui.text.dates import parse_stored_day
from tui.widgets.inputs.date_stepper import DateStepper
from tui.widgets.inputs.form_row import FormRow, LineTextBox
from tui.widgets.inputs.link_button import LinkButton
from tui.widgets.inputs.owner_options import OWNER_LABEL, OwnerOptions

FIELD_LABELS = {
    "cue": ("If or when", "If I come home after seven"),
    "obstacle": ("What might stop us", "anything that could make it hard"),
    "instead": ("What we’ll do then", "your plan B"),
    "sign": ("How we’ll know", "what you’d both notice"),
    "hard_week": ("In a hard week", "when you’re sick or stressed"),
}
"""The optional texts: label and placeholder of each."""
END_FIELD = "end"
LOOK_BACK_DAYS = 7
END_DAYS = 28
MAX_END_DAYS = 366
WEEK_DAYS = 7
OPTIONAL_FIELD_NAMES = (*FIELD_LABELS, END_FIELD)
"""Fields shown only if the script or couple wants them."""
NO_END = date.min


def text_row(name: str, text: str, replaced: str = "", mark: str = "") -> FormRow:
    """Return the form row for an optional text.

    `replaced` is the old wording, which typing replaces, and `mark` the end of the label.
    """
    label, hint = FIELD_LABELS[name]
    return FormRow(
        f"{label}{mark}",
        LineTextBox(text, hint=hint, replaced=replaced, id=name),
        classes=f"more field-{name}",
    )


class OptionalFields(Vertical):
    """An agreement's optional fields, its owner, and an add button.

    `previous` is the agreement before the change, with a person's id in `who`. `now` holds the values
    changed so far, with `who` as first, second, or both. `always_shown` names fields that are open from the start.
    """

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = "OptionalFields, OptionalFields > #rows { height: auto; }"

    def __init__(
        self,
        previous: Mapping[str, Json],
        couple: Couple,
        today: date,
        *,
        now: Mapping[str, Json] | None = None,
        always_shown: Collection[str] = (),
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._couple, self._today = couple, today
        self._previous = {name: _text_or_none(previous.get(name)) for name in OPTIONAL_FIELD_NAMES}
        self._now = {**self._previous, **(now or {})}
        self._who = couple.partner_of(str(previous["who"]))
        self._open = [
            name
            for name in OPTIONAL_FIELD_NAMES
            if self._now[name] or self._previous[name] or name in always_shown
        ]

    def compose(self) -> ComposeResult:
        yield Vertical(*map(self._row, self._open), id="rows")
        yield FormRow(OWNER_LABEL, OwnerOptions(self._couple, self._now.get("who", self._who)), id="of-whom")
        if len(self._open) < len(OPTIONAL_FIELD_NAMES):
            yield LinkButton(MORE_FIELDS.label, MORE_FIELDS, id="more")

    def _row(self, name: str) -> FormRow:
        if name == END_FIELD:
            return FormRow(
                "Ends on",
                EndDateStepper(parse_stored_day(self._now[END_FIELD]), self._today),
                classes=f"more field-{END_FIELD}",
            )
        return text_row(name, str(self._now[name] or ""), str(self._previous[name] or ""))

    def set_all_available(self, may_all: bool) -> None:
        """Show or hide the owner field and the add button."""
        for offered in self.query("#more, #of-whom"):
            offered.display = may_all

    @property
    def changed_fields(self) -> dict[str, Json]:
        """Return the fields that changed; None means removed."""
        now: dict[str, Json] = {str(box.id): _text_or_none(box.text) for box in self.query(LineTextBox)}
        for ending in self.query(EndDateStepper):
            now[END_FIELD] = ending.end.isoformat() if ending.end else None
        changed = {name: value for name, value in now.items() if value != self._previous[name]}
        who = self.query_one(OwnerOptions).owner if self.query_one("#of-whom").display else self._who
        return changed if who == self._who else {**changed, "who": who}

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if self._is_all_open:
            await self.close_more()
        else:
            await self._open_all()

    @property
    def _is_all_open(self) -> bool:
        return len(self.query(".more")) == len(OPTIONAL_FIELD_NAMES)

    async def close_more(self) -> None:
        """Hide the fields that were opened and are still empty."""
        texts = {str(box.id) for box in self.query(LineTextBox) if trim(box.text)}
        ends = {END_FIELD for ending in self.query(EndDateStepper) if ending.end}
        for name in OPTIONAL_FIELD_NAMES:
            if name not in self._open and name not in texts | ends:
                await self.query(f".field-{name}").remove()
        button = self.query_one("#more", LinkButton)
        button.show(FEWER_FIELDS if self._is_all_open else MORE_FIELDS)
        button.focus()

    async def _open_all(self) -> None:
        self.query_one("#more", LinkButton).show(FEWER_FIELDS)
        place, opened = self.query_one("#rows"), list[str]()
        for at, name in enumerate(OPTIONAL_FIELD_NAMES):
            if not self.query(f".field-{name}"):
                await place.mount(self._row(name), before=at if at < len(place.children) else None)
                opened.append(name)
        self.query_one(f"#{opened[0]}").focus()


def _text_or_none(value: Json) -> str | None:
    return trim(sanitize(str(value or ""))) or None


class EndDateStepper(DateStepper):
    """End date of an agreement, in steps of a week.

    Stepping back before the first week means no end.
    """

    def __init__(self, end: date | None, today: date) -> None:
        super().__init__(today, today, max_days=MAX_END_DAYS, step_days=WEEK_DAYS, id=END_FIELD)
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
