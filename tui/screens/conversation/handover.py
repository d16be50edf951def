"""Handover screen: who looks away, who writes, and one key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from textual.content import Content
from textual.widget import Widget

from tui.keys.command import Command
from tui.keys.commands import BACK, BREAK, CONTINUE, HELP, LEAVE
from tui.screens.base import BaseScreen
from tui.styled_text import literal
from tui.text.couple import Couple, other_partner
from tui.widgets.partner_label import signature
from tui.widgets.sign_page import SignPage

PAUSE = "pause"
LONG_NAME = 16
"""A longer name leaves no room for the other keys."""
PRIVACY_HINT = "Nothing you write here is shown unless you choose to share it."
SAVED = "Your answer is saved. Press Enter to continue."


class HandOver(BaseScreen[bool | str]):
    """A cover until the next partner presses Enter.

    `of` is who writes next, or None if both look again. With `again` that partner's step was only
    covered. Dismissed with True to continue, False to go back, or PAUSE to take a break first.
    """

    KEYS = (CONTINUE, BACK, BREAK, HELP, LEAVE)
    DEFAULT_CLASSES = "-split"

    DEFAULT_CSS = """
    HandOver {
        & > #column { align: center middle; }
        & KeyBar { background: transparent; }
        &.of-amber { background: $amber-surface; }
        &.of-teal { background: $teal-surface; }
        &.of-plum { background: $plum-surface; }
        &.of-blue { background: $blue-surface; }
    }
    """

    def __init__(self, couple: Couple, of: str | None, done: str | None, *, again: bool = False) -> None:
        super().__init__()
        self._couple, self._to, self._from, self._again = couple, of, done, again
        if of:
            self.add_class(f"of-{couple.colour(of)}")

    def footer(self) -> Sequence[Command]:
        """Return the keys; Enter says who is there."""
        name = self._couple.name(self._to) if self._to else ""
        enter, *others = super().footer()
        return [replace(enter, label=f"I’m {name}") if 0 < len(name) <= LONG_NAME else enter, *others]

    def compose_body(self) -> Iterable[Widget]:
        yield SignPage(self._couple, self._to, list(self._lines()))

    def _lines(self) -> Iterable[Content]:
        """Yield the sentences; the first one says what to do."""
        couple, to = self._couple, self._to
        if to is None:
            done = f"{couple.name(self._from)} is done. " if self._from else ""
            yield literal(f"{done}You can both look again.", "bold $ink")
            return
        if self._from and self._from != to:
            passing = f"{couple.name(self._from)} is ready. Pass the keyboard to {couple.name(to)}."
            yield literal(passing, "bold $ink")
        yield Content.assemble(signature(couple, to), Content.styled(", this part is private.", "bold $ink"))
        yield literal(f"{couple.name(other_partner(to))}, please look away.", "$soft")
        yield literal(SAVED if self._again else PRIVACY_HINT, "$soft")

    def action_continue(self) -> None:
        self.dismiss(True)

    def action_back(self) -> None:
        self.dismiss(False)

    def action_take_break(self) -> None:
        self.dismiss(PAUSE)
