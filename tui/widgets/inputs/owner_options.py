"""Owner options for an agreement: one partner, or both."""

from __future__ import annotations

from collections.abc import Sequence

from scripts import Json
from tui.text.couple import Couple
from tui.widgets.inputs.option_row import OptionRow

OWNER_LABEL = "Who does it"
OWNER_HINT = "You can’t type here. Press a number or use the arrow keys to say who does it."
OWNERS = ("first", "second", "both")


class OwnerOptions(OptionRow):
    """Owner options without a preset choice.

    `who` is first, second, or both, or None. `possible` limits the options.
    """

    def __init__(self, couple: Couple, who: Json, possible: Sequence[str] = OWNERS) -> None:
        self._possible = tuple(possible)
        chosen = self._possible.index(str(who)) if who in self._possible else None
        labels = [
            "Both of you" if one == "both" else f"{couple.sign(one)} {couple.name(one)}" for one in possible
        ]
        super().__init__(labels, chosen=chosen, no_words=OWNER_HINT, id="whose")

    @property
    def owner(self) -> str | None:
        """Return the chosen owner, or None."""
        return None if self.chosen is None else self._possible[self.chosen]
