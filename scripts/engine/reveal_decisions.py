"""Effects of a reveal's decisions on private answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scripts.engine.private_sources import source_answers
from scripts.engine.replay import Replay
from scripts.engine.validation import validate_answer
from scripts.engine_types import Answer, AwaitingAnswer, Json, Key, State
from scripts.model import Script

OwnedName = tuple[str, str]
"""The owner and name of an answer."""


def apply_reveal(
    script: Script, answers: Sequence[Answer], ask: AwaitingAnswer, decisions: Mapping[str, Json]
) -> tuple[Answer, ...]:
    """Return the answers after a reveal: edited or deleted.

    The sources of withheld or edited answers are deleted as well, because their words say nearly the same.
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
    """Return the sources of withheld and edited answers."""
    return source_answers(script, (name for name, decision in decisions.items() if decision != "show"))


class WithheldFilter:
    """Predicate for withheld answers, which going back must not stash."""

    def __init__(self, script: Script, answers: Sequence[Answer]) -> None:
        self._withheld: set[OwnedName] = set()
        self._edited: set[OwnedName] = set()
        for answer in answers:
            if answer.kind == "reveal" and isinstance(answer.value, dict):
                kept = [name for name, decision in answer.value.items() if decision == "keep"]
                self._withheld |= {(answer.of, name) for name in (*kept, *source_answers(script, kept))}
                self._edited |= {(answer.of, name) for name in forgotten_sources(script, answer.value)}

    def __call__(self, answer: Answer, state: State) -> bool:
        """Return whether the answer was withheld.

        Skipped answers were not, nor the sources of an edit, which replaces them.
        """
        if not answer.private or answer.value is not None:
            return False
        owned = (answer.of, answer.step)
        passed_over = isinstance(state, AwaitingAnswer) and state.step.optional
        return owned in self._withheld or not (passed_over or owned in self._edited)


def _without_invalid_choices(script: Script, answers: Sequence[Answer], of: str) -> tuple[Answer, ...]:
    """Delete choices from a list that was deleted or replaced."""
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
