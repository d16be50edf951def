"""What erasing one partner's private answers does, in words."""

from __future__ import annotations

from store import Person

TITLE = "Erase private answers"
ABOUT = (
    "In a conversation you haven’t finished, what you wrote in private waits until you decide whether to share it. "
    "Here, each of you can erase your own. In finished conversations, nothing is left of what you didn’t share.\n\n"
    "Whose do you want to erase?"
)
CANCEL = "cancel"
GOES = (
    "This erases everything you wrote in private and haven’t shared, including notes for the week and half-typed text. "
    "Those questions count as skipped, and you can go back to answer them again. What you shared stays."
)
STAYS = (
    "They’re erased from Turnabout’s backups, too. This can’t be undone. Turnabout can’t reach backups or synced "
    "copies in other places, or what the disk itself may keep."
)
KEEP, ERASE = "Cancel", "Erase them"


def choices(people: tuple[Person, Person]) -> dict[str, str]:
    """Return whose answers can be erased."""
    return {**{person.id: f"{person.name}’s" for person in people}, CANCEL: "Cancel"}


def question_for(person: Person) -> str:
    return f"{person.name}, erase your private answers?"


def whose_decision(person: Person) -> str:
    return f"This is up to {person.name} alone, with no need to say why."


def done_text(person: Person, unreadable: int) -> str:
    """Return what to say afterward."""
    if unreadable:
        return (
            f"Erased where possible. {'One conversation is' if unreadable == 1 else f'{unreadable} conversations are'} "
            "damaged, so nothing could be erased there. Settings → Check for damage says what can be done."
        )
    return f"Erased. Nothing that {person.name} wrote in private and hasn’t shared is saved here anymore."
