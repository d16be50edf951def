"""Owner options for an agreement: one partner, or both."""

from __future__ import annotations

from collections.abc import Collection

from scripts import Json
from scripts.engine_types import PARTNERS
from tui.text.couple import Couple
from tui.widgets.inputs.option_row import OptionRow

OWNER_LABEL = "Who does it"
OWNER_HINT = "You can’t type here. Press a number or use the arrow keys to say who does it."
BOTH = "both"


def owners(couple: Couple) -> tuple[str, ...]:
    """Return all owners, always in the same order.

    The partner whose name was entered first comes first, whoever begins today.
    """
    return (*sorted(PARTNERS, key=lambda one: couple.person(one).id), BOTH)


class OwnerOptions(OptionRow):
    """Owner options without a preset choice.

    `who` is first, second, or both, or None. `possible` limits the options.
    """

    def __init__(self, couple: Couple, who: Json, possible: Collection[str] = (*PARTNERS, BOTH)) -> None:
        everyone = owners(couple)
        self._possible = tuple(one for one in everyone if one in possible)
        chosen = self._possible.index(str(who)) if who in self._possible else None
        labels = [
            "Both of you" if one == "both" else f"{couple.sign(one)} {couple.name(one)}"
            for one in self._possible
        ]
        numbers = [everyone.index(one) + 1 for one in self._possible]
        super().__init__(labels, numbers=numbers, chosen=chosen, no_words=OWNER_HINT, id="whose")

    @property
    def owner(self) -> str | None:
        """Return the chosen owner, or None."""
        return None if self.chosen is None else self._possible[self.chosen]
