"""Cards that rest after they were drawn."""

from __future__ import annotations

from scripts import AwaitingFact, Json
from scripts.engine.validation import validate_answer
from scripts.engine_types import AwaitingAnswer
from tests.scripts.helpers.small_scripts import make_script, play, respond_with, shown_lines

WORDS = """
## card
Answer this.
- sea: The sea?
- hill: The hill?

## none_left
{% if card is defined %}Still {{ card }}{% else %}All of them rest.{% endif %}
"""
STEPS = """
- repeat: cards
  at_most: 3
  steps:
    - draw: card{}
- say: none_left
"""
RESTING = make_script(STEPS.format("\n      rest: 365 days"), WORDS)
PLAIN = make_script(STEPS.format(""), WORDS)


def needs(script: Json) -> list[AwaitingFact]:
    return [state for state, _ in play(script) if isinstance(state, AwaitingFact) and state.fact == "card"]


def test_card_that_rests_is_not_drawn_again_even_if_none_is_left() -> None:
    assert [(need.options, need.days) for need in needs(RESTING)] == [
        (("sea", "hill"), 365),
        (("hill",), 365),
    ]
    assert shown_lines(RESTING)[-1] == "none_left both: All of them rest."
    assert [need.options for need in needs(PLAIN)] == [("sea", "hill"), ("hill",), ("sea", "hill")]


def test_step_is_skipped_if_all_cards_rest() -> None:
    asked = [
        state for state, _ in play(RESTING, respond_with({"card": None})) if isinstance(state, AwaitingAnswer)
    ]
    assert [ask.step.id for ask in asked] == ["none_left"]


def test_only_cards_that_rest_may_be_missing() -> None:
    resting, plain = needs(RESTING)[0], needs(PLAIN)[0]
    assert validate_answer(resting, None) is None
    assert validate_answer(plain, None) == "Expected one of: sea, hill."
    assert validate_answer(resting, "lake") == "Expected one of: sea, hill."
