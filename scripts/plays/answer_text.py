"""Answers and facts of a play, as an author reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from scripts.agreement_sentence import agreement_sentence
from scripts.engine_types import AwaitingAnswer, AwaitingFact, Json
from scripts.readable_names import number_text, readable
from scripts.step_rendering import Prompt

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
        return str(value.get("text") or _joined([item["text"] for item in value.get("items", ())]))
    if ask.kind == "look_back":
        return _fields(value, ("agreement",))
    if ask.kind == "reveal":
        return _joined([f"{name}: {_decision(decision)}" for name, decision in value.items()])
    shape_type = ask.step.shape.type if ask.step.shape else "text"
    return _BY_TYPE.get(shape_type, _as_written)(ask, value, prompt.labels)


def fact_text(need: AwaitingFact, value: Json) -> str:
    """Return a fact: what a conversation knows without being told."""
    if need.fact in ("due", "notebook"):
        words = [str(item.get("act") or item.get("text")) for item in value]
        return f"{need.fact}: {_joined(words) or 'nothing'}"
    if need.fact == "carried":
        return f"carried: {value['act'] if value else 'nothing'}"
    return f"{need.fact}: {value}"


def _decision(decision: Json) -> str:
    words = {"show": "shared", "keep": "kept private"}
    return f"edited, “{decision['edit']}”" if isinstance(decision, Mapping) else words[decision]


def _fields(value: Mapping[str, Any], left_out: tuple[str, ...]) -> str:
    shown = {name: each for name, each in value.items() if name not in left_out and each is not None}
    return _joined([f"{name}: {_inner(each)}" for name, each in shown.items()])


def _inner(value: Json) -> str:
    return _fields(value, ()) if isinstance(value, Mapping) else str(value)


def _as_written(_ask: AwaitingAnswer, value: Json, _labels: Mapping[str, str]) -> str:
    return _joined(value) if isinstance(value, list) else str(value)


def _choice(ask: AwaitingAnswer, value: Json, labels: Mapping[str, str]) -> str:
    items = dict(ask.items)
    chosen = value if isinstance(value, list) else [value]
    return _joined([items.get(stored) or labels.get(stored) or readable(stored) for stored in chosen])


def _scale(_ask: AwaitingAnswer, value: Json, labels: Mapping[str, str]) -> str:
    return number_text(value, labels.get(str(value), ""))


def _list(_ask: AwaitingAnswer, value: Json, _labels: Mapping[str, str]) -> str:
    return _joined([item["text"] for item in value])


def _ratings(ask: AwaitingAnswer, value: Json, labels: Mapping[str, str]) -> str:
    items = dict(ask.items)
    rows = (
        f"{items[row]} ({_joined([f'{labels.get(name) or readable(name)} {n}' for name, n in numbers.items()])})"
        for row, numbers in value.items()
    )
    return _joined(list(rows))


_BY_TYPE: Mapping[str, Callable[[AwaitingAnswer, Json, Mapping[str, str]], str]] = {
    "choice": _choice,
    "yes_no": _choice,
    "scale": _scale,
    "list": _list,
    "ratings": _ratings,
}


def _joined(texts: list[str]) -> str:
    return ", ".join(map(str, texts))
