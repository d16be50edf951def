"""Validation of agreements, look-backs, and facts about agreements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scripts.engine.recurrence_rule import validate_recurrence
from scripts.engine.value_checks import is_date, is_text, one_of, unknown_field
from scripts.engine_types import PARTNERS, AwaitingAnswer

AGREEMENT_TEXTS = ("act", "cue", "obstacle", "instead", "sign", "hard_week")
AGREEMENT_DATES = ("look_back", "end")
AGREEMENT_TURNS = ("rhythm", "turn")
OPTIONAL_FIELDS = ("obstacle", "instead", "sign", "hard_week", "end")
FACT_FIELDS = ("id", "who", "act", "cue", "look_back", *AGREEMENT_TURNS, *OPTIONAL_FIELDS)
"""Fields that a fact has about an agreement, the optional ones and the recurrence only if set."""
CHANGE_MARKERS = ("before", "gone")
"""Fields about an agreement that changed during its look-back: its earlier wording, or that it ended."""
SOURCES = "from"
"""Field of a fact about an agreement: which conversations reworded it, by field."""
OUTCOMES = ("kept", "partly", "not_yet", "changed")
CHANGED_FIELD_BY_ACTION = {
    "go_on": "",
    "smaller": "act",
    "change": "act",
    "hand_over": "who",
    "rest": "",
    "let_go": "",
}
"""The next actions for an agreement after a look-back, and the field each one changes."""
EDITABLE_WITH_ACT = ("cue", *OPTIONAL_FIELDS)
"""Fields that may change or be removed together with the act; `change` may set `who`, too."""


_ALL_FIELDS = (*AGREEMENT_TEXTS, *AGREEMENT_DATES, *AGREEMENT_TURNS, "who")
_LOOK_BACK_FIELDS = ("agreement", "outcome", "did", "landed", "begins", "next", "look_back", "words")
_DATE_WANTED = "Write `{name}` as a day such as 2026-03-14."
_KEEPS_WORDS = (
    "With `next: {next}`, leave out `words`. To change them, write `next: smaller` or `next: change` here."
)
_TEXT_WANTED = "Write some words for `{name}`, or leave it out."


def allowed_next_actions(about: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the next actions of an agreement.

    Only one partner's agreement can be handed over.
    """
    is_of_one = about.get("who") not in (None, "both")
    return tuple(name for name in CHANGED_FIELD_BY_ACTION if name != "hand_over" or is_of_one)


def validate_agreement(ask: AwaitingAnswer, value: Any) -> str | None:
    """Return why a new agreement is invalid, or None."""
    if value is None:
        return None
    if not isinstance(value, dict) or not is_text(value.get("act")):
        return (
            "Write what will happen as `act`, such as `act: We walk on Sundays`, or nothing for no agreement."
        )
    if unknown := unknown_field(value, _ALL_FIELDS):
        return unknown
    owners = (ask.of, "both") if ask.of in PARTNERS else (*PARTNERS, "both")
    if value.get("who") not in owners:
        return one_of("who", owners)
    for name in ask.step.fields:
        if value.get(name) is None:
            return f"This agreement also needs `{name}`."
    for name in AGREEMENT_TEXTS:
        if value.get(name) is not None and not is_text(value[name]):
            return _TEXT_WANTED.format(name=name)
    for name in AGREEMENT_DATES:
        if value.get(name) is not None and not is_date(value[name]):
            return _DATE_WANTED.format(name=name)
    return validate_recurrence(value)


def validate_look_back(ask: AwaitingAnswer, value: Any) -> str | None:
    """Return why a look-back is invalid, or None."""
    if value is None:
        return None
    if not isinstance(value, dict):
        return (
            "Write the check-in as fields, such as `outcome: kept`, or nothing to leave it for another time."
        )
    if unknown := unknown_field(value, _LOOK_BACK_FIELDS):
        return unknown
    if value.get("agreement") != ask.agreement.get("id"):
        return f"Write `agreement: {ask.agreement.get('id')}`: that’s the one this check-in is about."
    if ask.step.asks_only_next and "outcome" in value:
        return "Leave out `outcome`: here you only say what’s `next` for the agreement."
    if not ask.step.asks_only_next and value.get("outcome") not in OUTCOMES:
        return one_of("outcome", OUTCOMES)
    next_ = value.get("next", "go_on")
    if next_ not in allowed_next_actions(ask.agreement):
        return one_of("next", allowed_next_actions(ask.agreement))
    if value.get("look_back") is not None and not is_date(value["look_back"]):
        return _DATE_WANTED.format(name="look_back")
    for name in ("did", "landed"):
        if value.get(name) is not None and not is_text(value[name]):
            return _TEXT_WANTED.format(name=name)
    if value.get("begins") not in (None, *PARTNERS):
        return one_of("begins", PARTNERS)
    if next_ == "rest" and value.get("look_back") is None:
        return "With `next: rest`, also write `look_back`, the day of the next check-in."
    return _validate_rewording(next_, value.get("words"))


def _validate_rewording(next_: str, words: Any) -> str | None:
    changed = CHANGED_FIELD_BY_ACTION[next_]
    if not changed:
        return None if words is None else _KEEPS_WORDS.format(next=next_)
    # Words that stay as they are may be left out, so any field will do for `act`.
    if not isinstance(words, dict) or not words or (changed == "who" and changed not in words):
        return f"With `next: {next_}`, write the new `{changed}`, such as `words: {{{changed}: ...}}`."
    allowed = {changed: None, "act": None, **dict.fromkeys(EDITABLE_WITH_ACT)}
    if unknown := unknown_field(words, (*allowed, *(("who",) if next_ == "change" else ()))):
        return unknown
    if changed == "who" and words["who"] not in PARTNERS:
        return one_of("who", PARTNERS)
    if words.get("who", "both") not in (*PARTNERS, "both"):
        return one_of("who", (*PARTNERS, "both"))
    if words.get("end") is not None and not is_date(words["end"]):
        return _DATE_WANTED.format(name="end")
    texts = {name: text for name, text in words.items() if text is not None or name == "act"}
    wrong = next((name for name, text in texts.items() if not is_text(text)), None)
    return "Write some words for `act`." if wrong == "act" else wrong and _TEXT_WANTED.format(name=wrong)


def is_agreement_fact(agreement: Any) -> bool:
    """Return whether the value is a fact about an agreement."""
    known = isinstance(agreement, dict) and set(agreement) <= {*FACT_FIELDS, *CHANGE_MARKERS, SOURCES}
    if not known or agreement.get("id") is None or agreement.get("gone") not in (None, True):
        return False
    sources = agreement.get(SOURCES, {})
    if not isinstance(sources, dict) or not all(map(is_text, sources.values())):
        return False
    values = [
        (name, value)
        for name, value in agreement.items()
        if value is not None and name not in ("gone", SOURCES)
    ]
    return all(is_date(value) if name in AGREEMENT_DATES else is_text(value) for name, value in values)
