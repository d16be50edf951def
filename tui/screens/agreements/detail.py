"""One agreement: its note, what became of it, and what can be done with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from textual import work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from store import Agreement, Json, Person, StoreError
from store.rules.agreement_status import AgreementStatus, status
from tui.content import typed
from tui.keys import BACK, EARLIER_TURN, EXCHANGE, GO_ON, HELP, LATER_TURN, LEAVE, SKIP
from tui.screens.base import Room
from tui.text.agreement_card import kept_note
from tui.text.agreement_history import history_lines
from tui.text.couple import Couple
from tui.widgets.cards import FridgeNote
from tui.widgets.inputs.choice_list import Choices
from tui.widgets.upcoming_turns import ComingTurns

Turning = Callable[[Mapping[str, Json], bool], Agreement]
LOOK, DAY, WORDS, REST, END, TAKE_UP = "look", "day", "words", "rest", "end", "take_up"
TURNING = {"skip": "skip", "exchange": "swap", "mark_turn": "mark"}
"""What the keys for turns do to one, by their action."""
OFTEN, LOOK_INTO = "often", "look_into"
WAYS = {
    LOOK: "Look back at it now, together",
    DAY: "Look at it on another day",
    WORDS: "Change the words, or when it ends",
    REST: "Let it rest for some weeks",
    END: "It is done, or we let it go",
    OFTEN: "Change how often it comes round",
    LOOK_INTO: "Find out what gets in the way",
}
WAYS_IN_A_REST = {**WAYS, DAY: "Wake it: look at it on another day", REST: "Let it rest longer"}
WAYS_BACK = {TAKE_UP: "Take it up again"}
WAYS_ON = {**WAYS_BACK, WORDS: "Give it another end, or other words"}
"""What can be done with one that came to its end by its own day."""


class OneAgreement(Room[str | None]):
    """Dismissed with what they chose to do, one of the keys of WAYS, WAYS_BACK or WAYS_ON, or with None to go back.

    `turn` does to one turn what it is given, a `skip` or a `swap`, or takes that back, and returns the agreement as it
    is then; it may raise StoreError. Without it, nothing can be changed here.
    """

    KEYS = (GO_ON, BACK, HELP, LEAVE)
    MORE_KEYS = (SKIP, EXCHANGE, LATER_TURN, EARLIER_TURN)

    DEFAULT_CSS = """
    OneAgreement {
        & #column { padding: 1 2 0 2; }
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & Choices { margin-bottom: 1; }
        & #became { height: auto; color: $muted; padding: 0 1; }
        &.-low #column { padding: 0 2; }
    }
    """

    def __init__(
        self, agreement: Agreement, people: tuple[Person, Person], today: date, turn: Turning | None = None
    ) -> None:
        super().__init__()
        self._agreement, self._couple, self._today, self._turn = agreement, Couple(*people), today, turn
        self._ways = {} if turn is None else _ways(agreement, today)

    def column(self) -> Iterable[Widget]:
        agreement, couple = self._agreement, self._couple
        with VerticalScroll(id="body"):
            yield FridgeNote(kept_note(agreement, couple.partner(agreement.who), self._today), couple)
            if self._ways:
                yield Choices(list(self._ways.values()))
            if agreement.rhythm and agreement.state == "open":
                yield ComingTurns(agreement, couple, self._today, may_change=self._turn is not None)
            yield Static(self._became(), id="became")

    def on_mount(self) -> None:
        for choices in self.query(Choices):
            choices.focus(scroll_visible=False)

    def keep_in_view(self) -> None:
        """The words of the agreement, and of what can be done at least where the pointer stands."""
        for choices in self.query(Choices):
            choices.show_cursor()

    def _became(self) -> Content:
        couple = self._couple
        names = {couple.first.id: couple.first.name, couple.second.id: couple.second.name}
        return typed("\n".join(history_lines(self._agreement, names, self._today)))

    def offers(self, action: str) -> bool:
        """The keys for turns do something only where there is a turn that they can change."""
        if action not in TURNING:
            return super().offers(action)
        return any(shown.offers(TURNING[action]) for shown in self.query(ComingTurns))

    def action_mark_turn(self, by: int) -> None:
        for shown in self.query(ComingTurns):
            shown.mark(by)

    def action_skip(self) -> None:
        self._change_turn("skip")

    def action_exchange(self) -> None:
        self._change_turn("swap")

    @work(exclusive=True)
    async def _change_turn(self, kind: str) -> None:
        for shown in self.query(ComingTurns):
            change = shown.change(kind)
            if change is None or self._turn is None:
                return
            try:
                self._agreement = await asyncio.to_thread(self._turn, *change)
            except StoreError as error:
                shown.trouble(str(error))
                return
            shown.show(self._agreement)
            self.query_one("#became", Static).update(self._became())

    def action_go_on(self) -> None:
        chosen = next((list(self._ways)[choices.cursor] for choices in self.query(Choices)), None)
        self.dismiss(chosen)

    def action_back(self) -> None:
        self.dismiss(None)


def _ways(agreement: Agreement, today: date) -> Mapping[str, str]:
    if agreement.state != "open":
        return WAYS_BACK
    return {AgreementStatus.ENDED: WAYS_ON, AgreementStatus.PAUSED: WAYS_IN_A_REST}.get(
        status(agreement, today), WAYS
    )
