"""Many plays at random, which prefer what was chosen least so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from scripts.answer_submission import InvalidAnswer
from scripts.engine_types import AwaitingAnswer, AwaitingFact, Finished
from scripts.model import Script
from scripts.plays.answer_options import Option, OptionFinder
from scripts.plays.compared_values import compared_values
from scripts.plays.coverage import Coverage
from scripts.plays.failure import Failure, failure_of
from scripts.plays.play import Play
from scripts.plays.step_problems import problem_at

PREFER_LEAST_USED = 0.5
"""How often the least used option is taken. Always would tie each partner to the same answers."""


@dataclass
class RandomPlays:
    """What many plays came to."""

    count: int
    coverage: Coverage = field(default_factory=Coverage)
    failures: list[Failure] = field(default_factory=list)
    stopped: int = 0
    answers: int = 0


def play_at_random(script: Script, count: int, seed: int) -> RandomPlays:
    """Play a script many times; the same seed gives the same plays."""
    rng = Random(seed)  # noqa: S311 - not used for security
    finder = OptionFinder(script, compared_values(script), rng)
    played = RandomPlays(count)
    for _ in range(count):
        _play_once(Play(script), finder, played)
    return played


def _play_once(play: Play, finder: OptionFinder, played: RandomPlays) -> None:
    while True:
        state = play.state
        if problem := problem_at(play.script, state, len(play.moves)):
            played.failures.append(failure_of(play, problem))
            break
        if not isinstance(state, AwaitingAnswer | AwaitingFact):
            break
        options = finder.options(state)
        option = _choose(options, state.key[1], played.coverage, finder.rng)
        played.coverage.count(state, options, [option])
        try:
            play.take(option)
        except InvalidAnswer as error:
            played.failures.append(failure_of(play, f"A possible answer was refused: {error}"))
            break
    played.answers += len(play.moves)
    played.stopped += isinstance(play.state, Finished) and play.state.stopped


def _choose(options: Sequence[Option], step: str, coverage: Coverage, rng: Random) -> Option:
    if rng.random() >= PREFER_LEAST_USED:
        return rng.choice(options)
    least = min(coverage.chosen[step, option.label] for option in options)
    return rng.choice([option for option in options if coverage.chosen[step, option.label] == least])
