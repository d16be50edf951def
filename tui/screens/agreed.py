"""Agreements and other things that were kept, to read together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import ClassVar

from textual.content import Content

from store import Agreement, Entry, Person
from tui.content import typed
from tui.couple import colour_of, sign_of
from tui.fridge import note
from tui.keys import BACK, HELP, LEAVE, Command
from tui.screens.page import Page


class Agreed(Page):
    """What was agreed or noted, each like a note on the fridge."""

    KEYS: ClassVar[tuple[Command, ...]] = (BACK, HELP, LEAVE)

    def __init__(
        self,
        title: str,
        kept: Sequence[Agreement | Entry],
        people: tuple[Person, Person],
        today: date,
    ) -> None:
        notes = [
            _agreement(one, people, today) if isinstance(one, Agreement) else _entry(one, people)
            for one in kept
        ]
        super().__init__(title, notes)

    def action_go_on(self) -> None:
        self.dismiss(False)


def _agreement(agreement: Agreement, people: tuple[Person, Person], today: date) -> Content:
    noted = note(asdict(agreement), agreement.who, today)
    again = f", {noted.again}" if noted.again else ""
    lines = [
        typed(noted.sentence, "bold"),
        Content.assemble("— ", _who(agreement.who, people), typed(again, "$muted")),
        *(typed(line, "$muted") for line in noted.lines),
    ]
    return Content("\n").join(lines)


def _entry(entry: Entry, people: tuple[Person, Person]) -> Content:
    return Content.assemble(typed(entry.text, "bold"), "\n— ", _who(entry.of, people))


def _who(who: str, people: tuple[Person, Person]) -> Content:
    return Content(" and ").join(_names(who, people))


def _names(who: str, people: tuple[Person, Person]) -> Iterator[Content]:
    for person in people:
        if who in (person.id, "both"):
            yield typed(f"{sign_of(person)} {person.name}", f"${colour_of(person)}")
