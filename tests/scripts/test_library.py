"""The shipped scripts, each played by many random couples."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

import pytest

from scripts import Answer, AwaitingAnswer, AwaitingFact, Json, Script, replay
from scripts.autoplay.random_answers import random_answer
from scripts.loading.open_script import open_script
from scripts.model import Step, iter_nodes
from scripts.opening_closing_steps import is_readiness
from scripts.progress_estimate import estimate_progress
from scripts.script_info import list_scripts
from tests.helpers.examples import scaled
from tests.scripts.helpers.small_scripts import play, prompt_texts, render

SCRIPTS = tuple(script.id for script in list_scripts())
SEEDS = scaled(500)
READ = scaled(100)
"""Plays whose every prompt is read. Rendering takes far longer than replaying."""
PASSES_AT_MOST = 8
WILLING = {"frame_good_now": "yes", "willing": "yes", "calm_enough": "ready"}
VISITS = {"1": "first", "2": "second", "3": "over"}
"""Who writes at each visit of a `collect` block, so that both do."""
HOLES = re.compile(
    r"(?<=\S)  |, ,|,\.| [,.;:?!](?:\s|$)|“”|‘’|\"\"|«»|\*\*\*\*|\{\{|\}\}|\{%|\bNone\b(?! of)|Undefined|^\s*,",
    re.MULTILINE,
)
LOWERCASE_START = re.compile(r"(?:^|%\})[*“]*\{\{[^}]*\| phrase \}\}", re.MULTILINE)
"""`phrase` keeps the couple's small letters, so it can't begin a line; `sentence` can."""
PROMPTS = Path(__file__).parents[2] / "prompts" / "library" / "en"
Play = list[tuple[AwaitingAnswer | AwaitingFact, Answer]]


class RandomEvening:
    """Random answers of a couple who mostly agree to start."""

    def __init__(self, seed: int, **forced: Json) -> None:
        self._chance = Random(seed)
        self._forced = {**(WILLING if seed % 8 else {}), **forced}

    def __call__(self, state: AwaitingAnswer | AwaitingFact) -> Json:
        value = self._forced.get(state.key[1])
        if isinstance(state, AwaitingFact) and state.fact == "due":
            return [
                {"id": f"d{n}", "act": "Sit down", "who": "both"} for n in range(self._chance.randint(0, 2))
            ]
        return random_answer(state, self._chance) if value is None else value


@cache
def script_of(name: str) -> Script:
    return open_script(name)


@cache
def all_plays(name: str) -> tuple[Play, ...]:
    """Return the plays of a script, cached for all tests."""
    return tuple(play(script_of(name), RandomEvening(seed)) for seed in range(SEEDS))


@pytest.mark.parametrize("name", SCRIPTS)
def test_prompts_contain_no_gaps(name: str) -> None:
    script = script_of(name)
    said: set[str] = set()
    for played in all_plays(name)[:READ]:
        for state, _ in played:
            if isinstance(state, AwaitingAnswer):
                prompt = render(script, state)
                said.update((*prompt_texts(prompt), *prompt.labels.values()))
                assert prompt.body.plain().strip(), state.step.id
    assert not [text for text in said if HOLES.search(text)]


def test_no_line_begins_with_a_phrase() -> None:
    begun = {path.stem: LOWERCASE_START.findall(path.read_text("utf-8")) for path in PROMPTS.glob("*.md")}
    assert {name: found for name, found in begun.items() if found} == {}
    assert begun


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_step_is_reached(name: str) -> None:
    reached = {answer.step for played in all_plays(name) for _, answer in played}
    written = {node.id for node in iter_nodes(script_of(name).steps) if isinstance(node, Step)}
    assert written - reached == set()


@pytest.mark.parametrize("name", SCRIPTS)
def test_keyboard_changes_hands_at_most_eight_times(name: str) -> None:
    assert max(map(passes, all_plays(name))) <= PASSES_AT_MOST


def passes(played: Play) -> int:
    """Count how often the keyboard is passed for private steps.

    Either partner may type a shared answer.
    """
    owners = [state.of for state, _ in played if isinstance(state, AwaitingAnswer) and state.private]
    return sum(before != after for before, after in zip([None, *owners], owners, strict=False))


@pytest.mark.parametrize("name", SCRIPTS)
def test_equal_turns_give_equal_steps(name: str) -> None:
    def willing(state: AwaitingAnswer | AwaitingFact) -> Json:
        if isinstance(state, AwaitingFact) and state.fact == "visit":
            return VISITS[state.place.rpartition(".")[2]]
        shape = state.step.shape if isinstance(state, AwaitingAnswer) else None
        rng = Random(
            f"{state.key[1]} {state.place.rpartition('.')[0] if isinstance(state, AwaitingFact) else ''}"
        )
        if shape is not None and shape.type == "choice" and state.key[1] not in WILLING:
            return shape.choices[0] if shape.choices else []
        return WILLING.get(state.key[1], random_answer(state, rng))

    asked = Counter(
        (state.step.id, state.of)
        for state, _ in play(script_of(name), willing)
        if isinstance(state, AwaitingAnswer) and state.of != "both"
    )
    for (step, of), count in asked.items():
        other = "second" if of == "first" else "first"
        assert asked[(step, other)] == count, step


@pytest.mark.parametrize("name", SCRIPTS)
def test_full_replay_equals_stepwise_replay(name: str) -> None:
    rng = Random(1)
    script = script_of(name)
    for played in rng.sample(all_plays(name), 12):
        n = rng.randrange(len(played))
        assert replay(script, [answer for _, answer in played[:n]]) == played[n][0]


@pytest.mark.parametrize("name", SCRIPTS)
def test_progress_stays_within_bounds(name: str) -> None:
    script = script_of(name)
    for played in all_plays(name)[:20]:
        paces = [estimate_progress(script, state) for state, _ in played if isinstance(state, AwaitingAnswer)]
        assert all(0 <= each.done <= 1 and 1 <= each.minutes <= script.minutes[1] for each in paces)
        assert paces[0].done == 0


@pytest.mark.parametrize("name", [script.id for script in list_scripts() if not script.alone])
def test_not_now_ends_without_further_questions(name: str) -> None:
    not_now = {"frame_good_now": "not_now", "calm_enough": "not_now", "willing": "later"}
    played = play(script_of(name), RandomEvening(1, **not_now))
    asked = [state.step for state, _ in played if isinstance(state, AwaitingAnswer)]
    assert [step.kind for step in asked] == ["ask", "stop"]
    assert is_readiness(script_of(name), asked[0].id)
