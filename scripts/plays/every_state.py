"""All that can happen in a script: each reachable state once, with each option."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from random import Random

from scripts.answer_submission import InvalidAnswer
from scripts.engine_types import AwaitingAnswer, AwaitingFact
from scripts.model import Script
from scripts.plays.answer_options import Option, OptionFinder
from scripts.plays.compared_values import ComparedWith, compared_values
from scripts.plays.coverage import Coverage
from scripts.plays.failure import Failure, failure_of
from scripts.plays.live_names import LiveNames
from scripts.plays.play import Play, SavedPlay
from scripts.plays.state_fingerprint import Fingerprint, state_fingerprint
from scripts.plays.step_problems import problem_at

MAX_STATES = 10_000


@dataclass
class Exploration:
    """What was found on all ways; `is_complete` is false if there were too many."""

    coverage: Coverage = field(default_factory=Coverage)
    failures: list[Failure] = field(default_factory=list)
    states: int = 0
    is_complete: bool = True


def explore(script: Script, at_most: int = MAX_STATES) -> Exploration:
    """Try each option in each reachable state, the shortest ways first.

    Two states are the same if they're at the same step and know the same answers, as far as these are read later.
    """
    explorer = _Explorer(script, at_most)
    explorer.follow(Play(script))
    while explorer.left and explorer.found.is_complete:
        saved, option = explorer.left.popleft()
        play = Play.resume(script, saved)
        if explorer.take(play, option):
            explorer.follow(play)
    return explorer.found


class _Explorer:
    """The states seen so far, and the plays to go on with, each with its next answer."""

    def __init__(self, script: Script, at_most: int) -> None:
        self.found = Exploration()
        self.left: deque[tuple[SavedPlay, Option]] = deque()
        self._at_most = at_most
        self._live, self._compared = LiveNames(script), compared_values(script)
        self._seen: set[Fingerprint] = set()

    def follow(self, play: Play) -> None:
        """Go on until a state that is known, wrong, or the end; put the other ways aside."""
        while options := self._enter(play):
            saved = play.saved()
            self.left.extend((saved, option) for option in options[1:])
            if not self.take(play, options[0]):
                return

    def _enter(self, play: Play) -> list[Option]:
        """Count a state; return its options, or none if there's nothing to go on with."""
        found, state = self.found, play.state
        if problem := problem_at(play.script, state, len(play.moves)):
            found.failures.append(failure_of(play, problem))
            return []
        if not isinstance(state, AwaitingAnswer | AwaitingFact):
            return []
        mark = state_fingerprint(play, self._live)
        if mark in self._seen:
            return []
        if found.states == self._at_most:
            found.is_complete = False
            return []
        self._seen.add(mark)
        found.states += 1
        # The same texts everywhere, so that only what an author tells apart makes a new state.
        options = OptionFinder(play.script, self._compared, Random(0)).options(state)  # noqa: S311 - not used for security
        found.coverage.count(state, options, options)
        return self._telling(state, options)

    def _telling(self, state: AwaitingAnswer | AwaitingFact, options: list[Option]) -> list[Option]:
        """Return the options without cards that only read differently; a deck has many."""
        if not isinstance(state, AwaitingFact) or state.fact != "card":
            return options
        compared = self._compared.get(state.step, ComparedWith()).texts
        plain = [option for option in options if option.value is not None and option.value not in compared]
        return [option for option in options if option not in plain[1:]]

    def take(self, play: Play, option: Option) -> bool:
        """Answer; return whether the answer was accepted."""
        try:
            play.take(option)
        except InvalidAnswer as error:
            self.found.failures.append(failure_of(play, f"A possible answer was refused: {error}"))
            return False
        return True
