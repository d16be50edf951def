"""A look-back in the couple's words: the words to choose from, the ways to go on, and how it reads afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date

from scripts import Answer, Json
from scripts.agreement_sentence import sentence
from store import Agreement
from store.rules.agreement_history import was_done
from tui.text.agreement_history import said
from tui.text.recurrence import as_sentence, how_often

OUTCOMES = {"kept": "Kept", "partly": "Partly", "not_yet": "Not yet", "changed": "Changed"}
SLIPPED = ("partly", "not_yet")
"""The words after which it may help to find out what got in the way."""
WAYS = {
    "go_on": "Go on with it",
    "smaller": "Make it smaller",
    "change": "Change it",
    "hand_over": "Hand it over to {name}",
    "rest": "Let it rest, and look at it again later",
    "let_go": "Let it go",
}
"""What may become of an agreement, as the couple reads it; `name` is whose it is not."""
IT_IS_DONE = "It is done, and needs no reminder any more"
"""What letting go of one that was kept is called."""
HOW_NOW = {
    "go_on": "When do you want to look at it again?",
    "smaller": (
        "Which small part of it can you both say yes to? Typing replaces the old words, an arrow keeps them. "
        "The rest stays, unless you change it."
    ),
    "change": "How shall it be from now on? Typing replaces the old words, an arrow keeps them, and Tab leads on.",
    "hand_over": (
        "{name}, it is yours from now on, if you want it. If not, go back and choose again. "
        "Does it still fit when you say it? Typing puts it into your own words, Enter leaves it as it is."
    ),
    "rest": "It rests, and stays here. When do you want to look at it again?",
}
"""What is asked then; nothing where the agreement ends."""
BECAME = {
    "smaller": "Made smaller: {act}",
    "change": "From now on: {act}",
    "hand_over": "Handed over to {who}.",
    "whose": "It is of {who} from now on.",
    "rest": "It rests for a while.",
    "let_go": "Let go.",
    "done": "Done.",
    "take_up": "Taken up again.",
}
"""What became of it, as it is read again; nothing where it goes on as it was."""


SINCE = "You changed this after you began here, so it is asked once more."
BEFORE = "Until then it read: “{}”"


def way_on(next_: str, outcome: str | None, name: str) -> str:
    """One of the ways on, after the word that the couple chose for how it went."""
    is_done = was_done({"next": next_, "outcome": outcome})
    return IT_IS_DONE if is_done else WAYS[next_].format(name=name)


GONE = (
    "After you began here, you ended “{}” or moved it to another day. So there was nothing to look back at now, "
    "and that is fine."
)


def gone_texts(answers: Iterable[Answer]) -> Iterator[str]:
    """Why nothing was asked about an agreement that went after the look-back was begun, in the words for the couple."""
    facts = [answer.value for answer in answers if answer.kind == "fact"]
    for about in (one for value in facts for one in (value if isinstance(value, list) else [value])):
        if isinstance(about, Mapping) and about.get("gone"):
            yield GONE.format(sentence(about).rstrip("."))


PUT_OFF = "“{}” is for another time, and that is fine. {}"
WAITS, STAYS = "It stays due and waits on Home.", "It stays as it was."


def put_off_text(about: Mapping[str, Json], today: date) -> str:
    """What is said of an agreement that was put off, in the words for the couple."""
    day = about.get("look_back")
    return PUT_OFF.format(sentence(about).rstrip("."), WAITS if day and day <= today.isoformat() else STAYS)


def since_text(about: Mapping[str, Json]) -> str:
    """Why an agreement is asked about again, in the words for the couple; empty where nothing was changed since."""
    before = about.get("before")
    if before is None:
        return ""
    return SINCE if before == about["act"] else f"{SINCE} {BEFORE.format(before)}"


def told(value: Mapping[str, Json], names: Mapping[str, str], who: str = "") -> str:
    """A look-back as it is read again: its word, what each said, and what became of the agreement.

    `names` are the names by what stands in `who`, and `who` is whose the agreement was then, where that is known.
    """
    became_of_it = became(value, names)
    word = OUTCOMES.get(str(value.get("outcome"))) or ("" if became_of_it else "As it stands")
    lines = [word and f"{word}.", *said(value, names, who), became_of_it]
    return "\n".join(line for line in lines if line)


def slipped(answers: Iterable[Answer]) -> Mapping[str, Json] | None:
    """The look-back whose agreement may be worth a talk about what got in the way: not yet comes before partly.

    None where nothing slipped, or where they have just done something about what did.
    """
    values = [answer.value for answer in answers if answer.kind == "look_back" and answer.value]
    going_on = [value for value in values if value.get("next") in (None, "go_on")]
    found = [value for word in reversed(SLIPPED) for value in going_on if value.get("outcome") == word]
    return found[0] if found else None


def became(value: Mapping[str, Json], names: Mapping[str, str]) -> str:
    """What became of an agreement at a look-back; empty where it goes on as it was."""
    words = value.get("words") or {}
    if "rhythm" in words:
        often = how_often(words, str(names.get(str(words.get("turn")), "")))
        return as_sentence(f"from now on {often}" if often else "it comes round no more")
    next_ = "done" if was_done(value) else str(value.get("next") or ("change" if "act" in words else ""))
    who = names.get(str(words.get("who")), "both of you")
    if was_done(value):
        return "Done."
    beside, there = ("change", "act") if next_ == "hand_over" else ("whose", "who")
    became_of_it = [one for one in (next_, beside if there in words else "") if one in BECAME]
    return " ".join(BECAME[one].format(act=words.get("act", ""), who=who) for one in became_of_it)


def carried_text(agreement: Agreement | None) -> str:
    """What a conversation that looks into an agreement will be about; nothing for any other."""
    return f"You speak about this: “{sentence(asdict(agreement))}”" if agreement else ""
