"""Which agreement a conversation about a setback is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from scripts.agreement_sentence import agreement_sentence
from store import Agreement
from tui.keys.commands import BACK, CHOOSE, HELP, LEAVE
from tui.screens.dialog import DialogScreen
from tui.styled_text import literal, owner_label
from tui.text.couple import Partners
from tui.widgets.inputs.choice_list import ChoiceList

SOMETHING_ELSE = "Something else"
TITLE = "What slipped?"
TEXT = (
    "Pick the agreement you’d like to talk about. At the end, you can make it smaller, change it, or end it."
)


class ChooseSetbackAgreement(DialogScreen["Agreement | str | None"]):
    """The standing agreements and whose they are; dismissed with one, SOMETHING_ELSE, or None to go back."""

    KEYS = (CHOOSE, BACK, HELP, LEAVE)

    DEFAULT_CSS = "ChooseSetbackAgreement #told { margin-bottom: 1; }"

    def __init__(self, standing: Sequence[Agreement], people: Partners) -> None:
        super().__init__()
        self._standing, self._people = standing, people

    def compose_body(self) -> Iterable[Widget]:
        yield Static(literal(TITLE), id="title")
        with VerticalScroll(id="body", can_focus=False):
            yield Static(literal(TEXT), id="told")
            yield ChoiceList([*map(self._label, self._standing), SOMETHING_ELSE])

    def _label(self, agreement: Agreement) -> Content:
        sentence = literal(agreement_sentence(agreement.act, agreement.cue))
        return Content("\n").join((sentence, owner_label(agreement.who, self._people)))

    def on_mount(self) -> None:
        self.query_one(ChoiceList).focus()

    def action_continue(self) -> None:
        choices: list[Agreement | str] = [*self._standing, SOMETHING_ELSE]
        self.dismiss(choices[self.query_one(ChoiceList).cursor])

    def action_back(self) -> None:
        self.dismiss(None)
