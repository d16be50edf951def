"""Whether a value fits the step that asked for it, in a sentence where it does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from scripts.engine.recurrence_rule import validate_recurrence
from scripts.model import MAX_ITEMS, AnswerShape
from scripts.records import PARTNERS, AwaitingAnswer, AwaitingFact

AGREEMENT_TEXTS = ("act", "cue", "obstacle", "instead", "sign", "hard_week")
AGREEMENT_DATES = ("look_back", "end")
AGREEMENT_TURNS = ("rhythm", "turn")
OPTIONAL_FIELDS = ("obstacle", "instead", "sign", "hard_week", "end")
FACT_FIELDS = ("id", "who", "act", "cue", "look_back", *AGREEMENT_TURNS, *OPTIONAL_FIELDS)
"""What a fact tells of an agreement; of its rhythm, and of what stands beside its sentence, only what is there."""
CHANGE_MARKERS = ("before", "gone")
"""What a fact tells of an agreement that changed after its look-back was begun: its words until then; that it went."""
OUTCOMES = ("kept", "partly", "not_yet", "changed")
CHANGED_FIELD_BY_ACTION = {
    "go_on": "",
    "smaller": "act",
    "change": "act",
    "hand_over": "who",
    "rest": "",
    "let_go": "",
}
"""What may become of an agreement after it was looked at, and what in it changes with that."""
EDITABLE_WITH_ACT = ("cue", *OPTIONAL_FIELDS)
"""What may change together with the act, or be taken out; with `change`, `who` may be another, too."""
MAX_TEXT_CHARS = 20_000
_ITEM_ID = re.compile(r"[a-z0-9]{1,16}")


def allowed_next_actions(about: Mapping[str, Any]) -> tuple[str, ...]:
    """What may become of this agreement; only what is one person's can be handed over."""
    is_of_one = about.get("who") not in (None, "both")
    return tuple(name for name in CHANGED_FIELD_BY_ACTION if name != "hand_over" or is_of_one)


def validate_answer(state: AwaitingAnswer | AwaitingFact, value: Any) -> str | None:
    """Why a value cannot stand here, as a sentence for a reader; None where it can."""
    if isinstance(state, AwaitingFact):
        return _validate_fact(state, value)
    return _KINDS.get(state.kind, _validate_read)(state, value)


def _validate_read(_ask: AwaitingAnswer, value: Any) -> str | None:
    return None if value is True else "This step is read, not answered: its value is true."


def _validate_talk(ask: AwaitingAnswer, value: Any) -> str | None:
    if value is True or (ask.step.note and _is_text(value)):
        return None
    return "This step is spoken: its value is true" + (", or a short note." if ask.step.note else ".")


def _validate_ask(ask: AwaitingAnswer, value: Any) -> str | None:
    shape = ask.step.shape
    if value is None:
        # A private answer may have been withheld or forgotten since.
        return None if ask.step.optional or ask.private else "This question needs an answer."
    return _SHAPES[shape.type](shape, value, ask) if shape else "This step takes no answer."


def _validate_text(_shape: AnswerShape, value: Any, _ask: AwaitingAnswer) -> str | None:
    if not _is_text(value):
        return "It wants a text."
    return None if len(value) <= MAX_TEXT_CHARS else f"A text may have {MAX_TEXT_CHARS} characters at most."


def _validate_choice(shape: AnswerShape, value: Any, ask: AwaitingAnswer) -> str | None:
    possible = [stored for stored, _ in ask.items] if shape.choices_from else list(shape.choices)
    wanted = f"It wants one of: {', '.join(possible)}."
    if shape.pick is None:
        return None if isinstance(value, str) and value in possible else wanted
    return _validate_pick(value, shape.pick, len(possible)) or (
        None if all(v in possible for v in value) else wanted
    )


def _validate_words(shape: AnswerShape, value: Any, _ask: AwaitingAnswer) -> str | None:
    return _validate_pick(value, shape.pick or (1, 3), MAX_ITEMS)


def _validate_scale(shape: AnswerShape, value: Any, _ask: AwaitingAnswer) -> str | None:
    fits = _is_number(value, shape.low, shape.high)
    return None if fits else f"It wants a number from {shape.low} to {shape.high}."


def _validate_list(shape: AnswerShape, value: Any, _ask: AwaitingAnswer) -> str | None:
    if not _are_items(value):
        return "It wants a list of items, each with an id of its own and a text."
    low, high = shape.pick or (1, MAX_ITEMS)
    return None if low <= len(value) <= high else f"It wants {low} to {high} items."


def _validate_ratings(shape: AnswerShape, value: Any, ask: AwaitingAnswer) -> str | None:
    rows = [stored for stored, _ in ask.items]
    if not isinstance(value, dict) or set(value) != set(rows):
        return f"It wants a number for each of: {', '.join(rows)}."
    for row in value.values():
        if not isinstance(row, dict) or set(row) != {name for name, _, _ in shape.scales}:
            return f"Each row wants: {', '.join(name for name, _, _ in shape.scales)}."
        for name, low, high in shape.scales:
            if not _is_number(row[name], low, high):
                return f"`{name}` wants a number from {low} to {high}."
    return None


def _validate_who(_shape: AnswerShape, value: Any, _ask: AwaitingAnswer) -> str | None:
    return None if value in (*PARTNERS, "both") else "It wants first, second or both."


