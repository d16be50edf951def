"""Saying in other words what was agreed: the act first, and below it what else the agreement has or may have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Button

from prompts import clean
from store import Agreement, Json
from tui.days import kept_day
from tui.keys import NEXT_LINE, Command
from tui.screens.reword import Reword
from tui.widgets.box import Box
from tui.widgets.further import END, FURTHER, MORE, EndDay, text_row
from tui.widgets.lines import FormRow, LineBox

TOGETHER = "Change it together until it is something you both can do."
UNSAVED = "This is not saved yet. Enter saves it, and Esc once more leaves it as it was."
WORDLESS = "No words are left in it. Write a few, or Esc once more leaves it as it was."


class RewordAgreement(Reword):
    """`change` keeps the fields that read otherwise now, none where all is as it was; it may raise StoreError."""

    MORE_KEYS: ClassVar[tuple[Command, ...]] = (*Reword.MORE_KEYS, NEXT_LINE)
    STAYS: ClassVar[str] = "What it said until now stays with it. Tab leads to the next line."

    DEFAULT_CSS = """
    RewordAgreement {
        & #further { height: auto; }
        & #more {
            height: 1; width: auto; min-width: 1; border: none; padding: 0 1; background: $background; color: $muted;
            text-style: none;
            &:focus { color: $ink; text-style: bold; background: $background; background-tint: transparent; }
            &:hover { color: $ink; background: $background; }
        }
        & #note { margin-top: 1; }
    }
    """

    def __init__(
        self, agreement: Agreement, today: date, change: Callable[[Mapping[str, Json]], None]
    ) -> None:
        super().__init__(TOGETHER, agreement.act, self._keep_all)
        self._today, self._change = today, change
        self._stood: dict[str, Json] = {name: _text(getattr(agreement, name)) for name in ("act", *FURTHER)}
        self._changed_now: dict[str, Json] = {}
        self._left_with: dict[str, Json] = {}

    def further(self) -> Iterable[Widget]:
        open_now = [name for name in FURTHER if self._stood[name]]
        yield Vertical(*map(self._row, open_now), id="further")
        if len(open_now) < len(FURTHER):
            yield Button("More, also when it ends", id="more")

    def _row(self, name: str) -> FormRow:
        if name == END:
            return FormRow("It ends on", EndDay(kept_day(self._stood[END]), self._today), classes="more")
        return text_row(name, str(self._stood[name] or ""))

    def changed(self) -> dict[str, Json]:
        """The fields that read otherwise than before."""
        now: dict[str, Json] = {"act": _text(self.query_one(Box).text)}
        now |= {str(box.id): _text(box.text) for box in self.query(LineBox)}
        for ending in self.query(EndDay):
            now[END] = ending.end.isoformat() if ending.end else None
        return {name: value for name, value in now.items() if value != self._stood[name]}

    @on(Button.Pressed, "#more")
    async def _open_more(self, event: Button.Pressed) -> None:
        event.stop()
        event.button.display = False
        place = self.query_one("#further")
        there = [str(widget.id) for widget in place.query("LineBox, EndDay")]
        for at, name in enumerate(FURTHER):
            if name not in there:
                await place.mount(self._row(name), before=at if at < len(place.children) else None)
        first = next(name for name in (*MORE, END) if name not in there)
        self.query_one(f"#{first}").focus()

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


def _text(value: str | None) -> str | None:
    return clean(value or "").strip() or None
