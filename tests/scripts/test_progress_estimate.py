"""How far along a conversation is said to be."""

from __future__ import annotations

from itertools import pairwise

import pytest

from scripts import Ask, Json
from scripts.library_index import scripts
from scripts.loading.library import open_script
from scripts.progress_estimate import Pace, pace
from tests.scripts.helpers.random_answers import Couple
from tests.scripts.helpers.small_scripts import Respond, made, played, written

LIBRARY = [listed.id for listed in scripts()]
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


def paces(script_id: str, respond: Respond) -> list[tuple[str, Pace]]:
    script = open_script(script_id)
    return [
        (stand.step.id, pace(script, stand)) for stand, _ in played(script, respond) if isinstance(stand, Ask)
    ]


@pytest.mark.parametrize("script_id", LIBRARY)
@pytest.mark.parametrize("seed", range(30))
def test_it_never_runs_backwards(script_id: str, seed: int) -> None:
    done = [step_pace.done for _, step_pace in paces(script_id, Couple(seed))]
    assert all(before <= after for before, after in pairwise(done))
    assert 0 <= done[0] <= done[-1] <= 1


def test_it_never_runs_backwards_through_any_block() -> None:
    script = made(EVERY_BLOCK)
    course = played(script, written({"things": [{"id": "i1", "text": "a"}, {"id": "i2", "text": "b"}]}))
    done = [pace(script, stand).done for stand, _ in course if isinstance(stand, Ask)]
    assert all(before <= after for before, after in pairwise(done))
    assert done[-1] > done[0] == 0


@pytest.mark.parametrize(
    ("way_on", "last"), [("another_day", "until_then"), ("rest", "goodbye"), ("go_on", "goodbye")]
)
def test_where_it_is_hard_it_says_what_is_left_and_only_a_stop_is_the_end(way_on: Json, last: str) -> None:
    found = paces("reflective-listening", written({"heard": "no", "way_on": way_on}))
    hard = [step_pace for step, step_pace in found if step == "way_on"]
    assert all(step_pace.minutes > 5 and step_pace.done < 0.9 for step_pace in hard)
    assert found[-1][0] == last
    assert found[-1][1].minutes == 1
