"""Whose something is, as the screen says it: signs and names, each in its colour."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from store import Person
from tui.content import typed
from tui.couple import colour_of, sign_of

People = tuple[Person, Person]


def whose(who: str, people: People) -> Content:
    """The one with this id, or both: "● Ana and ◆ Ben"."""
    return Content(" and ").join(
        typed(f"{sign_of(person)} {person.name}", f"${colour_of(person)}") for person in owners(who, people)
    )


def signs(who: str, people: People) -> tuple[tuple[str, str], ...]:
    """Each sign with its colour, for a line on which there is no room for names."""
    return tuple((sign_of(person), colour_of(person)) for person in owners(who, people))


def owners(who: str, people: People) -> Iterator[Person]:
    """The one with this id, or both of them."""
    return (person for person in people if who in (person.id, "both"))
