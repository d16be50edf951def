"""One agreement: its note, what became of it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from store import Agreement, Person
from tui.agreements import history_lines
from tui.content import typed
from tui.couple import Couple
from tui.fridge import note
from tui.keys import BACK, GO_ON, HELP, LEAVE
from tui.screens.base import Room
from tui.widgets.choice import Choices
from tui.widgets.note import FridgeNote

LOOK, DAY, WORDS, REST, LET_GO, TAKE_UP = "look", "day", "words", "rest", "let_go", "take_up"
LOOK_INTO = "look_into"
WAYS = {
    LOOK: "Look back at it now, together",
    DAY: "Look at it on another day",
    WORDS: "Change the words",
    REST: "Let it rest for some weeks",
    LET_GO: "Let it go",
    LOOK_INTO: "Find out what gets in the way",
}
WAYS_BACK = {TAKE_UP: "Take it up again"}


class OneAgreement(Room[str | None]):
    """Dismissed with what they chose to do, one of the keys of WAYS or WAYS_BACK, or with None to go back."""

    KEYS = (GO_ON, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    OneAgreement {
        & #column { padding: 1 2 0 2; }
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #became { height: auto; color: $muted; margin-bottom: 1; padding: 0 1; }
        &.-low #column { padding: 0 2; }
    }
    """

    def __init__(
        self, agreement: Agreement, people: tuple[Person, Person], today: date, *, read_only: bool = False
    ) -> None:
        super().__init__()
        self._agreement, self._couple, self._today = agreement, Couple(*people), today
        open_ = agreement.state == "open"
        self._ways = {} if read_only else WAYS if open_ else WAYS_BACK

    def column(self) -> Iterable[Widget]:
        agreement, couple = self._agreement, self._couple
        names = {couple.first.id: couple.first.name, couple.second.id: couple.second.name}
        became = "\n".join(history_lines(agreement, names, self._today))
        with VerticalScroll(id="body", can_focus=not self._ways):
            yield FridgeNote(note(asdict(agreement), couple.partner(agreement.who), self._today), couple)
            yield Static(typed(became), id="became")
            if self._ways:
                yield Choices(list(self._ways.values()))

    def on_mount(self) -> None:
        for choices in self.query(Choices):
            choices.focus()

    def action_go_on(self) -> None:
        chosen = next((list(self._ways)[choices.cursor] for choices in self.query(Choices)), None)
        self.dismiss(chosen)

    def action_back(self) -> None:
        self.dismiss(None)
