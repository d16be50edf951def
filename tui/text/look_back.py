"""Texts of a look-back: outcomes, next actions, and results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from scripts import Answer
from scripts.agreement_sentence import agreement_sentence
from scripts.agreement_values import AgreementFact, LookBackValue
from store import Agreement, HistoryItem
from store.agreement_record import WORD_FIELDS
from store.rules.agreement_history import marks_done
from tui.text.agreement_history import quotes
from tui.text.couple import Partners
from tui.text.recurrence import as_sentence, frequency_text

OUTCOMES = {"kept": "Kept", "partly": "Partly", "not_yet": "Not yet", "changed": "Changed"}
UNMET = ("partly", "not_yet")
"""Outcomes after which a talk about obstacles may help."""
NEXT_ACTIONS = {
    "go_on": "Keep it as it is",
    "smaller": "Make it smaller",
    "change": "Change it",
    "rest": "Pause it for a while",
    "let_go": "End it",
    "hand_over": "Let {name} take it over",
}
"""Labels of the next actions, in the order shown.

The one that isn't always possible comes last, so the others always have the same numbers.
`name` is the partner who does not have the agreement.
"""
DONE_ACTION = "It’s done: no more reminders"
"""Label for ending a kept agreement."""
NEXT_PROMPTS = {
    "go_on": "When do you want to check in again?",
    "smaller": (
        "Which small part can you both say yes to? Type to replace the text, or press an arrow "
        "key to edit it. Everything else stays the same."
    ),
    "change": (
        "How should it be from now on? Type to replace the text, or press an arrow key to edit "
        "it. Tab moves to the next field."
    ),
    "hand_over": (
        "{name}, it’s yours now, if you want it. If not, go back and choose again. Does the "
        "wording fit? Type to say it your way, or press Enter to leave it as it is."
    ),
    "rest": "It’s paused. When do you want to check in again?",
}
"""Prompts after choosing an action; none for ending an agreement."""
CHANGE_TEXTS = {
    "smaller": "Made smaller: {act}",
    "change": "From now on: {act}",
    "hand_over": "{who} took it over.",
    "whose": "It’s now for {who}.",
    "rest": "Paused.",
    "let_go": "Ended.",
    "done": "Done.",
    "take_up": "Started again.",
}
"""Texts of changes in the transcript; none for no change."""
UNWORDED_CHANGE_TEXTS = {"smaller": "Made smaller.", "change": "Changed."}
"""Texts of changes whose words aren't known, or only other fields changed."""


CHANGED_SINCE = "You changed this after this conversation started, so here it is again."
PREVIOUS_WORDING = "It used to say: “{}”"


def next_action_text(next_: str, outcome: str | None, name: str) -> str:
    """Return the label of a next action, after this outcome."""
    is_done = marks_done(next_, outcome)
    return DONE_ACTION if is_done else NEXT_ACTIONS[next_].format(name=name)


AGREEMENT_GONE = (
    "You ended or moved “{}” after this conversation started, so there’s nothing to check in on. That’s fine."
)


def gone_texts(answers: Iterable[Answer]) -> Iterator[str]:
    """Yield why agreements that ended meanwhile were not asked about."""
    facts = [answer.value for answer in answers if answer.kind == "fact"]
    for about in (one for value in facts for one in (value if isinstance(value, list) else [value])):
        if isinstance(about, Mapping) and about.get("gone"):
            ended = AgreementFact.from_json(about)
            yield AGREEMENT_GONE.format(agreement_sentence(ended.act, ended.cue).rstrip("."))


POSTPONED = "You left “{}” for another time, and that’s fine. {}"
STILL_DUE, UNCHANGED = "It’s still due; you’ll find it on Home.", "It stays as it is."


def postponed_text(about: AgreementFact, today: date) -> str:
    """Return the text about a postponed agreement."""
    is_due = about.look_back and about.look_back <= today.isoformat()
    sentence = agreement_sentence(about.act, about.cue).rstrip(".")
    return POSTPONED.format(sentence, STILL_DUE if is_due else UNCHANGED)


def changed_since_text(about: AgreementFact) -> str:
    """Return why an agreement is asked about again, or ""."""
    if about.before is None:
        return ""
    before = f" {PREVIOUS_WORDING.format(about.before)}" if about.before != about.act else ""
    return f"{CHANGED_SINCE}{before}"


def look_back_text(value: LookBackValue, names: Mapping[str, str], who: str = "") -> str:
    """Return a look-back as read again: outcome, quotes, change.

    `names` maps the values of `who` to names; `who` is whose the agreement was then, if known.
    """
    changes = change_text(value, names)
    word = OUTCOMES.get(value.outcome or "") or ("" if changes else "No change")
    lines = [word and f"{word}.", *quotes(value, names, who), changes]
    return "\n".join(line for line in lines if line)


def unmet_look_back(answers: Iterable[Answer]) -> LookBackValue | None:
    """Return the look-back that may need a talk about obstacles.

    "Not yet" comes before "partly". None if the couple has just changed that agreement.
    """
    values = [LookBackValue.from_json(a.value) for a in answers if a.kind == "look_back" and a.value]
    continuing = [value for value in values if value.next == "go_on"]
    return next((value for word in reversed(UNMET) for value in continuing if value.outcome == word), None)


def change_text(value: LookBackValue | HistoryItem, names: Mapping[str, str]) -> str:
    """Return how an agreement changed, or ""."""
    words = value.words or {}
    if "rhythm" in words:
        often = frequency_text(words["rhythm"], words.get("turn"), names.get(str(words.get("turn")), ""))
        return as_sentence(f"from now on {often}" if often else "it no longer repeats")
    if marks_done(value.next, value.outcome, done=isinstance(value, HistoryItem) and value.done):
        return CHANGE_TEXTS["done"]
    next_ = value.next or ("change" if "act" in words else "")
    who = names.get(str(words.get("who")), "both of you")
    extra, field = ("change", "act") if next_ == "hand_over" else ("whose", "who")
    changes = [name for name in (next_, extra if field in words else "") if name in CHANGE_TEXTS]
    act = next((text for name in WORD_FIELDS if (text := words.get(name))), None)
    texts = CHANGE_TEXTS if act else CHANGE_TEXTS | UNWORDED_CHANGE_TEXTS
    return " ".join(texts[name].format(act=act, who=who) for name in changes)


def carried_text(agreement: Agreement | None, people: Partners) -> str:
    """Return what a carried-in agreement's conversation is about, or ""."""
    if not agreement:
        return ""
    owner = next((person.name for person in people if person.id == agreement.who), "you both")
    sentence = agreement_sentence(agreement.act, agreement.cue)
    return f"You’re talking about something {owner} agreed to do: “{sentence}”"
