"""Owner of an agreement: one partner, or both."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from scripts import Json
from scripts.engine_types import PARTNERS
from tui.keys.command import Command
from tui.keys.input_commands import MOVE_CHOICE
from tui.styled_text import literal
from tui.text.choice_counts import other_number_text
from tui.text.couple import Couple
from tui.widgets.inputs.option_row import OptionRow

OWNER_HINT = "You can’t type here. Press ←, →, or Space to say who does it."
NO_OWNER = "who does it?"
BOTH = "both"


def owners(couple: Couple) -> tuple[str, ...]:
    """Return all owners, always in the same order.

    The partner whose name was entered first comes first, no matter who begins today.
    """
    return (*sorted(PARTNERS, key=lambda one: couple.person(one).id), BOTH)


class OwnerOptions(Static, can_focus=True):
    """The owner on a note, between two arrows, without a preset choice.

    `who` is first, second, or both, or None. `possible` limits the choice. Each also has a number: 1 and 2 for the
    partners, in the order of their names in the settings, and 3 for both.
    """

    DEFAULT_CSS = """
    OwnerOptions {
        width: auto; height: 1; color: $note-muted;
        &:focus { background: $note-sunk; text-style: bold; }
    }
    """
    KEYS: ClassVar[tuple[Command, ...]] = (MOVE_CHOICE,)
    FOOT_KEYS: ClassVar[tuple[Command, ...]] = (MOVE_CHOICE,)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Left", show=False),
        Binding("right", "move(1)", "Right", show=False),
    ]

    _is_typing = False
    """Whether a letter was typed last: the space after it belongs to words that were meant for another field."""

    owner: reactive[str | None] = reactive(None, init=False)

    @dataclass
    class OwnerChosen(Message):
        """Sent when another owner is chosen."""

        owner: str | None

    def __init__(self, couple: Couple, who: Json, possible: Collection[str] = (*PARTNERS, BOTH)) -> None:
        self._couple, self._everyone = couple, owners(couple)
        self._possible = tuple(one for one in self._everyone if one in possible)
        chosen = str(who) if who in self._possible else None
        super().__init__(self._shown(chosen), id="whose")
        self.set_reactive(OwnerOptions.owner, chosen)

    def watch_owner(self, owner: str | None) -> None:
        self.update(self._shown(owner))
        self.post_message(self.OwnerChosen(owner))

    def action_move(self, by: int) -> None:
        last = len(self._possible) - 1
        at = (0 if by > 0 else last) if self.owner is None else self._possible.index(self.owner) + by
        self.owner = self._possible[at % (last + 1)]

    def on_key(self, event: Key) -> None:
        typed = event.character or ""
        numbered = {str(number): one for number, one in enumerate(self._everyone, start=1)}
        if numbered.get(typed) in self._possible:
            event.stop()
            self.owner = numbered[typed]
        elif typed.isdecimal():
            event.stop()
            numbers = [number for number, one in numbered.items() if one in self._possible]
            self.post_message(OptionRow.LetterRejected(other_number_text(numbers)))
        elif event.key == "space" and not self._is_typing:
            event.stop()
            self.action_move(1)
        elif typed.isalpha():
            self.post_message(OptionRow.LetterRejected(OWNER_HINT))
        self._is_typing = typed.isalpha() or (event.key == "space" and self._is_typing)

    def on_click(self, event: Click) -> None:
        event.stop()
        self.focus()
        self.action_move(-1 if event.x < self.size.width // 2 else 1)

    @property
    def widest(self) -> int:
        """Return the cells that the longest choice takes."""
        return max(self._shown(owner).cell_length for owner in (None, *self._possible))

    def _shown(self, owner: str | None) -> Content:
        couple = self._couple
        if owner in PARTNERS:
            name = literal(f"{couple.sign(owner)} {couple.name(owner)}", f"bold ${couple.colour(owner)}-note")
        else:
            name = literal("Both of you" if owner else NO_OWNER, "bold $note-ink")
        return Content.assemble("‹ ", name, " ›")
