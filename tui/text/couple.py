"""Names, signs, and colors of the partners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store import Person

if TYPE_CHECKING:
    from scripts.engine.template_values import (
        Pronouns,  # would load the whole engine before the first screen
    )

Partners = tuple[Person, Person]
"""Both partners: a, then b."""
COLOURS = ("amber", "teal", "plum", "blue")
"""Colors for partners.

Each has AA contrast on background and surface of both themes.
"""

YOU = "You"
"""The name of the person who is on their own."""
SIGNS = ("●", "◆", "▲", "■")
"""Signs for partners.

The sign carries the meaning; the color helps.
"""


@dataclass(frozen=True)
class Couple:
    """First and second partner of today.

    They are shown as "● Ana", colored by the CSS class `of-COLOUR`. `left` is the id of who is shown on the left. With
    `alone`, one of them is on their own, and nothing asks which one.
    """

    first: Person
    second: Person
    left: str = "a"
    alone: bool = False

    @classmethod
    def with_first(cls, people: tuple[Person, Person], begins: str, left: str = "a") -> Couple:
        """Return the couple with the partner `begins` first."""
        a, b = people
        return cls(a, b, left) if a.id == begins else cls(b, a, left)

    def person(self, partner: str) -> Person:
        return self.first if partner == "first" else self.second

    @property
    def sides(self) -> tuple[str, str]:
        """Return who is on the left and on the right; no matter who begins."""
        return ("first", "second") if self.first.id == self.left else ("second", "first")

    def name(self, of: str) -> str:
        """Return a partner's name, or both names."""
        if of == "both":
            return YOU if self.alone else f"{self.first.name} and {self.second.name}"
        return self.person(of).name

    def partner_of(self, id_: str) -> str:
        """Return first, second, or both for a person id."""
        return {self.first.id: "first", self.second.id: "second"}.get(id_, "both")

    def sign(self, partner: str) -> str:
        return sign_of(self.person(partner))

    def colour(self, partner: str) -> str:
        """Return the name of a partner's theme color."""
        return colour_of(self.person(partner))

    @property
    def pronouns(self) -> Pronouns:
        """Return names and pronouns for templates."""
        return {partner: _person_pronouns(self.person(partner)) for partner in ("first", "second")}


def sign_of(person: Person) -> str:
    """Return a person's sign, chosen or default."""
    return person.sign if person.sign in SIGNS else SIGNS[0 if person.id == "a" else 1]


def colour_of(person: Person) -> str:
    """Return the name of a person's theme color."""
    return person.colour if person.colour in COLOURS else COLOURS[0 if person.id == "a" else 1]


def other_partner(partner: str) -> str:
    """Return the other partner."""
    return "second" if partner == "first" else "first"


def _person_pronouns(person: Person) -> dict[str, str]:
    return {"name": person.name, "they": person.they, "them": person.them, "their": person.their}
