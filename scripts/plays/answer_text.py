"""Answers and facts of a play, as an author reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from scripts.agreement_sentence import agreement_sentence
from scripts.engine.reveal_decisions import each_decision
from scripts.engine_types import AwaitingAnswer, AwaitingFact, Json, ScopedAnswer
from scripts.readable_names import number_text, readable
from scripts.step_rendering import Prompt

Labels = Mapping[str, str]
"""Stored values, or ids of a list's items, and how they read."""
DONE = {"talk": "said out loud", "reveal": "read", "stop": "read", "breathe": "done", "time_out": "done"}


def answer_text(ask: AwaitingAnswer, value: Json, prompt: Prompt) -> str:
    """Return an answer with its labels."""
    if value is None:
        return "nothing" if ask.kind in ("agree", "keep", "look_back") else "skipped"
    if value is True:
        return DONE.get(ask.kind, "read")
    if ask.kind == "agree":
        return f"{agreement_sentence(value['act'], value.get('cue'))} ({_fields(value, ('act', 'cue'))})"
    if ask.kind == "keep":
        return str(value.get("text") or _joined(list(map(_entry, value.get("items", ())))))
    if ask.kind == "look_back":
        return _fields(value, ("agreement",))
    if ask.kind == "reveal":
        return _joined([f"{name}: {_decision(decision)}" for name, _, decision in each_decision(value)])
    given = ScopedAnswer(ask.step.id, value, ask.step.shape, texts=dict(ask.items))
    return value_text(given, prompt.labels)


def value_text(given: ScopedAnswer, labels: Mapping[str, str]) -> str:
    """Return an answer's value with the labels of its step."""
    kind = given.shape.type if given.shape else "text"
    return _BY_TYPE.get(kind, _as_written)(given.value, given.texts, labels)


def fact_text(need: AwaitingFact, value: Json) -> str:
    """Return a fact: what a conversation knows without being told."""
    if need.fact in ("due", "standing", "notebook"):
        words = [str(item.get("act") or item.get("text")) for item in value]
        return f"{need.fact}: {_joined(words) or 'nothing'}"
    if need.fact == "carried":
        return f"carried: {value['act'] if value else 'nothing'}"
    return f"{need.fact}: {'nothing' if value is None else value}"


def _decision(decision: Json) -> str:
    words = {"show": "shared", "keep": "kept private"}
    return f"edited, “{decision['edit']}”" if isinstance(decision, Mapping) else words[decision]


def _entry(item: Mapping[str, str]) -> str:
    """Return an entry; a task says who has it."""
    return f"{item['text']} ({item['who']})" if item.get("who") else item["text"]


def _fields(value: Mapping[str, Any], left_out: tuple[str, ...]) -> str:
    shown = {name: each for name, each in value.items() if name not in left_out and each is not None}
    return _joined([f"{name}: {_inner(each)}" for name, each in shown.items()])


def _inner(value: Json) -> str:
    return _fields(value, ()) if isinstance(value, Mapping) else str(value)


def _as_written(value: Json, _texts: Labels, _labels: Labels) -> str:
    return _joined(value) if isinstance(value, list) else str(value)


def _choice(value: Json, texts: Labels, labels: Labels) -> str:
    chosen = value if isinstance(value, list) else [value]
    return _joined([texts.get(stored) or labels.get(stored) or readable(stored) for stored in chosen])


def _scale(value: Json, _texts: Labels, labels: Labels) -> str:
    return number_text(value, labels.get(str(value), ""))


def _list(value: Json, _texts: Labels, _labels: Labels) -> str:
    return _joined([item["text"] for item in value])


def _ratings(value: Json, texts: Labels, labels: Labels) -> str:
    rows = (
        f"{texts[row]} ({_joined([f'{labels.get(name) or readable(name)} {n}' for name, n in numbers.items()])})"
        for row, numbers in value.items()
    )
    return _joined(list(rows))


_BY_TYPE: Mapping[str, Callable[[Json, Labels, Labels], str]] = {
    "choice": _choice,
    "yes_no": _choice,
    "scale": _scale,
    "list": _list,
    "tasks": _list,
    "ratings": _ratings,
}


def _joined(texts: list[str]) -> str:
    return ", ".join(map(str, texts))
