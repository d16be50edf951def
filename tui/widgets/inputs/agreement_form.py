"""The form of an agreement: a note that is filled in, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from prompts import trim
from scripts import Json
from tui.widgets.inputs.agreement_fields import (
    ACT,
    CHIP_LABELS,
    END,
    FIELD_LABELS,
    READING_ORDER,
    RHYTHM,
    FormSetup,
    make_line,
)
from tui.widgets.inputs.chips import Chips
from tui.widgets.inputs.date_stepper import DateStepper
from tui.widgets.inputs.end_date_stepper import END_DAYS, EndDateStepper
from tui.widgets.inputs.note_paper import NotePaper
from tui.widgets.inputs.owner_options import OwnerOptions
from tui.widgets.inputs.recurrence_input import RecurrenceInput
from tui.widgets.inputs.text_box import TextBox


class AgreementForm(Vertical):
    """A note with the sentence, who does it, and the day of the check-in.

    The chips below add the other lines, each where it's read aloud. `values` are what an agree answer holds. Without
    a `day`, the note doesn't ask for the check-in.
    """

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    AgreementForm { height: auto; & > Chips { margin: 1 0 0 0; padding: 0 2; } }
    .-low AgreementForm > Chips { margin: 0; }
    """

    def __init__(
        self,
        act: TextBox,
        owner: OwnerOptions,
        values: Mapping[str, Json],
        setup: FormSetup,
        *,
        day: DateStepper | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._act, self._owner, self._day = act, owner, day
        self._setup, self._values = setup, values
        wanted = {*setup.required, *setup.shown}
        self._open = {name for name in CHIP_LABELS if name in wanted or values.get(name)}

    def compose(self) -> ComposeResult:
        self._act.add_class(f"field-{ACT}")
        lines = {name: make_line(name, self._values, self._setup) for name in self._open} | {ACT: self._act}
        with NotePaper():
            yield from (lines[name] for name in READING_ORDER if name in lines)
            with Horizontal(id="signature"):
                yield Horizontal(Static("— ", classes="label"), self._owner)
                if self._day:
                    yield Static(classes="space")
                    yield Horizontal(Static("check in on", classes="label"), self._day)
        yield Chips(color=self._setup.color, id="chips")

    def on_mount(self) -> None:
        self._offer()

    def _offer(self) -> None:
        """Offer the lines that aren't there yet."""
        self.query_one(Chips).show({name: CHIP_LABELS[name] for name in self._offered()})

    def _offered(self) -> Iterator[str]:
        for name in CHIP_LABELS:
            is_possible = (
                self._setup.repeats if name == RHYTHM else name != "instead" or "obstacle" in self._open
            )
            if name not in self._open and is_possible:
                yield name

    def set_all_available(self, may_all: bool) -> None:
        """Show or hide the owner and the chips."""
        self.query_one("#signature").display = may_all
        self.query_one(Chips).display = may_all and any(self._offered())

    @on(Chips.Picked)
    async def _add_line(self, event: Chips.Picked) -> None:
        event.stop()
        name = event.name
        if name in self._open:
            return
        self._open.add(name)
        values: dict[str, Json] = {"who": self.owner}
        if name == END:
            values[END] = (self._setup.today + timedelta(days=END_DAYS)).isoformat()
        following = READING_ORDER[READING_ORDER.index(name) + 1 :]
        before = next((f".field-{each}" for each in following if self.query(f".field-{each}")), "#signature")
        await self.query_one(NotePaper).mount(
            make_line(name, values, self._setup), before=self.query_one(before)
        )
        self._offer()
        self.focus_line(name)

    def focus_line(self, name: str) -> None:
        """Focus the input of a line."""
        self.query_one("#often" if name == RHYTHM else f"#{name}").focus()

    def step_back(self) -> bool:
        """Go back from an added line to the sentence, or close it if it's empty.

        Return False if the focus isn't on such a line.
        """
        if not self.close_empty_line():
            if self._focused_line() is None:
                return False
            self._act.focus()
        return True

    def close_empty_line(self) -> bool:
        """Close the added line that has the focus if it's empty, and return whether it was."""
        name = self._focused_line()
        if name is None or name in {*self.value(), *self._setup.required, *self._setup.shown}:
            return False
        self._open.remove(name)
        self.query_one(f".field-{name}").remove()
        self._offer()
        self.query_one(Chips).go_to(name)
        return True

    def _focused_line(self) -> str | None:
        """Return the name of the added line that has the focus, if any."""
        focused = self.screen.focused
        around = focused.ancestors_with_self if focused else ()
        return next(
            (name for name in self._open if any(each.has_class(f"field-{name}") for each in around)), None
        )

    @property
    def owner(self) -> str | None:
        """Return the chosen owner, if any."""
        return self._owner.owner

    @property
    def lacks_days(self) -> bool:
        """Return whether it repeats by week, on no day yet."""
        return any(often.lacks_days for often in self.query(RecurrenceInput))

    def set_shared(self, is_shared: bool) -> None:
        """Offer to take turns, or not."""
        for often in self.query(RecurrenceInput):
            often.set_shared(is_shared)

    def value(self) -> dict[str, Json]:
        """Return the agreement, without empty fields."""
        texts = {str(box.id): trim(box.text) for box in self.query(TextBox)}
        value: dict[str, Json] = {name: texts[name] for name in (ACT, *FIELD_LABELS) if texts.get(name)}
        if self.owner is not None:
            value["who"] = self.owner
        if self._day:
            value["look_back"] = self._day.day.isoformat()
        for ending in self.query(EndDateStepper):
            if ending.end:
                value[END] = ending.end.isoformat()
        for often in self.query(RecurrenceInput):
            value |= often.value
        return value
