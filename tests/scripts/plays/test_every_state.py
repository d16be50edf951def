"""Every state: nothing that plays can reach is missed, and the search stays small."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from scripts import Source
from scripts.loading.loader import load_script
from scripts.loading.open_script import open_script
from scripts.plays.answer_options import MANY_VISITS
from scripts.plays.every_state import explore
from scripts.plays.random_plays import play_at_random
from scripts.script_info import list_scripts
from tests.helpers.machine_speed import is_within
from tests.scripts.helpers.random_scripts import SLOW, sources
from tests.scripts.helpers.small_scripts import make_script

SCRIPTS = [script.id for script in list_scripts()]


@pytest.mark.quick_cases(3)
@pytest.mark.parametrize("name", SCRIPTS)
def test_shipped_scripts_are_explored_completely(name: str) -> None:
    script = open_script(name)
    start = time.process_time()
    found = explore(script)
    assert found.is_complete
    assert found.states < 2000
    assert is_within(time.process_time() - start, 15)
    assert not found.failures
    assert not found.coverage.never_reached(script)


@SLOW
@given(sources())
def test_random_plays_find_nothing_that_the_search_missed(source: Source) -> None:
    script = load_script(source)
    found = explore(script, at_most=3000)
    played = play_at_random(script, 40, 0)
    if found.is_complete:
        assert set(played.coverage.steps) <= set(found.coverage.steps)
        assert {failure.step for failure in played.failures} <= {failure.step for failure in found.failures}


def test_a_rare_combination_is_found() -> None:
    questions = "".join(f"- ask: q{n}\n  answer: choice\n  choices: [a, b, c, d, e, f]\n" for n in range(4))
    together = " and ".join(f"q{n} == 'f'" for n in range(4))
    script = make_script(f"{questions}- say: rare\n  when: {together}")
    assert explore(script).coverage.steps["rare"] == 1
    assert "rare" not in play_at_random(script, 100, 0).coverage.steps


def test_answers_that_nothing_reads_make_no_new_states() -> None:
    questions = "".join(f"- ask: q{n}\n  answer: choice\n  choices: [a, b, c, d, e, f]\n" for n in range(12))
    assert explore(make_script(questions)).states < 20


def test_answers_read_only_in_the_same_turn_are_forgotten() -> None:
    steps = "".join(
        f"    - ask: q{n}\n      of: speaker\n      answer: choice\n      choices: [a, b]\n"
        f"    - say: s{n}\n      when: q{n} == 'a'\n"
        for n in range(8)
    )
    assert explore(make_script(f"- turns: both_of_us\n  steps:\n{steps}")).states < 100


def test_rounds_that_are_listed_later_are_told_apart() -> None:
    steps = """
    - repeat: mirror
      at_most: 2
      steps:
        - ask: heard
          answer: choice
          choices: [yes, no]
        - say: pause
    - say: afterwards
    """
    listed = make_script(steps, "## afterwards\n{% for r in mirror %}{{ r.heard }} {% endfor %}")
    assert explore(listed).coverage.steps["afterwards"] == 4
    assert explore(make_script(steps)).coverage.steps["afterwards"] == 1


def test_what_an_earlier_round_answered_still_counts() -> None:
    steps = """
    - repeat: mirror
      at_most: 2
      steps:
        - say: again
          when: heard == 'no'
        - ask: heard
          answer: choice
          choices: [yes, no]
        - say: pause
    """
    assert explore(make_script(steps)).coverage.steps["again"] == 1


def test_visits_end_and_either_partner_can_come() -> None:
    steps = """
    - collect: notes
      for: 2 days
      steps:
        - say: hello
        - ask: note
          of: speaker
          answer: text
    - say: afterwards
    """
    found = explore(make_script(steps))
    assert found.is_complete
    assert found.coverage.steps["afterwards"] == 1
    assert found.coverage.steps["note"] == found.coverage.steps["hello"] == 2 * MANY_VISITS


def test_too_many_states_are_admitted() -> None:
    found = explore(open_script("repair"), at_most=50)
    assert not found.is_complete
    assert found.states == 50


def test_withheld_answer_is_found_as_a_gap() -> None:
    script = make_script(
        """
        - ask: hurt
          of: first
          answer: text
          private: yes
        - reveal: show
          show: [hurt]
        - say: after
        """,
        "## after\nYou said {{ hurt }}.",
    )
    (failure,) = explore(script).failures
    assert failure.step == "after"
    assert [move.option.label for move in failure.moves if move.step == "show"] == ["kept private"]


def test_visits_of_a_collecting_come_to_an_end() -> None:
    visit = (
        "- collect: notes\n  for: 7 days\n  steps:\n    - ask: note\n      of: speaker\n      answer: text\n"
    )
    found = explore(make_script(f"{visit}- say: after"))
    assert found.is_complete
    assert not found.failures
    assert found.coverage.steps["after"]


def test_a_big_deck_is_explored_like_a_small_one() -> None:
    cards = "".join(f"- c{n}: Card {n}\n" for n in range(50))
    steps = "- repeat: again\n  at_most: 4\n  steps:\n    - draw: card{}\n- say: last\n  when: card == 'c7'"
    words = f"## card\nDraw.\n{cards}\n## last\nLast."
    for rest in ("", "\n      rest: 30 days"):
        found = explore(make_script(steps.format(rest), words))
        assert found.is_complete
        assert found.states < 100
        assert found.coverage.steps["last"]
