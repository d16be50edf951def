"""What a reveal does to the private answers before it, and what of them is worth holding when the couple goes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scripts.engine.derivations import made_of
from scripts.engine.replay import Walking
from scripts.engine.validation import misfit
from scripts.model import Script
from scripts.records import Answer, Ask, Json, Key, Stand

Owned = tuple[str, str]
"""Whose answer, and its name."""


def decided(
    script: Script, answers: Sequence[Answer], ask: Ask, decisions: Mapping[str, Json]
) -> tuple[Answer, ...]:
    """The answers with a reveal's decisions in them: edits replace what was written, the rest is forgotten.

    What a withheld or edited answer was made of is forgotten with it, because its words say nearly the same.
    """
    values: dict[Key, Json] = {}
    for given in ask.decides:
        decision = decisions[given.name]
        if decision != "show":
            values[(given.place, given.name, ask.of)] = None if decision == "keep" else decision["edit"]
    parts = parts_forgotten(script, decisions)
    changed = []
    for answer in answers:
        part = answer.private and answer.of == ask.of and answer.step in parts
        value = None if part else values.get(answer.key, answer.value)
        changed.append(replace(answer, value=value))
    return _fitting(script, changed, ask.of)


def parts_forgotten(script: Script, decisions: Mapping[str, Json]) -> frozenset[str]:
    """What goes with the answers that were not shown as they are."""
    return made_of(script, (name for name, decision in decisions.items() if decision != "show"))


class Gone:
    """Which of the answers that going back sets aside were withheld, so that nothing of them is left to hold."""

    def __init__(self, script: Script, answers: Sequence[Answer]) -> None:
        self._kept: set[Owned] = set()
        self._edited: set[Owned] = set()
        for answer in answers:
            if answer.kind == "reveal" and isinstance(answer.value, dict):
                kept = [name for name, decision in answer.value.items() if decision == "keep"]
                self._kept |= {(answer.of, name) for name in (*kept, *made_of(script, kept))}
                self._edited |= {(answer.of, name) for name in parts_forgotten(script, answer.value)}

    def __call__(self, answer: Answer, stand: Stand) -> bool:
        """Neither what was passed over is gone, nor what became part of an edit: that still stands for it."""
        if not answer.private or answer.value is not None:
            return False
        owned = (answer.of, answer.step)
        passed_over = isinstance(stand, Ask) and stand.step.optional
        return owned in self._kept or not (passed_over or owned in self._edited)


def _fitting(script: Script, answers: Sequence[Answer], of: str) -> tuple[Answer, ...]:
    """Without what its owner chose from a list that is forgotten now, or is another one."""
    walking, fitting = Walking(script), list[Answer]()
    for answer in answers:
        stand, fits = walking.stand, True
        if isinstance(stand, Ask) and answer.private and answer.of == of:
            if stand.key != answer.key:
                continue
            fits = misfit(stand, answer.value) is None
        fitting.append(answer if fits else replace(answer, value=None))
        walking.take(fitting[-1])
    return tuple(fitting)
