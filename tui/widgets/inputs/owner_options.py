"""Whose an agreement is: one of the two, or both; nobody is chosen for them."""

from __future__ import annotations

from collections.abc import Sequence

from scripts import Json
from tui.text.couple import Couple
from tui.widgets.inputs.option_row import Options

WHOSE_IT_IS = "Whose it is"
WHOSE_ALONE = "This line only says whose it is. Press a number, or the arrows."
EVERYBODY = ("first", "second", "both")


class Whose(Options):
    """`who` is first, second or both, as far as one of them is chosen; `possible` are those to choose from."""

    def __init__(self, couple: Couple, who: Json, possible: Sequence[str] = EVERYBODY) -> None:
        self._possible = tuple(possible)
        chosen = self._possible.index(str(who)) if who in self._possible else None
        labels = [
            "Both of you" if one == "both" else f"{couple.sign(one)} {couple.name(one)}" for one in possible
        ]
        super().__init__(labels, chosen=chosen, no_words=WHOSE_ALONE, id="whose")

    @property
    def who(self) -> str | None:
        """Whose it is now; None where nobody is chosen yet."""
        return None if self.chosen is None else self._possible[self.chosen]
