"""Validation of answers and facts, with a message for each mismatch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from scripts.engine.recurrence_rule import validate_recurrence
from scripts.engine.shape_validation import validate_shape
from scripts.engine.value_checks import are_items, is_date, is_number, is_text
from scripts.records import PARTNERS, AwaitingAnswer, AwaitingFact

AGREEMENT_TEXTS = ("act", "cue", "obstacle", "instead", "sign", "hard_week")
AGREEMENT_DATES = ("look_back", "end")
AGREEMENT_TURNS = ("rhythm", "turn")
OPTIONAL_FIELDS = ("obstacle", "instead", "sign", "hard_week", "end")
FACT_FIELDS = ("id", "who", "act", "cue", "look_back", *AGREEMENT_TURNS, *OPTIONAL_FIELDS)
"""Fields that a fact has about an agreement, the optional ones and the recurrence only if set."""
CHANGE_MARKERS = ("before", "gone")
"""Fields about an agreement that changed during its look-back: its earlier wording, or that it ended."""
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


def validate_answer(state: AwaitingAnswer | AwaitingFact, value: Any) -> str | None:
    """Return why a value is invalid in this state, or None."""
    if isinstance(state, AwaitingFact):
        return _validate_fact(state, value)
    return _KINDS.get(state.kind, _validate_read)(state, value)


def _validate_read(_ask: AwaitingAnswer, value: Any) -> str | None:
    return None if value is True else "This step is read, not answered: its value is true."


def _validate_talk(ask: AwaitingAnswer, value: Any) -> str | None:
    if value is True or (ask.step.note and is_text(value)):
        return None
    return "This step is spoken: its value is true" + (", or a short note." if ask.step.note else ".")


def _validate_ask(ask: AwaitingAnswer, value: Any) -> str | None:
    shape = ask.step.shape
    if value is None:
        # A private answer may have been withheld and deleted.
        return None if ask.step.optional or ask.private else "This question needs an answer."
    return validate_shape(shape, value, ask) if shape else "This step takes no answer."


def _validate_agreement(ask: AwaitingAnswer, value: Any) -> str | None:
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


def _validate_entry(ask: AwaitingAnswer, value: Any) -> str | None:
    if value is None:
        return None
    content = "items" if ask.step.shape is not None and ask.step.shape.type == "list" else "text"
    if not isinstance(value, dict) or set(value) != {"part", content} or value["part"] != ask.step.part:
        return f"It wants `part` ({ask.step.part}) and `{content}`, or nothing."
    if content == "items" and ask.step.shape is not None:
        return validate_shape(ask.step.shape, value["items"], ask)
    return None if is_text(value["text"]) else "It wants a text."


def _validate_look_back(ask: AwaitingAnswer, value: Any) -> str | None:
    if value is None:
        return None
    known = {"agreement", "outcome", "did", "landed", "begins", "next", "look_back", "words"}
    ours = (
        isinstance(value, dict) and set(value) <= known and value.get("agreement") == ask.agreement.get("id")
    )
    if not ours:
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


def _validate_reveal(ask: AwaitingAnswer, value: Any) -> str | None:
    if ask.stage == "shown":
        return _validate_read(ask, value)
    if not isinstance(value, dict) or not {given.name for given in ask.to_reveal} <= set(value) <= set(
        ask.step.show
    ):
        names = ", ".join(given.name for given in ask.to_reveal)
        return f"It wants show, keep or an edit for each of: {names}."
    for given in ask.to_reveal:
        decision = value[given.name]
        if decision in ("show", "keep"):
            continue
        if not isinstance(decision, dict) or set(decision) != {"edit"} or given.shape is None:
            return f"`{given.name}` wants show, keep, or an edit."
        if [other.name for other in ask.to_reveal].count(given.name) > 1:
            return f"There are several answers to `{given.name}`: show them or keep them as they are."
        with_items = replace(ask, items=tuple(given.texts.items()))
        if wrong := validate_shape(given.shape, decision["edit"], with_items):
            return f"`{given.name}`: {wrong}"
    return None


def _validate_fact(need: AwaitingFact, value: Any) -> str | None:
    if need.fact in ("card", "visit"):
        return None if value in need.options else f"It wants one of: {', '.join(need.options)}."
    fits, wanted = _FACTS[need.fact]
    if need.fact == "due" and isinstance(value, list) and len(value) > need.at_most:
        return f"It wants at most {need.at_most} agreements."
    if need.fact == "notebook" and need.at_most and isinstance(value, list) and len(value) > need.at_most:
        return f"It wants at most {need.at_most} entries."
    return None if fits(value) else wanted


def _is_agreement_fact(agreement: Any) -> bool:
    known = isinstance(agreement, dict) and set(agreement) <= {*FACT_FIELDS, *CHANGE_MARKERS}
    if not known or agreement.get("id") is None or agreement.get("gone") not in (None, True):
        return False
    said = [(name, value) for name, value in agreement.items() if value is not None and name != "gone"]
    return all(is_date(value) if name in AGREEMENT_DATES else is_text(value) for name, value in said)


_KINDS: dict[str, Callable[[AwaitingAnswer, Any], str | None]] = {
    "ask": _validate_ask,
    "talk": _validate_talk,
    "agree": _validate_agreement,
    "keep": _validate_entry,
    "look_back": _validate_look_back,
    "reveal": _validate_reveal,
}
_FACTS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "begins": (is_text, "It wants the id of the partner who begins."),
    "today": (is_date, "It wants a day such as 2026-03-14."),
    "times_done": (lambda value: is_number(value, 0, 10**9), "It wants a number, 0 or more."),
    "due": (
        lambda value: isinstance(value, list) and all(map(_is_agreement_fact, value)),
        f"It wants a list of agreements, each with an `id` and no more than {', '.join(FACT_FIELDS)}.",
    ),
    "carried": (
        lambda value: value is None or (_is_agreement_fact(value) and value.get("act") is not None),
        "It wants an agreement with an `id` and an `act`, or nothing.",
    ),
    "notebook": (are_items, "It wants a list of entries, each with an id of its own and a text."),
}
