"""What deleting everything deletes, and what it can't."""

from __future__ import annotations

from itertools import chain

from store import Person, Store
from tui.text.list_formatting import listed

TITLE = "Delete everything?"
STAYS = (
    "This can’t be undone, and Turnabout keeps no other copy. What’s outside its folder isn’t deleted, though: copies "
    "and summaries you saved as files, calendar events, and backups you made elsewhere. Someone who knows how "
    "might still recover deleted files from this computer’s disk."
)
TOGETHER = "Please only do this if you’re both here and you both want to."
DONE_TITLE = "Everything is deleted"
DONE = (
    "Nothing of yours is left in Turnabout’s folder. If you saved copies or summaries as files, or have other backups "
    "or calendar events, delete those, too.",
    "Press Enter to close Turnabout.",
)
HALF_DONE = "Turnabout will delete the rest when you open it again."
CANCEL, NEXT = "cancel", "next"
FIRST_CHOICES = {CANCEL: "Cancel", NEXT: "Continue"}


def what_goes(store: Store) -> str:
    """Return a sentence with all that would be deleted."""
    conversations = len(store.unfinished()) + sum(len(store.headers(month)) for month in store.months())
    agreements = len([*chain(store.agreements(), store.closed_agreements())])
    counts = (
        _count(conversations, "conversation", "conversations"),
        _count(agreements, "agreement", "agreements"),
        _count(len(store.notebook()), "notebook entry", "notebook entries"),
    )
    everything = listed([*filter(None, counts), "your names", "your settings", "your backups"])
    return f"For both of you, this deletes {everything}."


def question_for(person: Person) -> str:
    """Return what to ask each partner."""
    return f"{person.name}, do you want to delete everything?"


def choices_for(*, is_last: bool) -> tuple[str, str]:
    """Return what each partner can answer, the safe answer first."""
    return "No, keep everything", "Yes, delete everything now" if is_last else "Yes, delete everything"


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}" if number else ""
