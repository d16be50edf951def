"""Every way through a small script.

Each is played by the real engine.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Any

import pytest

from prompts import Condition
from scripts import Answer, AwaitingAnswer, AwaitingFact, Json, Script
from scripts.engine import block_interpreter
from scripts.engine.replay import Replay
from scripts.engine.reveal_decisions import one_for_each
from scripts.engine_types import VisibleNames
from tests.scripts.helpers.small_scripts import FACTS, answer_to, prompt_texts, render

MARK = re.compile(r"«(\d+):(.*?)»", re.DOTALL)


class TooMany(Exception):
    """More ways than a test has time for."""


@dataclass
class Truth:
    """What really happens: by mark, by step, and by condition.

    `empty` has the marks that printed nothing though nothing was kept private; `kept` those that did so after that.
    """

    full: set[int] = field(default_factory=set)
    empty: set[int] = field(default_factory=set)
    kept: set[int] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    results: dict[Any, set[bool]] = field(default_factory=lambda: defaultdict(set))


def play_every_way(script: Script, at_most: int) -> Truth:
    """Play all answers that could matter. Raises TooMany."""
    truth = Truth()
    with conditions_recorded(truth):
        ahead: list[tuple[tuple[Answer, ...], bool]] = [((), False)]
        tried = 0
        while ahead:
            answers, kept = ahead.pop()
            tried += 1
            if tried > at_most:
                raise TooMany
            replay = Replay(script)
            state = replay.feed_all(answers)
            if isinstance(state, AwaitingAnswer):
                _look(script, state, truth, kept=kept)
            if isinstance(state, AwaitingAnswer | AwaitingFact):
                for value in _values(state):
                    keeps = isinstance(value, dict) and "keep" in str(value)
                    ahead.append(((*answers, answer_to(state, value)), kept or keeps))
    return truth


@contextmanager
def conditions_recorded(truth: Truth) -> Iterator[None]:
    real = vars(block_interpreter)["holds"]

    def holds(condition: Condition, names: VisibleNames) -> bool:
        result: bool = real(condition, names)
        use = condition.name_uses[0]
        truth.results[use.line].add(result)
        return result

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block_interpreter, "holds", holds)
        yield


def _look(script: Script, state: AwaitingAnswer, truth: Truth, *, kept: bool) -> None:
    truth.shown.add(state.step.id)
    for text in prompt_texts(render(script, state)):
        for number, printed in MARK.findall(text):
            found = truth.full if printed.strip() else truth.kept if kept else truth.empty
            found.add(int(number))


def _values(state: AwaitingAnswer | AwaitingFact) -> list[Json]:
    if isinstance(state, AwaitingFact):
        return [0, 1] if state.fact == "times_done" else [FACTS[state.fact]]
    if state.stage == "decide":
        every_way = product(("show", "keep"), repeat=len(state.to_reveal))
        return [one_for_each(state.to_reveal, ways) for ways in every_way]
    if state.kind != "ask" or state.step.shape is None:
        return [True]
    shape = state.step.shape
    some = [{"id": "i1", "text": "one"}, {"id": "i2", "text": "x"}]
    values: dict[str, list[Json]] = {
        "yes_no": ["yes", "no"],
        "text": ["x", "word"],
        "scale": [1, 2, 3],
        "list": [some[:1], some[1:], some, [some[0], {"id": "i3", "text": "three"}]],
        "choice": [list(each) for size in (1, 2) for each in combinations(("u", "v"), size)],
    }
    return values[shape.type] + ([None] if state.step.optional else [])
