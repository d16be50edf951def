"""Many random plays: what they reach, what goes wrong, and how to see it again."""

from __future__ import annotations

import json
import time

import pytest

from prompts import RenderedText
from scripts import AwaitingAnswer, Replay, Script
from scripts.loading.open_script import open_script
from scripts.plays.answer_options import Option
from scripts.plays.compared_values import compared_values
from scripts.plays.failure import grouped
from scripts.plays.play import Play
from scripts.plays.random_plays import RandomPlays, play_at_random
from scripts.plays.step_problems import problem_at
from scripts.script_info import list_scripts
from tests.helpers.machine_speed import is_within
from tests.scripts.helpers.small_scripts import make_script, render

SCRIPTS = [script.id for script in list_scripts()]
GAP = """
- ask: heard
  answer: choice
  choices: [yes, no]
- ask: missing
  answer: text
  when: heard == 'no'
- say: added
"""
RARE = """
- ask: strength
  answer: scale
  from: 0 to 1000
- say: strong
  when: strength == 500
- say: never
  when: strength > 1000
"""


def report(steps: str, words: str = "", count: int = 60) -> tuple[Script, RandomPlays]:
    script = make_script(steps, words)
    return script, play_at_random(script, count, 0)


@pytest.mark.quick_cases(2)
@pytest.mark.parametrize("name", SCRIPTS)
def test_shipped_scripts_are_reached_everywhere_in_time(name: str) -> None:
    script = open_script(name)
    start = time.process_time()
    played = play_at_random(script, 300, 0)
    assert is_within(time.process_time() - start, 15)
    assert not played.failures
    assert not played.coverage.never_reached(script)
    assert not list(played.coverage.never_chosen(script))


def test_same_seed_plays_the_same() -> None:
    script = open_script("repair")
    one, same, other = (play_at_random(script, 20, seed).coverage for seed in (1, 1, 2))
    assert one == same
    assert one != other


def test_plays_go_past_the_opening() -> None:
    script = open_script("i-statements")
    assert play_at_random(script, 30, 0).stopped == 0


def test_thresholds_are_tried_and_what_never_comes_is_named() -> None:
    script, played = report(RARE)
    assert played.coverage.steps["strong"] > 5
    assert [step.id for step in played.coverage.never_reached(script)] == ["never"]
    tried = {label for (step, label), _ in played.coverage.chosen.items() if step == "strength"}
    assert tried == {"0", "499", "500", "501", "999", "1000"}


def test_least_used_answers_are_preferred() -> None:
    _, played = report("- ask: mood\n  of: each\n  answer: choice\n  choices: [a, b, c]", count=90)
    counts = [played.coverage.chosen["mood", label] for label in "abc"]
    assert sum(counts) == 180
    assert max(counts) - min(counts) <= 9


def test_partners_can_still_answer_alike() -> None:
    steps = """
    - ask: mood
      of: each
      answer: choice
      choices: [a, b]
    - say: alike
      when: first.mood == second.mood
    """
    assert report(steps, count=40)[1].coverage.steps["alike"] > 4


def test_gap_in_the_words_is_a_failure_with_the_way_there() -> None:
    words = "## added\nYou added: {{ missing }}"
    script, played = report(GAP, words)
    assert played.failures
    (failure, count), *others = grouped(played.failures)
    assert not others
    assert (failure.step, count) == ("added", len(played.failures))
    assert failure.reason == "The words have a gap where an answer is missing: You added: ___"
    play = Play(script)
    for line in failure.answer_lines():
        play.take(Option("", json.loads(line)["value"]))
    assert isinstance(play.state, AwaitingAnswer)
    assert render(script, play.state).body.plain().strip() == "You added:"
    assert [move.option.value for move in play.moves if move.step == "heard"] == ["yes"]


@pytest.mark.parametrize(
    "words",
    [
        "{% if missing is defined %}You added: {{ missing }}{% else %}Nothing missing.{% endif %}",
        "You added: {{ missing | default('nothing') }}",
        "You {{ 'again' if heard == 'no' }} spoke.",
    ],
)
def test_guarded_answers_are_no_gap(words: str) -> None:
    assert not report(GAP, f"## added\n{words}")[1].failures


def test_words_that_cannot_be_shown_are_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    script = make_script("- say: hello")

    def fail(*_: object) -> RenderedText:
        raise ZeroDivisionError

    monkeypatch.setattr("scripts.plays.step_problems.render_step", fail)
    played = play_at_random(script, 3, 0)
    assert [failure.step for failure in played.failures] == ["hello"] * 3
    assert "ZeroDivisionError" in played.failures[0].reason


def test_play_that_does_not_end_is_a_failure() -> None:
    script = make_script("- say: hello")
    assert "didn’t end" in problem_at(script, Replay(script).state, 10_000)


def test_text_that_is_only_printed_is_no_value_to_try() -> None:
    steps = "- ask: feel\n  answer: feelings\n  optional: yes\n- ask: heard\n  answer: text\n- say: so"
    words = """
    ## so
    I felt{{ ' ' ~ (feel | list_words) ~ ', because' if feel is defined and heard == 'loud' else ' ill' }}.
    {% if heard == 'yes' %}Yes{% elif heard == 'no' %}No{% endif %}
    """
    compared = compared_values(make_script(steps, words))
    assert compared["feel"].texts == {"loud"}
    assert compared["heard"].texts == {"loud", "yes", "no"}
