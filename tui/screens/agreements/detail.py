"""Agreement screen: card, history, and actions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from textual import work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from store import Agreement, Json, Person, StoreError
from store.rules.agreement_status import AgreementStatus, status
from tui.keys.commands import BACK, CHOOSE, EARLIER_TURN, HELP, LATER_TURN, LEAVE, SKIP_TURN, SWAP_TURN
from tui.screens.base import BaseScreen
from tui.session.io_thread import in_thread
from tui.styled_text import literal
from tui.text.agreement_card import current_card
from tui.text.agreement_history import history_lines
from tui.text.couple import Couple
from tui.widgets.agreement_card import AgreementCardView
from tui.widgets.agreement_upcoming_turns import UpcomingTurns
from tui.widgets.inputs.choice_list import ChoiceList

ChangeTurn = Callable[[Mapping[str, Json], bool], Agreement]
LOOK, DAY, WORDS, REST, END, TAKE_UP = "look", "day", "words", "rest", "end", "take_up"
TURN_CHANGES = {"skip": "skip", "swap_turn": "swap", "mark_turn": "mark"}
"""The kind of turn change behind each action."""
OFTEN, EXPLORE_SETBACK, DELETE = "often", "explore_setback", "delete"
ACTIONS = {
    LOOK: "Check in on it now",
    DAY: "Move the check-in",
    WORDS: "Edit",
    REST: "Pause it",
    END: "Mark as done, or end it",
    OFTEN: "Change how often it repeats",
    EXPLORE_SETBACK: "Find out what gets in the way",
    DELETE: "Delete it",
}
RESTING_ACTIONS = {**ACTIONS, DAY: "Resume it", REST: "Pause it longer"}
CLOSED_ACTIONS = {TAKE_UP: "Start it again", DELETE: "Delete it"}
ENDED_ACTIONS = {
    TAKE_UP: "Start it again",
    WORDS: "Edit, or change when it ends",
    DELETE: "Delete it",
}
"""Actions for an agreement that ended on its end date."""


class AgreementDetail(BaseScreen[str | None]):
    """One agreement and the actions on it.

    Dismissed with a key of ACTIONS, RESTING_ACTIONS, CLOSED_ACTIONS, or ENDED_ACTIONS, or with None to go
    back. `selected` is the action at the cursor. `turn` stores a `skip` or a `swap` of one turn, or undoes
    it, and returns the changed agreement; it may raise StoreError. Without it the screen is read-only.
    """

    KEYS = (CHOOSE, BACK, HELP, LEAVE)
    MORE_KEYS = (SKIP_TURN, SWAP_TURN, LATER_TURN, EARLIER_TURN)

    DEFAULT_CSS = """
    AgreementDetail {
        & #column { padding: 1 2 0 2; }
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & ChoiceList { margin-bottom: 1; }
        & #became { height: auto; color: $muted; padding: 0 2; }
        &.-low #column { padding: 0 2; }
    }
    """

    def __init__(
        self,
        agreement: Agreement,
        people: tuple[Person, Person],
        today: date,
        turn: ChangeTurn | None = None,
        *,
        selected: str = "",
    ) -> None:
        super().__init__()
        self._selected = selected
        self._agreement, self._couple, self._today, self._change_turn_in_store = (
            agreement,
            Couple(*people),
            today,
            turn,
        )
        self._actions = {} if turn is None else _available_actions(agreement, today)

    def compose_body(self) -> Iterable[Widget]:
        agreement, couple = self._agreement, self._couple
        with VerticalScroll(id="body"):
            yield AgreementCardView(
                current_card(agreement, couple.partner_of(agreement.who), self._today), couple
            )
            if self._actions:
                actions = list(self._actions)
                cursor = actions.index(self._selected) if self._selected in actions else 0
                yield ChoiceList(list(self._actions.values()), cursor=cursor)
            if agreement.rhythm and agreement.state == "open":
                yield UpcomingTurns(
                    agreement, couple, self._today, may_change=self._change_turn_in_store is not None
                )
            yield Static(self._history(), id="became")

    def on_mount(self) -> None:
        for choices in self.query(ChoiceList):
            choices.focus(scroll_visible=False)

    def keep_in_view(self) -> None:
        """Scroll to the action at the cursor, not further."""
        for choices in self.query(ChoiceList):
            choices.show_cursor()

    def _history(self) -> Content:
        couple = self._couple
        names = {couple.first.id: couple.first.name, couple.second.id: couple.second.name}
        return literal("\n".join(history_lines(self._agreement, names, self._today)))

    def is_available(self, action: str) -> bool:
        """Return whether an action is possible now."""
        if action == "continue":
            return bool(self._actions)
        if action not in TURN_CHANGES:
            return super().is_available(action)
        return any(shown.can_change(TURN_CHANGES[action]) for shown in self.query(UpcomingTurns))

    def action_mark_turn(self, by: int) -> None:
        for shown in self.query(UpcomingTurns):
            shown.move_mark(by)

    def action_skip(self) -> None:
        self._change_turn("skip")

    def action_swap_turn(self) -> None:
        self._change_turn("swap")

    @work(exclusive=True)
    async def _change_turn(self, kind: str) -> None:
        for shown in self.query(UpcomingTurns):
            change = shown.change_for(kind)
            if change is None or self._change_turn_in_store is None:
                return
            try:
                self._agreement = await in_thread(self._change_turn_in_store, *change)
            except StoreError as error:
                shown.show_error(str(error))
                return
            shown.show(self._agreement)
            self.query_one("#became", Static).update(self._history())

    def action_continue(self) -> None:
        chosen = next((list(self._actions)[choices.cursor] for choices in self.query(ChoiceList)), None)
        self.dismiss(chosen)

    def action_back(self) -> None:
        self.dismiss(None)


def _available_actions(agreement: Agreement, today: date) -> Mapping[str, str]:
    if agreement.state != "open":
        return CLOSED_ACTIONS
    return {AgreementStatus.ENDED: ENDED_ACTIONS, AgreementStatus.PAUSED: RESTING_ACTIONS}.get(
        status(agreement, today), ACTIONS
    )
