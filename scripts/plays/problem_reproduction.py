"""A play along given answers, to a step where something is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from random import Random

from scripts.answer_submission import InvalidAnswer
from scripts.autoplay.random_answers import EXAMPLE_FEELINGS, EXAMPLE_ITEMS, EXAMPLE_NEEDS
from scripts.autoplay.scripted_answers import MissingAnswer, answer_from_mapping
from scripts.engine.list_items import items_from_texts
from scripts.engine_types import AwaitingAnswer, AwaitingFact, Json, State
from scripts.loading.yaml_reader import parse_yaml
from scripts.model import Script
from scripts.opening_closing_steps import KEEP_STEP, find_step_id
from scripts.plays.answer_options import Option, OptionFinder
from scripts.plays.answers_file import WrittenAnswers
from scripts.plays.compared_values import compared_values
from scripts.plays.golden_walks import given_fact
from scripts.plays.play import Play
from scripts.plays.step_problems import problem_at

MAX_MOVES = 400
SKIPPED, ANSWERED, KEPT_PRIVATE = None, True, False
Given = tuple[str, str, Json]
"""A step, whose answer it is, and the answer: one of the three above, a value, or a tuple of words ("" for any)."""


def answers_to_problem(script: Script, section: str, given: Sequence[Given]) -> tuple[str, ...]:
    """Return the lines of an answers file with which the words of `section` have a gap; none if they can't be found.

    The other answers are made up. The file goes to the end of the conversation.
    """
    play, written, left = Play(script), WrittenAnswers(script), list(given)
    finder = OptionFinder(script, compared_values(script), Random(0))  # noqa: S311 - not used for security
    try:
        while isinstance(state := play.state, AwaitingAnswer | AwaitingFact) and len(play.moves) < MAX_MOVES:
            value = _value(state, finder.options(state), left)
            play.take(Option("", value))
            written.add(state, value)
    except InvalidAnswer:
        return ()
    lines = tuple(written.lines())
    return lines if _has_problem(script, section, lines) else ()


def _has_problem(script: Script, section: str, lines: Sequence[str]) -> bool:
    """Play the file, and return whether the section has a gap."""
    answers = parse_yaml("\n".join(lines), "").data
    if not isinstance(answers, dict):
        return False
    by_id = {find_step_id(script, KEEP_STEP): "words"}
    by_id |= {find_step_id(script, name): value for name, value in answers.items()}
    play, found = Play(script), False
    with suppress(MissingAnswer, InvalidAnswer):
        while isinstance(state := play.state, AwaitingAnswer | AwaitingFact) and len(play.moves) < MAX_MOVES:
            found = found or (_shows(state, section) and bool(problem_at(script, state, 0)))
            value = (
                given_fact(by_id, state)
                if isinstance(state, AwaitingFact)
                else answer_from_mapping(by_id, state)
            )
            play.take(Option("", value))
    return found


def _shows(state: State, section: str) -> bool:
    return isinstance(state, AwaitingAnswer) and section in (*state.opening_blocks, state.step.id)


def _value(state: AwaitingAnswer | AwaitingFact, options: Sequence[Option], left: list[Given]) -> Json:
    """Return the next given answer to this step, or the first option; what was given is used once."""
    if isinstance(state, AwaitingAnswer) and state.stage == "decide":
        return {each.name: _decision(each.name, state.of, left) for each in state.to_reveal}
    for given in left:
        if given[0] == state.key[1] and given[1] in (state.of, "house") and given[2] is not KEPT_PRIVATE:
            left.remove(given)
            return _answer(state, options, given[2])
    return options[0].value


def _decision(name: str, owner: str, left: list[Given]) -> str:
    if (name, owner, KEPT_PRIVATE) in left:
        left.remove((name, owner, KEPT_PRIVATE))
        return "keep"
    return "show"


def _answer(state: AwaitingAnswer | AwaitingFact, options: Sequence[Option], value: Json) -> Json:
    without = [option for option in options if option.value is None or option.label == "not noted"]
    if value is SKIPPED:
        return without[0].value if without else options[0].value
    if value is ANSWERED:
        return next(option for option in options if option not in without).value
    if not isinstance(value, tuple) or not isinstance(state, AwaitingAnswer) or state.step.shape is None:
        return value
    kind = state.step.shape.type
    named = [word for word in value if word]
    others = {"feelings": EXAMPLE_FEELINGS, "needs": EXAMPLE_NEEDS}.get(kind, EXAMPLE_ITEMS)
    more = [word for word in (*others, *(f"Another {n}" for n in range(len(value)))) if word not in named]
    words = [*named, *more][: len(value)]
    return items_from_texts(words) if kind == "list" else words
