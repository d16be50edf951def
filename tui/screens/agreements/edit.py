"""Edit screen for an agreement: act and optional fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any, ClassVar, cast

from textual import on, work
from textual.widget import Widget
from textual.widgets import Static, TextArea

from prompts import sanitize, trim
from scripts.agreement_sentence import agreement_sentence
from scripts.engine_types import PARTNERS
from store import Agreement, Json
from tui.keys.command import Command
from tui.keys.input_commands import NEXT_LINE
from tui.screens.agreements.say_aloud import SayAloud
from tui.screens.edit_text import EditText
from tui.styled_text import literal
from tui.text.agreement_card import current_card
from tui.text.couple import Couple, Partners
from tui.widgets.inputs.changed_agreement_form import ChangedAgreementForm
from tui.widgets.inputs.text_box import TextBox

INTRO = (
    "Change it until you can both say yes to it. Type to replace the text, or press an arrow key to edit it."
)
SAID_ALOUD = frozenset(("act", "cue", "who"))
"""Changes after which the person who does it says it aloud again."""
UNSAVED_WARNING = "Not saved yet. Press Enter to save, or Esc again to discard your changes."
EMPTY_WARNING = "It’s empty. Write something, or press Esc again to discard your changes."


class EditAgreement(EditText):
    """An agreement to edit.

    `change` saves the changed fields, if any; it may raise StoreError.
    """

    IS_PAGE = True
    MORE_KEYS: ClassVar[tuple[Command, ...]] = (*EditText.MORE_KEYS, NEXT_LINE)
    REPLACES_TEXT: ClassVar[bool] = True
    KEPT_NOTE: ClassVar[str] = "The old version stays in its history. Tab moves to the next field."

    DEFAULT_CSS = """
    EditAgreement {
        & #column { padding: 1 2 0 2; }
        & #title { text-style: bold; color: $secondary; margin-bottom: 1; padding: 0 2; }
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #body > * { height: auto; }
        & #note, & #trouble { padding: 0 2; }
        &.-low #column { padding: 0 2; }
        &.-low #title { margin-bottom: 0; }
        & #note { margin-top: 1; }
        & #sentence { height: auto; color: $muted; padding: 0 2; margin-top: 1; }
    }
    """

    def __init__(
        self,
        agreement: Agreement,
        people: Partners,
        today: date,
        change: Callable[[Mapping[str, Json]], None],
    ) -> None:
        super().__init__(INTRO, agreement.act, self._save_all)
        self._agreement, self._couple, self._today = agreement, Couple(*people), today
        self._change = change
        self._pending: dict[str, Json] = {}
        self._warned_about: dict[str, Json] = {}

    def compose_form(self, box: TextBox) -> Iterable[Widget]:
        yield ChangedAgreementForm(box, asdict(self._agreement), self._couple, self._today)
        yield Static(id="sentence")

    def on_mount(self) -> None:
        self.call_after_refresh(self._show_sentence)  # once the optional fields are there

    @on(TextArea.Changed)
    def _show_sentence(self) -> None:
        """Show how the sentence reads with what comes before it."""
        cue = next((box.text for box in self.query("#cue").results(TextBox)), "")
        words = agreement_sentence(trim(self.text_box.text), trim(cue) or None)
        sentence = self.query_one("#sentence", Static)
        sentence.update(literal(f"It reads: {words}"))
        sentence.display = bool(trim(cue))

    def changed_fields(self) -> dict[str, Json]:
        """Return the fields that changed."""
        act = trim(sanitize(self.text_box.text))
        reads_otherwise = act != trim(sanitize(self._agreement.act))
        changed = {
            **({"act": act} if reads_otherwise else {}),
            **self.query_one(ChangedAgreementForm).changed_fields,
        }
        who = changed.get("who")
        return {**changed, "who": self._couple.person(str(who)).id} if who in PARTNERS else changed

    def action_continue(self) -> None:
        self._pending = self.changed_fields()
        if trim(self.text_box.text) and not SAID_ALOUD.isdisjoint(self._pending):
            self._say_aloud()
        else:
            super().action_continue()

    @work(exclusive=True, group="aloud")
    async def _say_aloud(self) -> None:
        """Save it once the person who does it has said it."""
        changed = replace(self._agreement, **cast("dict[str, Any]", self._pending))
        card = current_card(changed, self._couple.partner_of(changed.who), self._today)
        if await self.app.push_screen_wait(SayAloud(card, self._couple)):
            super().action_continue()

    def _save_all(self, _act: str) -> None:
        self._change(self._pending)

    def action_back(self) -> None:
        """Go back, after a warning if there are unsaved changes.

        A line that was just added and is still empty is closed first.
        """
        if self.query_one(ChangedAgreementForm).close_empty_line():
            return
        changed = self.changed_fields()
        if changed and changed != self._warned_about:
            self._warned_about = changed
            self.show_error(UNSAVED_WARNING if trim(self.text_box.text) else EMPTY_WARNING)
        else:
            super().action_back()
