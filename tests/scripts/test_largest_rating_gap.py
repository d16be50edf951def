"""The one row that two people see most differently."""

from hypothesis import given
from hypothesis import strategies as st

from scripts import AwaitingAnswer, AwaitingFact, Json
from scripts.engine.largest_rating_gap import furthest_row
from scripts.engine_types import ScopedAnswer
from scripts.model import AnswerShape
from tests.scripts.helpers.small_scripts import make_script, play

SHAPE = AnswerShape("ratings", rows="tasks", scales=(("time", 0, 5), ("fair", 1, 5)))
STEPS = """\
- ask: tasks
  answer: list
- ask: rates
  of: each
  answer: ratings
  rows: tasks
  scales: {time: 0 to 5, fair: 1 to 5}
  private: yes
- reveal: show
  show: [rates]
- compare: differ
  show: [rates]
  furthest: yes
- say: about
  when: differ is defined
"""


def _given(numbers: dict[str, tuple[int, int]]) -> ScopedAnswer:
    value = {row: {"time": time, "fair": fair} for row, (time, fair) in numbers.items()}
    return ScopedAnswer("rates", value, SHAPE, texts={row: row for row in sorted(numbers)})


def test_furthest_on_one_scale_counts_not_the_sum() -> None:
    one = _given({"i1": (0, 3), "i2": (2, 4)})
    other = _given({"i1": (5, 3), "i2": (4, 1)})
    assert furthest_row([one, other]) == "i1"


def test_first_one_counts_if_all_are_equally_far() -> None:
    assert furthest_row([_given({"i1": (0, 3), "i2": (5, 3)}), _given({"i1": (5, 3), "i2": (0, 3)})]) == "i1"


def test_there_is_none_if_both_say_the_same_or_one_says_nothing() -> None:
    same = _given({"i1": (2, 2)})
    assert furthest_row([same, same]) is None
    assert furthest_row([same]) is None


NUMBERS = st.fixed_dictionaries(
    {row: st.tuples(st.integers(0, 5), st.integers(1, 5)) for row in ("i1", "i2", "i3")}
)


@given(NUMBERS, NUMBERS)
def test_it_makes_no_difference_whose_numbers_are_whose(
    one: dict[str, tuple[int, int]], other: dict[str, tuple[int, int]]
) -> None:
    assert furthest_row([_given(one), _given(other)]) == furthest_row([_given(other), _given(one)])


def _shown(decision: str, second: int) -> list[str]:
    """Return the steps shown after the reveal, with `second` as the other's number for Taxes."""
    seen: list[str] = []

    def respond(state: AwaitingAnswer | AwaitingFact) -> Json:
        if isinstance(state, AwaitingFact):
            return "a"
        seen.append(state.step.id)
        if state.step.id == "tasks":
            return [{"id": "i1", "text": "Dishes"}, {"id": "i2", "text": "Taxes"}]
        if state.step.id == "rates":
            taxes = 1 if state.of == "first" else second
            return {"i1": {"time": 2, "fair": 3}, "i2": {"time": taxes, "fair": 3}}
        if state.stage == "decide":
            return {"rates": decision}
        if state.step.id == "differ":
            assert state.items == (("i2", "Taxes"),)
        return True

    play(make_script(STEPS, "## about\nYou see *{{ differ }}* differently."), respond)
    return seen[seen.index("show") :]


def test_only_that_row_is_compared_and_can_be_named() -> None:
    assert _shown("show", 4) == ["show", "show", "show", "differ", "about"]


def test_nothing_is_compared_if_there_is_no_difference_or_one_kept_it_private() -> None:
    assert "differ" not in _shown("show", 1)
    assert "differ" not in _shown("keep", 4)
