"""Limits of nested repeats, and rounds that ask nothing."""

from __future__ import annotations

import pytest

from prompts import Condition
from scripts.engine.template_values import holds
from scripts.engine_types import VisibleNames
from scripts.loading.loader import ScriptError, load_script
from tests.scripts.helpers.small_scripts import (
    ValuesByPlace,
    make_script,
    play,
    respond_with,
    shown_lines,
    source_of,
    step_names,
)

NESTED = """
- repeat: outer
  at_most: {}
  steps:
    - repeat: inner
      at_most: {}
      steps:
        - say: a
          when: outer_said == 'x'
- ask: outer_said
  answer: text
"""
WORDS = "## a\nA\n## outer_said\nB"


@pytest.mark.parametrize(
    ("outer", "inner", "line", "message"),
    [
        (21, 2, 8, "`outer` has 21 rounds. A `repeat` can have at most 20."),
        (9999, 9999, 8, "`outer` has 9999 rounds. A `repeat` can have at most 20."),
        (2, 21, 11, "`inner` has 21 rounds. A `repeat` can have at most 20."),
        (20, 11, 11, "These nested repeats come to 220 rounds. At most 200 are allowed."),
    ],
)
def test_rounds_over_limit_are_reported(outer: int, inner: int, line: int, message: str) -> None:
    with pytest.raises(ScriptError) as caught:
        load_script(source_of(NESTED.format(outer, inner), WORDS))
    assert [(p.line, p.message) for p in caught.value.diagnostics] == [(line, message)]


def test_rounds_at_limit_load() -> None:
    assert load_script(source_of(NESTED.format(20, 10), WORDS))


def test_adjacent_repeats_do_not_add_up() -> None:
    one = "- repeat: {0}\n  at_most: 20\n  steps:\n    - say: {0}_said\n"
    assert make_script(one.format("r") + one.format("s"))


def test_empty_rounds_are_not_run_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    script = make_script(NESTED.format(20, 10), WORDS)
    looked: list[Condition] = []

    def counting(condition: Condition, names: VisibleNames) -> bool:
        looked.append(condition)
        return holds(condition, names)

    monkeypatch.setattr("scripts.engine.block_interpreter.holds", counting)
    assert step_names(play(script)) == ["outer_said both"]
    assert len(looked) < 10


def test_empty_round_still_adds_a_row() -> None:
    script = make_script(
        NESTED.format(2, 3) + "- say: after",
        "## after\n{% for r in outer %}.{% endfor %}{% for r in inner %},{% endfor %}",
    )
    assert shown_lines(script)[-1] == "after both: ..,,,"


def test_condition_on_round_may_ask_in_a_later_round() -> None:
    script = make_script("- repeat: r\n  at_most: 4\n  steps:\n    - say: a\n      when: round == 3")
    assert step_names(play(script)) == ["r.3 a both"]


def test_name_unbound_by_empty_round_may_open_a_step() -> None:
    script = make_script(
        """
        - repeat: outer
          at_most: 2
          steps:
            - ask: tasks
              answer: list
              optional: yes
            - repeat: inner
              at_most: 3
              steps:
                - say: nothing_picked
                  when: pick is undefined
                - ask: pick
                  answer: choice
                  choices_from: tasks
        - say: bye
        """
    )
    tasks = ValuesByPlace({"outer.1": [{"id": "i1", "text": "Dishes"}], "outer.2": None})
    told = [step for step in step_names(play(script, respond_with({"tasks": tasks}))) if "nothing" in step]
    assert told == [f"outer.{n} nothing_picked both" for n in ("1/inner.1", "2/inner.2", "2/inner.3")]
