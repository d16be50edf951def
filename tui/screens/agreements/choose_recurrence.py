"""Recurrence screen: how often an agreement repeats, and whose turn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from textual import on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from store import Agreement, Json, Person
from tui.keys.commands import BACK, HELP, LEAVE, SAVE_CHANGES
from tui.screens.agreements.edit import UNSAVED_WARNING
from tui.screens.base import BaseScreen
from tui.styled_text import literal
from tui.text.couple import Couple
from tui.widgets.inputs.arrow_navigation import Form
from tui.widgets.inputs.form_row import FormRow
from tui.widgets.inputs.option_row import OptionRow
from tui.widgets.inputs.recurrence_input import RecurrenceInput

TITLE = "How often should it repeat?"


class ChooseRecurrence(BaseScreen[Mapping[str, Json] | None]):
    """A recurrence form; dismissed with the changed fields, or None."""

    KEYS = (SAVE_CHANGES, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    ChooseRecurrence {
        & #body { height: 1fr; scrollbar-size-vertical: 1; padding-top: 1; }
        & #asked { height: auto; text-style: bold; margin-bottom: 1; }
        & #wanted { height: auto; color: $hint; margin-top: 1; }
        & FormRow > .label { width: 12; padding: 0 2 0 0; }
    }
    """

    def __init__(self, agreement: Agreement, people: tuple[Person, Person], today: date) -> None:
        super().__init__()
        self._agreement, self._couple, self._today = agreement, Couple(*people), today
        self._warned_about: Mapping[str, Json] = {}

    def compose_body(self) -> Iterable[Widget]:
        agreement, couple = self._agreement, self._couple
        turn = couple.partner_of(agreement.turn) if agreement.turn else None
        with VerticalScroll(id="body", can_focus=False), Form():
            yield Static(literal(TITLE), id="asked")
            is_shared = couple.partner_of(agreement.who) == "both"
            often = RecurrenceInput(
                agreement.rhythm, turn, couple, self._today, is_shared=is_shared, has_begun=True
            )
            yield FormRow("Repeat", often)
            yield Static(id="wanted")

    def on_mount(self) -> None:
        self.query_one(RecurrenceInput).focus_first()

    @on(OptionRow.LetterRejected)
    def _show_letter_hint(self, event: OptionRow.LetterRejected) -> None:
        self._show_hint(event.sentence)

    def _show_hint(self, sentence: str) -> None:
        self.query_one("#wanted", Static).update(sentence)

    def action_continue(self) -> None:
        chosen = self.query_one(RecurrenceInput)
        missing = chosen.missing_text()
        self._show_hint(missing)
        if missing:
            return
        change = self._change(chosen.value)
        self.dismiss({"words": change} if change else None)

    def _change(self, value: Mapping[str, Json]) -> Mapping[str, Json]:
        """Return the changed fields, or nothing if all are as before."""
        words = self._words(value)
        current = {"rhythm": self._agreement.rhythm, "turn": self._agreement.turn}
        return words if words != current else {}

    def _words(self, value: Mapping[str, Json]) -> dict[str, Json]:
        """Return the recurrence as fields of a stored agreement."""
        turn = value.get("turn")
        first = None if turn is None else self._couple.person(str(turn)).id
        return {"rhythm": value.get("rhythm"), "turn": first}

    def action_back(self) -> None:
        """Go back, after a warning if there are unsaved changes."""
        change = self._change(self.query_one(RecurrenceInput).value)
        if change and change != self._warned_about:
            self._warned_about = change
            self._show_hint(UNSAVED_WARNING)
        else:
            self.dismiss(None)
