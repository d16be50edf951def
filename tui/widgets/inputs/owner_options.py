"""Whose an agreement is: one of the two, or both; nobody is chosen for them."""

from __future__ import annotations

from collections.abc import Sequence

from scripts import Json
from tui.text.couple import Couple
from tui.widgets.inputs.option_row import OptionRow

OWNER_LABEL = "Whose it is"
OWNER_HINT = "This line only says whose it is. Press a number, or the arrows."
OWNERS = ("first", "second", "both")


class OwnerOptions(OptionRow):
    """`who` is first, second or both, as far as one of them is chosen; `possible` are those to choose from."""

    def __init__(self, couple: Couple, who: Json, possible: Sequence[str] = OWNERS) -> None:
        self._possible = tuple(possible)
        chosen = self._possible.index(str(who)) if who in self._possible else None
        labels = [
            "Both of you" if one == "both" else f"{couple.sign(one)} {couple.name(one)}" for one in possible
        ]
        super().__init__(labels, chosen=chosen, no_words=OWNER_HINT, id="whose")

    @property
    def owner(self) -> str | None:
        """Whose it is now; None where nobody is chosen yet."""
        return None if self.chosen is None else self._possible[self.chosen]
