"""The two as the screen shows them: name, sign and colour, by the order in which they begin today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store import Person

if TYPE_CHECKING:
    from scripts.engine.template_values import (
        Pronouns,  # not loaded before the first screen: it would bring the whole room
    )

Partners = tuple[Person, Person]
"""Both partners: a, then b."""
COLOURS = ("amber", "teal", "plum", "blue")
"""What a partner can choose from; each reads at AA contrast on background and surface of both themes."""

SIGNS = ("●", "◆", "▲", "■")
"""What a partner can choose from; the sign carries the meaning, the colour helps."""


@dataclass(frozen=True)
class Couple:
    """Who is first and who is second today; shown as "● Ana", coloured by the CSS class `of-COLOUR`."""

    first: Person
    second: Person

    @classmethod
    def with_first(cls, people: tuple[Person, Person], begins: str) -> Couple:
        """The couple with the partner whose id is `begins` first."""
        a, b = people
        return cls(a, b) if a.id == begins else cls(b, a)

    def person(self, partner: str) -> Person:
        return self.first if partner == "first" else self.second

    def name(self, of: str) -> str:
        """The name of a partner, or both names."""
        return f"{self.first.name} and {self.second.name}" if of == "both" else self.person(of).name

    def partner_of(self, id_: str) -> str:
        """Which of the two somebody with this id is: first, second, or both."""
        return {self.first.id: "first", self.second.id: "second"}.get(id_, "both")

    def sign(self, partner: str) -> str:
        return sign_of(self.person(partner))

    def colour(self, partner: str) -> str:
        """One of the theme's colour names."""
        return colour_of(self.person(partner))

    @property
    def pronouns(self) -> Pronouns:
        """Names and pronouns, as words need them."""
        return {partner: _person_pronouns(self.person(partner)) for partner in ("first", "second")}


def sign_of(person: Person) -> str:
    """The sign that somebody chose, or the usual one."""
    return person.sign if person.sign in SIGNS else SIGNS[0 if person.id == "a" else 1]


def colour_of(person: Person) -> str:
    """The colour that somebody chose, or the usual one: one of the theme's names."""
    return person.colour if person.colour in COLOURS else COLOURS[0 if person.id == "a" else 1]


def other_partner(partner: str) -> str:
    """The one who is not meant."""
    return "second" if partner == "first" else "first"


def _person_pronouns(person: Person) -> dict[str, str]:
    return {"name": person.name, "they": person.they, "them": person.them, "their": person.their}
