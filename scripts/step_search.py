"""Ways through a script to one of its steps, for authors who try it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

from scripts.answer_submission import InvalidAnswer, submit_answer
from scripts.autoplay.plausible_answers import plausible_answer
from scripts.autoplay.random_answers import random_answer
from scripts.engine.replay import Replay
from scripts.engine_types import Answer, AwaitingAnswer, AwaitingFact, Json
from scripts.model import Script
from scripts.progress import Progress

Goal = Callable[[AwaitingAnswer], bool]
"""Function that tells whether this is the step looked for."""

FactSource = Callable[[AwaitingFact], Json]
"""Function that looks up a fact."""

_Candidates = Callable[[AwaitingAnswer | AwaitingFact], Iterator[Json]]

SEARCH_SECONDS = 1.5
KEPT_SHARES = (0.8, 0.5, 0.2, 0.0)
"""How many of the known answers a try keeps, one share after the other."""
FIRST_SHARE = 0.4
"""How often a try takes the plausible answer, which rarely ends the conversation."""
SAME_SHARE = 0.7
"""How often a step is answered as before in the same try: some steps come only after several equal answers."""
VISIT = "visit"
"""The fact that the couple decides on: who writes next over the coming days."""
DUE = ({"id": "c1", "act": "We walk on Sundays", "who": "both"},)


@dataclass(frozen=True)
class Way:
    """Answers up to a step; `reached` tells whether it is the one looked for."""

    progress: Progress
    reached: bool


@dataclass
class _KnownAnswers:
    """Answers given earlier, each used once.

    An answer whose step has moved into another block still belongs to its step.
    """

    answers: Sequence[Answer]
    _used: set[int] = field(default_factory=set)

    def take(self, state: AwaitingAnswer | AwaitingFact) -> Iterator[Json]:
        """Yield the answer that was given to this step, if any."""
        same = [n for n, answer in enumerate(self.answers) if n not in self._used and _fits(answer, state)]
        exact = [n for n in same if self.answers[n].key == state.key]
        for n in (exact or same)[:1]:
            self._used.add(n)
            yield self.answers[n].value


def follow(script: Script, known: Sequence[Answer], look_up: FactSource) -> Way:
    """Answer with what is known, up to the first step without an answer."""
    return _walk(script, _only_known(known, look_up), lambda _ask: False)


def find_way(
    script: Script,
    known: Sequence[Answer],
    look_up: FactSource,
    goals: Sequence[Goal],
    seconds: float = SEARCH_SECONDS,
) -> Way | None:
    """Return a way to the first goal that can be reached, filled in where nothing is known.

    What is known is kept as far as it leads there. The search ends after this many seconds, so a way that is rarely
    taken may not be found.
    """
    for goal in goals:
        for ways in (_only_known(known, look_up), _filled_in(known, look_up)):
            if (way := _walk(script, ways, goal)).reached:
                return way
    for goal in goals:
        end = time.monotonic() + seconds / len(goals)
        seed = 0
        while time.monotonic() < end:
            if (way := _walk(script, _by_chance(known, look_up, seed), goal)).reached:
                return way
            seed += 1
    return None


def _walk(script: Script, candidates: _Candidates, goal: Goal) -> Way:
    replay, progress = Replay(script), Progress()
    while isinstance(state := replay.state, AwaitingAnswer | AwaitingFact):
        if isinstance(state, AwaitingAnswer) and goal(state):
            return Way(progress, reached=True)
        taken = _take_first(script, progress, replay, candidates(state))
        if taken is None:
            break
        progress = taken
    return Way(progress, reached=False)


def _take_first(
    script: Script, progress: Progress, replay: Replay, values: Iterable[Json]
) -> Progress | None:
    """Return the progress after the first value that fits."""
    for value in values:
        with suppress(InvalidAnswer):
            return submit_answer(script, progress, value, "", replay=replay)
    return None


def _fits(answer: Answer, state: AwaitingAnswer | AwaitingFact) -> bool:
    return (answer.step, answer.of, answer.kind) == (state.key[1], state.of, state.kind)


def _only_known(known: Sequence[Answer], look_up: FactSource) -> _Candidates:
    left = _KnownAnswers(known)

    def candidates(state: AwaitingAnswer | AwaitingFact) -> Iterator[Json]:
        yield from left.take(state)
        if isinstance(state, AwaitingFact) and state.fact != VISIT:
            yield look_up(state)

    return candidates


def _filled_in(known: Sequence[Answer], look_up: FactSource) -> _Candidates:
    given = _only_known(known, look_up)

    def candidates(state: AwaitingAnswer | AwaitingFact) -> Iterator[Json]:
        yield from given(state)
        yield plausible_answer(state) if isinstance(state, AwaitingAnswer) else look_up(state)

    return candidates


def _by_chance(known: Sequence[Answer], look_up: FactSource, seed: int) -> _Candidates:
    chance = Random(seed)  # noqa: S311 - not used for security
    share = KEPT_SHARES[seed % len(KEPT_SHARES)]
    given = _filled_in(known, look_up)
    before: dict[str, Json] = {}

    def candidates(state: AwaitingAnswer | AwaitingFact) -> Iterator[Json]:
        name = state.key[1]
        if isinstance(state, AwaitingFact):
            yield from _facts_by_chance(state, look_up, chance)
        elif chance.random() < share:
            yield from given(state)
        elif name in before and chance.random() < SAME_SHARE:
            yield before[name]
        elif chance.random() < FIRST_SHARE:
            yield plausible_answer(state)
        for _ in range(3):
            before[name] = random_answer(state, chance)
            yield before[name]

    return candidates


def _facts_by_chance(need: AwaitingFact, look_up: FactSource, chance: Random) -> Iterator[Json]:
    if need.fact == "due" and chance.random() < FIRST_SHARE:
        yield list(DUE)
    elif need.fact in ("begins", "today") or chance.random() < FIRST_SHARE:
        yield look_up(need)
