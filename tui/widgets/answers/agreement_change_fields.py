"""Fields for changing an agreement: wording, owner, next look-back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from prompts import sanitize, trim
from scripts import Json
from store import DELETED
from tui.styled_text import literal
from tui.text.couple import Couple
from tui.text.dates import parse_stored_day
from tui.text.look_back import NEXT_PROMPTS
from tui.widgets.inputs.agreement_fields import LOOK_BACK_DAYS
from tui.widgets.inputs.changed_agreement_form import ChangedAgreementForm
from tui.widgets.inputs.date_stepper import DateStepper
from tui.widgets.inputs.form_row import FormRow
from tui.widgets.inputs.text_box import TextBox

ACTIONS_WITH_WORDING = ("smaller", "change", "hand_over")
"""Actions that may change the wording."""
DEFAULT_REST_DAYS, MAX_REST_DAYS = 28, 56
SETBACK_FIELDS = ("obstacle", "instead")
"""Fields shown in addition after a conversation about a setback."""
UNCHANGED_HINTS = {
    "smaller": "Nothing has changed yet. Make it smaller, or press Esc to choose something else.",
    "change": "Nothing has changed yet. Change something, or press Esc to keep it as it is.",
}
EMPTY_HINT = "Please write a few words, or go back and end it."


class AgreementChangeFields(Vertical):
    """Fields for all actions; only the needed ones are visible.

    `about` is the agreement as it is, `previous` holds earlier input. With `after_setback` the couple has
    just talked about what got in the way.
    """

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    AgreementChangeFields {
        height: auto;
        & > .again { margin-top: 1; }
    }
    .-low AgreementChangeFields > .again { margin-top: 0; }
    """

    def __init__(
        self,
        about: Mapping[str, Any],
        couple: Couple,
        today: date,
        previous: Mapping[str, Any],
        *,
        after_setback: bool,
    ) -> None:
        super().__init__()
        self._about, self._couple, self._today = about, couple, today
        self._previous, self._after_setback = previous, after_setback

    def compose(self) -> Iterable[Widget]:
        about, today, words = self._about, self._today, self._previous.get("words") or {}
        act, day = words.get("act"), parse_stored_day(self._previous.get("look_back"))
        near = DateStepper(day or today + timedelta(days=LOOK_BACK_DAYS), today, id="soon")
        far = DateStepper(
            day or today + timedelta(days=DEFAULT_REST_DAYS),
            today,
            max_days=MAX_REST_DAYS,
            step_days=7,
            id="later",
        )
        yield Static(classes="say", id="how")
        old = str(about["act"])
        box = TextBox(
            old if act in (None, "", DELETED, about.get("before")) else str(act), replaced=old, id="act"
        )
        # The owner after a handover is asked in an action of its own.
        now = {
            name: value
            for name, value in words.items()
            if name != "who" or self._previous.get("next") == "change"
        }
        always_shown = SETBACK_FIELDS if self._after_setback else ()
        yield ChangedAgreementForm(box, about, self._couple, today, now=now, shown=always_shown)
        yield FormRow("Check in on", near, classes="again")
        yield FormRow("Check in on", far, classes="again")

    def show_fields(self, next_: str, taker: str) -> None:
        """Show only the fields this action needs.

        `taker` is the name of the partner who would take over the agreement.
        """
        box, form = self.query_one("#act", TextBox), self.query_one(ChangedAgreementForm)
        form.display = next_ in ACTIONS_WITH_WORDING
        form.set_all_available(next_ == "change")
        self.query_one("#how", Static).update(literal(NEXT_PROMPTS[next_].format(name=taker)))
        for row in self.query(FormRow).filter(".again"):
            row.display = self._day(next_) in row.query(DateStepper)
        (box if form.display else self._day(next_)).focus()

    def look_back_day(self, next_: str) -> str:
        """Return the day of the next look-back, in ISO format."""
        return self._day(next_).day.isoformat()

    @property
    def act(self) -> str:
        """Return the wording of the act."""
        return trim(self.query_one("#act", TextBox).text)

    @property
    def changed_fields(self) -> dict[str, Json]:
        """Return the fields that changed; None means removed."""
        is_new = self.act != trim(sanitize(str(self._about["act"])))
        return {
            **({"act": self.act} if is_new else {}),
            **self.query_one(ChangedAgreementForm).changed_fields,
        }

    def missing_text(self, next_: str) -> str:
        """Return what is still missing, as a sentence, or ""."""
        changed = self.changed_fields
        is_enough = {
            "smaller": not changed.keys().isdisjoint(("act", "cue")),
            "change": bool(changed),
            "hand_over": True,
        }
        if self.act and is_enough[next_]:
            return ""
        self.query_one("#act").focus()
        return UNCHANGED_HINTS[next_] if self.act else EMPTY_HINT

    def _day(self, next_: str) -> DateStepper:
        return self.query_one("#later" if next_ == "rest" else "#soon", DateStepper)
