"""Effects of a reveal's decisions on private answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.engine.private_sources import source_answers
from scripts.engine.replay import Replay
from scripts.engine.reveal_decisions import Decisions, decision_on, each_decision
from scripts.engine.validation import validate_answer
from scripts.engine_types import Answer, AwaitingAnswer, Json, Key, State
from scripts.model import Script


def apply_reveal(
    script: Script, answers: Sequence[Answer], ask: AwaitingAnswer, decisions: Decisions
) -> tuple[Answer, ...]:
    """Return the answers after a reveal: edited or deleted.

    The sources of withheld or edited answers are deleted as well, because their words say nearly the same.
    """
    if all(decision == "show" for _, _, decision in each_decision(decisions)):
        return tuple(answers)
    values: dict[Key, Json] = {}
    for given in ask.to_reveal:
        decision = decision_on(decisions, given.name, given.place)
        if decision != "show":
            values[(given.place, given.name, ask.of)] = None if decision == "keep" else decision["edit"]
    parts = forgotten_sources(script, decisions)
    changed = []
    for answer in answers:
        part = answer.private and answer.of == ask.of and answer.step in parts
        value = None if part else values.get(answer.key, answer.value)
        changed.append(replace(answer, value=value))
    return _without_invalid_choices(script, changed, ask.of)


def forgotten_sources(script: Script, decisions: Decisions) -> frozenset[str]:
    """Return the sources of withheld and edited answers.

    If a name has several answers, the sources of all are forgotten: each may say what was withheld.
    """
    return source_answers(
        script, (name for name, _, decision in each_decision(decisions) if decision != "show")
    )


class WithheldFilter:
    """Predicate for withheld answers, which going back must not stash."""

    def __init__(self, script: Script, answers: Sequence[Answer]) -> None:
        self._withheld: set[tuple[str, str, str | None]] = set()
        self._edited: set[tuple[str, str]] = set()
        for answer in answers:
            if answer.kind == "reveal" and isinstance(answer.value, dict):
                decided = each_decision(answer.value)
                kept = {(name, place) for name, place, decision in decided if decision == "keep"}
                kept |= {(name, None) for name in source_answers(script, (name for name, _ in kept))}
                self._withheld |= {(answer.of, *one) for one in kept}
                self._edited |= {(answer.of, name) for name in forgotten_sources(script, answer.value)}

    def __call__(self, answer: Answer, state: State) -> bool:
        """Return whether the answer was withheld.

        Skipped answers were not, nor the sources of an edit, which replaces them.
        """
        if not answer.private or answer.value is not None:
            return False
        owned = (answer.of, answer.step)
        is_withheld = bool({(*owned, None), (*owned, answer.place)} & self._withheld)
        passed_over = isinstance(state, AwaitingAnswer) and state.step.optional
        return is_withheld or not (passed_over or owned in self._edited)


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
