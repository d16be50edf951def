"""Agreements, to read together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import ClassVar

from textual.content import Content

from store import Agreement, Person
from tui.content import typed
from tui.fridge import note
from tui.keys import BACK, HELP, LEAVE, Command
from tui.screens.page import Page
from tui.whose import whose

LOOKING_BACK = (
    "Your next conversation begins with looking back at these, one after the other. "
    "Until then, this is what you agreed."
)


class Agreed(Page):
    """What was agreed, each like a note on the fridge, with a sentence above."""

    KEYS: ClassVar[tuple[Command, ...]] = (BACK, HELP, LEAVE)

    def __init__(
        self,
        title: str,
        agreed: Sequence[Agreement],
        people: tuple[Person, Person],
        today: date,
        above: str = "",
    ) -> None:
        notes = [_agreement(one, people, today) for one in agreed]
        super().__init__(title, [*([typed(above, "$muted")] if above else ()), *notes])

    def action_go_on(self) -> None:
        self.dismiss(False)


def _agreement(agreement: Agreement, people: tuple[Person, Person], today: date) -> Content:
    noted = note(asdict(agreement), agreement.who, today)
    again = ", let go since" if agreement.state != "open" else f", {noted.again}" if noted.again else ""
    lines = [
        typed(noted.sentence, "bold"),
        Content.assemble("— ", whose(agreement.who, people), typed(again, "$muted")),
        *(typed(line, "$muted") for line in noted.lines),
    ]
    return Content("\n").join(lines)
