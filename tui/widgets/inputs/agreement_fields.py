"""Lines of an agreement besides its sentence, its owner, and its day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from textual.widget import Widget

from prompts import sanitize, trim
from scripts import Json
from tui.text.couple import Couple
from tui.text.dates import parse_stored_day
from tui.widgets.inputs.end_date_stepper import EndDateStepper
from tui.widgets.inputs.form_row import FormRow, LineTextBox
from tui.widgets.inputs.recurrence_input import RecurrenceInput

FIELD_LABELS = {
    "cue": ("If or when", "If or when: “If I’m home late”"),
    "obstacle": ("What might stop us", "a long day"),
    "instead": ("What we’ll do then", "your plan B"),
    "sign": ("How we’ll know", "what you’d see"),
    "hard_week": ("In a hard week", "a smaller step"),
}
"""The optional texts: label and placeholder of each."""
ACT, CUE, END, RHYTHM = "act", "cue", "end", "rhythm"
CHIP_LABELS = {
    CUE: "if or when",
    RHYTHM: "how often",
    "sign": "how we’ll know",
    END: "until when",
    "obstacle": "what might stop us",
    "instead": "what we’ll do then",
    "hard_week": "in a hard week",
}
"""The lines that can be added, and what their chips say."""
READING_ORDER = (CUE, ACT, RHYTHM, "obstacle", "instead", "sign", "hard_week", END)
"""The lines in the order in which an agreement is read aloud."""
LOOK_BACK_DAYS = 7
REQUIRED_MARK = " *"
"""The end of a required field's label."""


@dataclass(frozen=True)
class FormSetup:
    """What doesn't change while an agreement is written.

    `color` is the writer's theme color, or "". Lines that are `required` or `shown` are there from the start. Typing
    replaces a text that is in `replaced`. If it never `repeats`, how often isn't asked.
    """

    couple: Couple
    today: date
    color: str = ""
    required: Collection[str] = ()
    shown: Collection[str] = ()
    replaced: Mapping[str, str] = field(default_factory=dict)
    repeats: bool = True


def make_line(name: str, values: Mapping[str, Json], setup: FormSetup) -> Widget:
    """Return the line of a note for one field."""
    mark = REQUIRED_MARK if name in setup.required else ""
    classes = f"line field-{name}"
    if name == END:
        stepper = EndDateStepper(parse_stored_day(values.get(END)), setup.today)
        return FormRow(f"Ends on{mark}", stepper, classes=classes)
    if name == RHYTHM:
        often = RecurrenceInput(
            values.get(RHYTHM),
            values.get("turn"),
            setup.couple,
            setup.today,
            is_shared=values.get("who") == "both",
            id=RHYTHM,
        )
        return FormRow(f"Repeats{mark}", often, classes=classes)
    label, hint = FIELD_LABELS[name]
    box = LineTextBox(
        str(values.get(name) or ""),
        hint=f"{hint}{mark}" if name == CUE else hint,
        replaced=setup.replaced.get(name, ""),
        id=name,
    )
    if name != CUE:
        return FormRow(f"{label}:{mark}", box, classes=classes)
    box.add_class("line", f"field-{CUE}")
    return box


def text_or_none(value: Json) -> str | None:
    """Return a field's text without spaces around it, or None."""
    return trim(sanitize(str(value or ""))) or None
