"""Answers of a play as an answers file: short, and only what Enter wouldn't give."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scripts.autoplay.scripted_answers import MissingAnswer, default_answer
from scripts.engine.reveal_decisions import is_by_place
from scripts.engine_types import AwaitingAnswer, AwaitingFact, Json
from scripts.model import Script
from scripts.opening_closing_steps import KEEP_STEP, frame_name, short_name

_PLAIN = re.compile(r"\w[\w .,!?’-]*")
_PLAIN_INSIDE = re.compile(r"\w+")
_DEFAULT_FACTS: Mapping[str, Json] = {"begins": "a", "times_done": 0, "carried": None}
"""Facts to write down, and what they are if nobody does."""


@dataclass
class WrittenAnswers:
    """The answers of one play, by step, person, and round. A default is None."""

    script: Script
    _steps: dict[str, dict[str, dict[str, Json]]] = field(default_factory=dict)

    def add(self, state: AwaitingAnswer | AwaitingFact, value: Json) -> None:
        name = short_name(self.script, state.key[1])
        if frame_name(self.script, state.key[1]) == KEEP_STEP:
            return  # answered by whatever plays the file
        if isinstance(state, AwaitingAnswer):
            by_round = self._steps.setdefault(name, {}).setdefault(state.of, {})
            by_round[str(state.round)] = None if value == _default(state) else _short(state, value)
        elif state.fact == "visit":
            if value in ("first", "second"):
                visits = self._steps.setdefault(name, {}).setdefault("", {})
                visits[state.place.rpartition(".")[2]] = value
        elif state.fact == "card" or value != _DEFAULT_FACTS.get(state.fact, value):
            self._steps.setdefault(name, {})[""] = {"": _fact(value)}

    def lines(self) -> Iterator[str]:
        """Yield the lines of the file."""
        for name, by_person in self._steps.items():
            value = _merged({person: _merged(rounds) for person, rounds in by_person.items()})
            if value is not None:
                yield f"{name}: {_yaml(value)}"


def _merged(values: Mapping[str, Json]) -> Json:
    """Return the one value that all have, or those that aren't the default."""
    first, *others = values.values()
    if all(other == first for other in others):
        return first
    return {name: value for name, value in values.items() if value is not None}


def _default(state: AwaitingAnswer) -> Json:
    try:
        return default_answer(state)
    except MissingAnswer:
        return None


def _short(state: AwaitingAnswer, value: Json) -> Json:
    """Return a value as authors write it."""
    if state.kind == "keep":
        return value.get("text") or [item["text"] for item in value["items"]]
    if state.stage == "decide":
        return {name: list(one.values()) if is_by_place(one) else one for name, one in value.items()}
    shape = state.step.shape
    return [item["text"] for item in value] if shape and shape.type == "list" else value


def _fact(value: Json) -> Json:
    if isinstance(value, dict):
        return {
            name: {"first": "a", "second": "b"}.get(each, each)
            for name, each in value.items()
            if name != "id"
        }
    return value


def _yaml(value: Json, *, inside: bool = False) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_yaml(each, inside=True)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(_yaml(each, inside=True) for each in value)}]"
    text = str(value)
    is_plain = (_PLAIN_INSIDE if inside else _PLAIN).fullmatch(text)
    return text if is_plain else json.dumps(text, ensure_ascii=False)
