"""The form of an agreement that is being changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from scripts import Json
from tui.text.couple import Couple
from tui.widgets.inputs.agreement_fields import END, FIELD_LABELS, FormSetup, text_or_none
from tui.widgets.inputs.agreement_form import AgreementForm
from tui.widgets.inputs.owner_options import OwnerOptions
from tui.widgets.inputs.text_box import TextBox


class ChangedAgreementForm(AgreementForm):
    """A note with an agreement as it was, to be changed.

    `previous` is the agreement before the change, with a person's id in `who`. `now` holds the values changed so far,
    with `who` as first, second, or both. `shown` names lines that are there from the start.
    """

    def __init__(
        self,
        act: TextBox,
        previous: Mapping[str, Json],
        couple: Couple,
        today: date,
        *,
        now: Mapping[str, Json] | None = None,
        shown: Collection[str] = (),
    ) -> None:
        before = {name: text_or_none(previous.get(name)) for name in (*FIELD_LABELS, END)}
        self._before, self._who = before, couple.partner_of(str(previous["who"]))
        values = {**before, **(now or {})}
        texts = {name: text for name, text in before.items() if text}
        setup = FormSetup(couple, today, shown={*shown, *texts}, replaced=texts, repeats=False)
        super().__init__(act, OwnerOptions(couple, values.get("who", self._who)), values, setup)

    @property
    def changed_fields(self) -> dict[str, Json]:
        """Return the lines and the owner that changed; None means removed."""
        now = self.value()
        lines = {name: text_or_none(now.get(name)) for name in self._before}
        changed: dict[str, Json] = {
            name: value for name, value in lines.items() if value != self._before[name]
        }
        asks_who = self.query_one("#signature").display
        return {**changed, "who": self.owner} if asks_who and self.owner != self._who else changed
