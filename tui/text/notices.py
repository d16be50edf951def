"""Short notices after an action."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from store import Json, Ritual
from tui.text.dates import day_words
from tui.text.recurrence import frequency_text
from tui.text.rituals import status_text

CONVERSATION_DELETED = "That conversation is erased. All your other conversations are still here."
ENTRY_DELETED = "It is out of your notebook, and does not come back by itself."
ENTRY_EDITED = "Your words of today are saved. The earlier ones stay below them."
AGREEMENT_EDITED = (
    "It is saved as you changed it. What it said until now stays with it, and it can be changed again."
)
APPEARANCE_SAVED = "Names and signs are saved. You can change them again at any time."


def agreement_notice(what: Mapping[str, Json], today: date) -> str:
    """Return the notice about a changed agreement."""
    words = what.get("words")
    if isinstance(words, Mapping) and "rhythm" in words:
        often = frequency_text(words["rhythm"], words.get("turn"))
        return (
            f"From now on it comes round {often}."
            if often
            else "From now on it does not come round any more."
        )
    day = day_words(date.fromisoformat(str(what["look_back"])), today)
    if what.get("next") == "rest":
        return f"It rests until {day}. Choose another day for it to wake it earlier."
    again = "Taken up again. " if what.get("next") == "take_up" else ""
    return f"{again}You look at it on {day}. You can choose another day at any time."


def ritual_notice(ritual: Ritual, today: date) -> str:
    """Return the notice about a changed ritual."""
    key = f"The key r on the page of “{ritual.title}”"
    if ritual.state == "let_go":
        return f"It is no ritual of yours now. {key} can make it one."
    return f"Saved. {status_text(ritual, today)} {key} can change it."
