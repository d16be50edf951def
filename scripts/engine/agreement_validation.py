"""Validation of agreements, look-backs, and facts about agreements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scripts.engine.recurrence_rule import validate_recurrence
from scripts.engine.value_checks import is_date, is_text
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
    known = {*AGREEMENT_TEXTS, *AGREEMENT_DATES, *AGREEMENT_TURNS, "who"}
    if not isinstance(value, dict) or not set(value) <= known or not is_text(value.get("act")):
        return "It wants an agreement with `act`, the thing that somebody will do, or nothing."
    if value.get("who") not in ((ask.of, "both") if ask.of in PARTNERS else (*PARTNERS, "both")):
        return "`who` says whose agreement it is: first, second or both."
    for name in ask.step.fields:
        if value.get(name) is None:
            return f"This agreement needs `{name}`."
    for name in AGREEMENT_TEXTS:
        if value.get(name) is not None and not is_text(value[name]):
            return f"`{name}` wants a text."
    for name in AGREEMENT_DATES:
        if value.get(name) is not None and not is_date(value[name]):
            return f"`{name}` wants a day such as 2026-03-14."
    return validate_recurrence(value)


def validate_look_back(ask: AwaitingAnswer, value: Any) -> str | None:
    """Return why a look-back is invalid, or None."""
    if value is None:
        return None
    known = {"agreement", "outcome", "did", "landed", "begins", "next", "look_back", "words"}
    is_about_this = (
        isinstance(value, dict) and set(value) <= known and value.get("agreement") == ask.agreement.get("id")
    )
    if not is_about_this:
        return "It wants the outcome of the agreement that is due here, or nothing."
    if ask.step.carried and "outcome" in value:
        return "What was carried in is not given an `outcome` here: only what becomes of it."
    if not ask.step.carried and value.get("outcome") not in OUTCOMES:
        return f"`outcome` is one of: {', '.join(OUTCOMES)}."
    next_ = value.get("next", "go_on")
    if next_ not in allowed_next_actions(ask.agreement):
        return f"`next` is one of: {', '.join(allowed_next_actions(ask.agreement))}."
    if value.get("look_back") is not None and not is_date(value["look_back"]):
        return "`look_back` wants a day such as 2026-03-14."
    if any(value.get(name) is not None and not is_text(value[name]) for name in ("did", "landed")):
        return "`did` and `landed` want a text."
    if value.get("begins") not in (None, *PARTNERS):
        return "`begins` says which of the two spoke first: first or second."
    if next_ == "rest" and value.get("look_back") is None:
        return "What rests needs `look_back`, the day on which it is looked at again."
    return _validate_rewording(next_, value.get("words"))


def _validate_rewording(next_: str, words: Any) -> str | None:
    changed = CHANGED_FIELD_BY_ACTION[next_]
    if not changed:
        return None if words is None else f"With {next_}, no `words` of the agreement change."
    allowed = {changed, "act", *EDITABLE_WITH_ACT, *(("who",) if next_ == "change" else ())}
    if not isinstance(words, dict) or changed not in words or not set(words) <= allowed:
        return f"With {next_}, `words` holds `{changed}` as it is from now on, and nothing else."
    if changed == "who" and words["who"] not in PARTNERS:
        return "`who` says to whom it is handed over: first or second."
    if words.get("who", "both") not in (*PARTNERS, "both"):
        return "`who` says whose it is from now on: first, second or both."
    if words.get("end") is not None and not is_date(words["end"]):
        return "`end` wants a day such as 2026-03-14."
    texts = {name: text for name, text in words.items() if text is not None or name == "act"}
    return next((f"`{name}` wants a text." for name, text in texts.items() if not is_text(text)), None)


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