def _validate_date(_shape: AnswerShape, value: Any, _ask: AwaitingAnswer) -> str | None:
    return None if _is_date(value) else "It wants a day such as 2026-03-14."


def _validate_agreement(ask: AwaitingAnswer, value: Any) -> str | None:
    if value is None:
        return None
    known = {*AGREEMENT_TEXTS, *AGREEMENT_DATES, *AGREEMENT_TURNS, "who"}
    if not isinstance(value, dict) or not set(value) <= known or not _is_text(value.get("act")):
        return "It wants an agreement with `act`, the thing that somebody will do, or nothing."
    if value.get("who") not in ((ask.of, "both") if ask.of in PARTNERS else (*PARTNERS, "both")):
        return "`who` says whose agreement it is: first, second or both."
    for name in ask.step.fields:
        if value.get(name) is None:
            return f"This agreement needs `{name}`."
    for name in AGREEMENT_TEXTS:
        if value.get(name) is not None and not _is_text(value[name]):
            return f"`{name}` wants a text."
    for name in AGREEMENT_DATES:
        if value.get(name) is not None and not _is_date(value[name]):
            return f"`{name}` wants a day such as 2026-03-14."
    return validate_recurrence(value)


def _validate_entry(ask: AwaitingAnswer, value: Any) -> str | None:
    if value is None:
        return None
    content = "items" if ask.step.shape is not None and ask.step.shape.type == "list" else "text"
    if not isinstance(value, dict) or set(value) != {"part", content} or value["part"] != ask.step.part:
        return f"It wants `part` ({ask.step.part}) and `{content}`, or nothing."
    if content == "items" and ask.step.shape is not None:
        return _validate_list(ask.step.shape, value["items"], ask)
    return None if _is_text(value["text"]) else "It wants a text."


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
    if value.get("look_back") is not None and not _is_date(value["look_back"]):
        return "`look_back` wants a day such as 2026-03-14."
    if any(value.get(name) is not None and not _is_text(value[name]) for name in ("did", "landed")):
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
    if words.get("end") is not None and not _is_date(words["end"]):
        return "`end` wants a day such as 2026-03-14."
    texts = {name: text for name, text in words.items() if text is not None or name == "act"}
    return next((f"`{name}` wants a text." for name, text in texts.items() if not _is_text(text)), None)


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
        beside = replace(ask, items=tuple(given.texts.items()))
        if wrong := _SHAPES[given.shape.type](given.shape, decision["edit"], beside):
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


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: Any, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _is_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _are_items(value: Any) -> bool:
    if not isinstance(value, list) or len(value) > MAX_ITEMS:
        return False
    if not all(isinstance(item, dict) and _is_text(item.get("text")) for item in value):
        return False
    ids = [item.get("id") for item in value]
    return all(isinstance(i, str) and _ITEM_ID.fullmatch(i) for i in ids) and len(set(ids)) == len(ids)


def _is_agreement_fact(agreement: Any) -> bool:
    known = isinstance(agreement, dict) and set(agreement) <= {*FACT_FIELDS, *CHANGE_MARKERS}
    if not known or agreement.get("id") is None or agreement.get("gone") not in (None, True):
        return False
    said = [(name, value) for name, value in agreement.items() if value is not None and name != "gone"]
    return all(_is_date(value) if name in AGREEMENT_DATES else _is_text(value) for name, value in said)


def _validate_pick(value: Any, pick: tuple[int, int], at_hand: int) -> str | None:
    low, high = min(pick[0], at_hand), pick[1]
    fits = isinstance(value, list) and all(_is_text(item) for item in value) and len(set(value)) == len(value)
    return None if fits and low <= len(value) <= high else f"It wants {low} to {high} of them, each once."


_SHAPES: dict[str, Callable[[AnswerShape, Any, AwaitingAnswer], str | None]] = {
    "text": _validate_text,
    "choice": _validate_choice,
    "yes_no": _validate_choice,
    "scale": _validate_scale,
    "feelings": _validate_words,
    "needs": _validate_words,
    "list": _validate_list,
    "ratings": _validate_ratings,
    "who": _validate_who,
    "date": _validate_date,
}
_KINDS: dict[str, Callable[[AwaitingAnswer, Any], str | None]] = {
    "ask": _validate_ask,
    "talk": _validate_talk,
    "agree": _validate_agreement,
    "keep": _validate_entry,
    "look_back": _validate_look_back,
    "reveal": _validate_reveal,
}
_FACTS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "begins": (_is_text, "It wants the id of the partner who begins."),
    "today": (_is_date, "It wants a day such as 2026-03-14."),
    "times_done": (lambda value: _is_number(value, 0, 10**9), "It wants a number, 0 or more."),
    "due": (
        lambda value: isinstance(value, list) and all(map(_is_agreement_fact, value)),
        f"It wants a list of agreements, each with an `id` and no more than {', '.join(FACT_FIELDS)}.",
    ),
    "carried": (
        lambda value: value is None or (_is_agreement_fact(value) and value.get("act") is not None),
        "It wants an agreement with an `id` and an `act`, or nothing.",
    ),
    "notebook": (_are_items, "It wants a list of entries, each with an id of its own and a text."),
}
