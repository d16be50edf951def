"""Saying in other words what was agreed: the act first, and below it what else the agreement has or may have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import ClassVar

from textual.widget import Widget

from prompts import clean
from scripts.records import PARTNERS
from store import Agreement, Json
from tui.keys import NEXT_LINE, Command
from tui.screens.edit_text import Reword
from tui.text.couple import Couple, Partners
from tui.widgets.inputs.agreement_fields import Further
from tui.widgets.inputs.text_box import Box

TOGETHER = (
    "Change it together until it is something you both can do. "
    "Typing replaces the old words, an arrow keeps them."
)
UNSAVED = "This is not saved yet. Enter saves it, and Esc once more leaves it as it was."
WORDLESS = "No words are left in it. Write a few, or Esc once more leaves it as it was."


class RewordAgreement(Reword):
    """`change` keeps the fields that read otherwise now, none where all is as it was; it may raise StoreError."""

    MORE_KEYS: ClassVar[tuple[Command, ...]] = (*Reword.MORE_KEYS, NEXT_LINE)
    REPLACES: ClassVar[bool] = True
    STAYS: ClassVar[str] = "What it said until now stays with it. Tab leads to the next line."

    DEFAULT_CSS = "RewordAgreement #note { margin-top: 1; }"

    def __init__(
        self,
        agreement: Agreement,
        people: Partners,
        today: date,
        change: Callable[[Mapping[str, Json]], None],
    ) -> None:
        super().__init__(TOGETHER, agreement.act, self._keep_all)
        self._agreement, self._couple, self._today = agreement, Couple(*people), today
        self._change = change
        self._changed_now: dict[str, Json] = {}
        self._left_with: dict[str, Json] = {}

    def further(self) -> Iterable[Widget]:
        yield Further(asdict(self._agreement), self._couple, self._today)

    def changed(self) -> dict[str, Json]:
        """The fields that read otherwise than before."""
        act = clean(self.query_one(Box).text).strip()
        reads_otherwise = act != clean(self._agreement.act).strip()
        changed = {**({"act": act} if reads_otherwise else {}), **self.query_one(Further).changed}
        who = changed.get("who")
        return {**changed, "who": self._couple.person(str(who)).id} if who in PARTNERS else changed

    def action_go_on(self) -> None:
        self._changed_now = self.changed()
        super().action_go_on()

    def _keep_all(self, _act: str) -> None:
        self._change(self._changed_now)

    def action_back(self) -> None:
        """Back at once where nothing was changed; otherwise that is said first."""
        changed = self.changed()
        if changed and changed != self._left_with:
            self._left_with = changed
            self.trouble(UNSAVED if self.query_one(Box).text.strip() else WORDLESS)
        else:
            super().action_back()
