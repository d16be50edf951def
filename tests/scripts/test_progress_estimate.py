"""Progress estimates."""

from __future__ import annotations

from itertools import pairwise

import pytest

from scripts import AwaitingAnswer, Json
from scripts.loading.open_script import open_script
from scripts.progress_estimate import ProgressEstimate, estimate_progress, usual_seconds
from scripts.script_info import list_scripts
from tests.helpers.examples import scaled
from tests.scripts.helpers.random_answers import RandomCouple
from tests.scripts.helpers.small_scripts import Respond, make_script, play, respond_with

LIBRARY = [listed.id for listed in list_scripts()]
EVERY_BLOCK = """
    - ask: things
      of: both
      answer: list
    - for_each: thing
      in: things
      steps:
        - say: one_thing
    - turns: share
      steps:
        - repeat: again
          at_most: 3
          steps:
            - say: once
            - repeat: deeper
              at_most: 2
              steps:
                - say: down
          at_the_cap:
            - say: enough
    - say: last
"""


def paces(script_id: str, respond: Respond) -> list[tuple[str, ProgressEstimate]]:
    script = open_script(script_id)
    return [
        (state.step.id, estimate_progress(script, state))
        for state, _ in play(script, respond)
        if isinstance(state, AwaitingAnswer)
    ]


@pytest.mark.parametrize("script_id", LIBRARY)
def test_progress_never_decreases(script_id: str) -> None:
    for seed in range(scaled(30)):
        done = [step_pace.done for _, step_pace in paces(script_id, RandomCouple(seed))]
        assert all(before <= after for before, after in pairwise(done)), seed
        assert 0 <= done[0] <= done[-1] <= 1, seed


def test_progress_never_decreases_in_any_block() -> None:
    script = make_script(EVERY_BLOCK)
    played = play(script, respond_with({"things": [{"id": "i1", "text": "a"}, {"id": "i2", "text": "b"}]}))
    done = [estimate_progress(script, state).done for state, _ in played if isinstance(state, AwaitingAnswer)]
    assert all(before <= after for before, after in pairwise(done))
    assert done[-1] > done[0] == 0


@pytest.mark.parametrize(
    ("way_on", "last"), [("another_day", "until_then"), ("rest", "frame_to_keep"), ("go_on", "frame_to_keep")]
)
def test_estimate_ends_only_at_a_stop(way_on: Json, last: str) -> None:
    found = paces("reflective-listening", respond_with({"heard": "no", "way_on": way_on}))
    hard = [step_pace for step, step_pace in found if step == "way_on"]
    assert all(step_pace.minutes > 5 and step_pace.done < 0.9 for step_pace in hard)
    assert found[-1][0] == last
    assert found[-1][1].minutes == 1


def test_choosing_is_quicker_than_writing() -> None:
    chosen = make_script("- ask: a\n  answer: yes_no\n- ask: b\n  answer: text")
    first, second = (usual_seconds((node,)) for node in chosen.steps)
    assert first < second
