"""A look-back in the couple's words: the words to choose from, the ways to go on, and how it reads afterwards."""

from __future__ import annotations

from collections.abc import Mapping

from scripts import Json
from tui.rhythm import as_sentence, how_often

OUTCOMES = {"kept": "Kept", "partly": "Partly", "not_yet": "Not yet", "changed": "Changed"}
WAYS = {
    "go_on": "Go on with it",
    "smaller": "Make it smaller",
    "change": "Change it",
    "hand_over": "Hand it over to {name}",
    "rest": "Let it rest, and look at it again later",
    "let_go": "Let it go",
}
"""What may become of an agreement, as the couple reads it; `name` is whose it is not."""
HOW_NOW = {
    "go_on": "When do you want to look at it again?",
    "smaller": "Which small part of it can you both say yes to? Change the words until they say that.",
    "change": "How shall it read from now on? Change the words until they fit.",
    "hand_over": "{name}, it is yours from now on, if you want it. If not, go back and choose again.",
    "rest": "It rests, and stays here. When do you want to look at it again?",
}
"""What is asked then; nothing where the agreement ends."""
BECAME = {
    "smaller": "Made smaller: {act}",
    "change": "From now on: {act}",
    "hand_over": "Handed over to {who}.",
    "rest": "It rests for a while.",
    "let_go": "Let go.",
    "take_up": "Taken up again.",
}
"""What became of it, as it is read again; nothing where it goes on as it was."""


def told(value: Mapping[str, Json], names: Mapping[str, str]) -> str:
    """A look-back as it is read again: its word, what each said, and what became of the agreement.

    `names` are the names by what stands in `who`.
    """
    said = [
        f"{OUTCOMES.get(str(value.get('outcome')), 'As it stands')}.",
        value.get("did"),
        value.get("landed"),
    ]
    return "\n".join(str(text) for text in (*said, became(value, names)) if text)


def became(value: Mapping[str, Json], names: Mapping[str, str]) -> str:
    """What became of an agreement at a look-back; empty where it goes on as it was."""
    words = value.get("words") or {}
    if "rhythm" in words:
        often = how_often(words, str(names.get(str(words.get("turn")), "")))
        return as_sentence(f"from now on {often}" if often else "it comes round no more")
    next_ = str(value.get("next") or ("change" if "act" in words else ""))
    who = names.get(str(words.get("who")), "both of you")
    return BECAME.get(next_, "").format(act=words.get("act", ""), who=who)
