"""Short notices after an action."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from store import Json, Ritual
from tui.text.dates import day_words
from tui.text.recurrence import frequency_text
from tui.text.rituals import status_text

CONVERSATION_DELETED = "Conversation deleted. Your other conversations are still here."
WORD_CORRECTED = "Corrected. The old words are gone."
ENTRY_DELETED = "Deleted from your notebook. This can’t be undone."
ENTRY_EDITED = "Saved. Earlier versions are listed below."
AGREEMENT_DELETED = "Agreement deleted. The conversation you made it in is still there."
AGREEMENT_EDITED = "Saved. The old version stays in its history."
APPEARANCE_SAVED = "Saved. You can change this any time."


def agreement_notice(what: Mapping[str, Json], today: date) -> str:
    """Return the notice about a changed agreement."""
    words = what.get("words")
    if isinstance(words, Mapping) and "rhythm" in words:
        often = frequency_text(words["rhythm"], words.get("turn"))
        return f"Saved. It repeats {often}." if often else "Saved. It no longer repeats."
    day = day_words(date.fromisoformat(str(what["look_back"])), today)
    if what.get("next") == "rest":
        return f"Paused until {day}. Pick an earlier day to resume sooner."
    again = "Started again. " if what.get("next") == "take_up" else ""
    return f"{again}You’ll check in on {day}. You can change the day any time."


def ritual_notice(ritual: Ritual, today: date, *, is_new: bool) -> str:
    """Return the notice about a changed ritual, or about one that was offered."""
    key = f"press r on the “{ritual.title}” page."
    if ritual.state == "let_go" and is_new:
        return f"It won’t repeat. To turn that on later, {key}"
    if ritual.state == "let_go":
        return f"It won’t repeat. To change that, {key}"
    return f"Saved. {status_text(ritual, today)} To change it, {key}"
