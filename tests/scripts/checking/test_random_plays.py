"""Whatever happens in a random play, the checker foresaw."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from scripts import AwaitingAnswer, Source
from scripts.loading.loader import load_script
from tests.scripts.checking.brute_force import Truth, conditions_recorded
from tests.scripts.checking.test_brute_force import explored
from tests.scripts.helpers.random_answers import RandomCouple
from tests.scripts.helpers.random_scripts import SLOW, sources
from tests.scripts.helpers.small_scripts import play


@given(sources(), st.lists(st.integers(0, 2**32), min_size=3, max_size=3))
@SLOW
def test_random_play_shows_nothing_unforeseen(source: Source, seeds: list[int]) -> None:
    seen = explored(source)
    assume(seen.complete)
    script, truth = load_script(source), Truth()
    with conditions_recorded(truth):
        for seed in seeds:
            for state, _ in play(script, RandomCouple(seed)):
                if isinstance(state, AwaitingAnswer):
                    truth.shown.add(state.step.id)
    assert truth.shown <= {name for _, name in seen.shown}
    foreseen = {place[0]: outcome.seen for (section, place), outcome in seen.outcomes.items() if not section}
    for line, results in truth.results.items():
        assert results <= foreseen[line] | ({True, False} if None in foreseen[line] else set())
