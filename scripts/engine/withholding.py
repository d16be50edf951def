"""What a reveal does to the private answers before it, and what of them is worth holding when the couple goes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scripts.engine.derivations import source_answers
from scripts.engine.replay import Replay
from scripts.engine.validation import validate_answer
from scripts.model import Script
from scripts.records import Answer, AwaitingAnswer, Json, Key, State

OwnedName = tuple[str, str]
"""Whose answer, and its name."""


def apply_reveal(
    script: Script, answers: Sequence[Answer], ask: AwaitingAnswer, decisions: Mapping[str, Json]
) -> tuple[Answer, ...]:
    """The answers with a reveal's decisions in them: edits replace what was written, the rest is forgotten.

    What a withheld or edited answer was made of is forgotten with it, because its words say nearly the same.
    """
    if all(decision == "show" for decision in decisions.values()):
        return tuple(answers)
    values: dict[Key, Json] = {}
    for given in ask.to_reveal:
        decision = decisions[given.name]
        if decision != "show":
            values[(given.place, given.name, ask.of)] = None if decision == "keep" else decision["edit"]
    parts = forgotten_sources(script, decisions)
    changed = []
    for answer in answers:
        part = answer.private and answer.of == ask.of and answer.step in parts
        value = None if part else values.get(answer.key, answer.value)
        changed.append(replace(answer, value=value))
    return _without_invalid_choices(script, changed, ask.of)


def forgotten_sources(script: Script, decisions: Mapping[str, Json]) -> frozenset[str]:
    """What goes with the answers that were not shown as they are."""
    return source_answers(script, (name for name, decision in decisions.items() if decision != "show"))


class WithheldFilter:
    """Which of the answers that going back sets aside were withheld, so that nothing of them is left to hold."""

    def __init__(self, script: Script, answers: Sequence[Answer]) -> None:
        self._withheld: set[OwnedName] = set()
        self._edited: set[OwnedName] = set()
        for answer in answers:
            if answer.kind == "reveal" and isinstance(answer.value, dict):
                kept = [name for name, decision in answer.value.items() if decision == "keep"]
                self._withheld |= {(answer.of, name) for name in (*kept, *source_answers(script, kept))}
                self._edited |= {(answer.of, name) for name in forgotten_sources(script, answer.value)}

    def __call__(self, answer: Answer, state: State) -> bool:
        """Neither what was passed over is gone, nor what became part of an edit: that still stands for it."""
        if not answer.private or answer.value is not None:
            return False
        owned = (answer.of, answer.step)
        passed_over = isinstance(state, AwaitingAnswer) and state.step.optional
        return owned in self._withheld or not (passed_over or owned in self._edited)


def _without_invalid_choices(script: Script, answers: Sequence[Answer], of: str) -> tuple[Answer, ...]:
    """Without what its owner chose from a list that is forgotten now, or is another one."""
    replay, fitting = Replay(script), list[Answer]()
    for answer in answers:
        state, fits = replay.state, True
        if isinstance(state, AwaitingAnswer) and answer.private and answer.of == of:
            if state.key != answer.key:
                continue
            fits = validate_answer(state, answer.value) is None
        fitting.append(answer if fits else replace(answer, value=None))
        replay.feed(fitting[-1])
    return tuple(fitting)
