"""Prewritten answers: by step, partner, round, or line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from scripts import AwaitingAnswer, AwaitingFact, Json, Script
from scripts.autoplay.scripted_answers import (
    MissingAnswer,
    answer_from_mapping,
    answers_from_lines,
    default_answer,
    describe_expected,
)
from scripts.autoplay.scripted_facts import fact_from_mapping
from tests.scripts.helpers.small_scripts import answer_to, default_value, make_script, play

ROUNDS = """
- repeat: mirror
  at_most: 2
  steps:
    - ask: heard
      of: first
      answer: choice
      choices: [yes, no]
"""


def answers(script: Script, given: Mapping[str, Any]) -> dict[str, Json]:
    """Return what a mapping answers, by place, step, and partner."""
    played = play(
        script,
        lambda state: (
            default_value(state) if isinstance(state, AwaitingFact) else answer_from_mapping(given, state)
        ),
    )
    return {
        " ".join(filter(None, answer.key)): answer.value
        for state, answer in played
        if isinstance(state, AwaitingAnswer)
    }


def test_one_value_answers_a_step_everywhere() -> None:
    assert answers(make_script(ROUNDS), {"heard": "no"}) == {
        "mirror.1 heard first": "no",
        "mirror.2 heard first": "no",
    }


def test_value_for_each_partner() -> None:
    script = make_script("- ask: x\n  of: each\n  answer: text")
    assert answers(script, {"x": {"first": "A", "second": "B"}}) == {"x.1 x first": "A", "x.2 x second": "B"}


def test_value_for_each_round() -> None:
    assert answers(make_script(ROUNDS), {"heard": {"1": "no", "2": "yes"}}) == {
        "mirror.1 heard first": "no",
        "mirror.2 heard first": "yes",
    }


def test_value_for_each_round_of_each_partner() -> None:
    given = {"heard": {"first": {"1": "no", "2": "yes"}, "second": "no"}}
    assert answers(make_script(ROUNDS), given)["mirror.2 heard first"] == "yes"


@pytest.mark.parametrize(
    ("step", "value", "stored"),
    [
        ("ask: x\n  answer: scale\n  from: 0 to 10", "7", 7),
        ("ask: x\n  answer: scale\n  from: 0 to 10", 7, 7),
        (
            "ask: x\n  answer: list",
            ["Dishes", 3],
            [{"id": "i1", "text": "Dishes"}, {"id": "i2", "text": "3"}],
        ),
        ("ask: x\n  answer: yes_no", "no", "no"),
        ("agree: x", "We call", {"act": "We call", "who": "both"}),
        ("agree: x\n  of: first", "I call", {"act": "I call", "who": "first"}),
        ("keep: x\n  in: goals", "Rest", {"part": "goals", "text": "Rest"}),
        (
            "keep: x\n  in: goals\n  answer: list",
            ["Rest", 7],
            {"part": "goals", "items": [{"id": "i1", "text": "Rest"}, {"id": "i2", "text": "7"}]},
        ),
        ("talk: x\n  note: optional", "A line", "A line"),
        ("talk: x", "yes", True),
        ("ask: x\n  of: first\n  answer: text\n  private: yes\n- reveal: y\n  show: [x]", "hm", "hm"),
    ],
)
def test_short_value_is_stored_in_full(step: str, value: Any, stored: Json) -> None:
    given = answers(make_script(f"- {step}"), {"x": value})
    assert next(value for key, value in given.items() if " x " in f" {key} ") == stored


def test_ratings_are_written_as_rows() -> None:
    script = make_script(
        "- ask: tasks\n  answer: list\n- ask: x\n  answer: ratings\n  rows: tasks\n  scales: {a: 0 to 5}"
    )
    given = answers(script, {"tasks": ["Dishes"], "x": {"i1": {"a": "4"}}})
    assert given["x both"] == {"i1": {"a": 4}}


@pytest.mark.parametrize("value", [{"i1": 4}, {"i1": {"a": "many"}}, {"i1": {"a": None}}, "4"])
def test_invalid_ratings_are_rejected_without_raising(value: Any) -> None:
    script = make_script(
        "- ask: tasks\n  answer: list\n- ask: x\n  answer: ratings\n  rows: tasks\n  scales: {a: 0 to 5}"
    )
    with pytest.raises(AssertionError, match="InvalidHistory"):
        answers(script, {"tasks": ["Dishes"], "x": value})


@pytest.mark.parametrize(
    ("answer", "wants"),
    [
        ("text", "Expected an answer of type text."),
        ("choice\n  choices: [yes, no]", "Expected an answer of type choice (yes, no)."),
        ("yes_no", "Expected an answer of type yes_no (yes or no)."),
        ("scale\n  from: 0 to 10", "Expected an answer of type scale (0 to 10)."),
    ],
)
def test_missing_answer_names_place_and_expectation(answer: str, wants: str) -> None:
    with pytest.raises(MissingAnswer) as caught:
        answers(make_script(f"- ask: x\n  of: first\n  answer: {answer}"), {"y": "1"})
    assert str(caught.value) == f"`x` (of first) at the top level has no answer. {wants}"
    with pytest.raises(MissingAnswer, match=r"at mirror\.2 has no answer"):
        answers(make_script(ROUNDS), {"heard": {"1": "no"}})


def test_step_that_needs_no_answer_continues() -> None:
    script = make_script(
        """
        - say: a
        - ask: b
          answer: text
          optional: yes
        - agree: c
        - keep: d
          in: goals
        - ask: e
          of: first
          answer: text
          private: yes
        - reveal: f
          show: [e]
        """
    )
    given = answers(script, {"e": "hm"})
    assert list(given.values()) == [True, None, None, None, "hm", {"e": "show"}, True]


LINES = [
    {"place": "", "step": "begins", "of": "house", "value": "b"},
    {"place": "mirror.1", "step": "heard", "of": "first", "value": "no"},
]


def test_lines_are_used_in_order_and_facts_looked_up() -> None:
    answering = answers_from_lines(LINES, default_value)
    played: list[Json] = []

    def noted(state: AwaitingAnswer | AwaitingFact) -> Json:
        played.append(answering(state))
        return played[-1]

    with pytest.raises(
        MissingAnswer, match=r"step is `heard` \(of first\) at mirror\.2.*There are no more lines"
    ):
        play(make_script(ROUNDS), noted)
    assert played == ["b", "no"]
    state = play(make_script(ROUNDS))[0][0]
    assert answers_from_lines([], default_value)(state) == "a"


def test_line_for_another_place_names_both() -> None:
    with pytest.raises(MissingAnswer, match=r"The next line is for `more` \(of both\) at the top level"):
        play(
            make_script(ROUNDS),
            answers_from_lines([{"place": "", "step": "more", "of": "both", "value": 1}], default_value),
        )


def test_expectation_of_facts_and_read_only_steps() -> None:
    (begins, _), (hello, answer) = play(make_script("- say: hello"))
    assert describe_expected(begins) == "Expected a fact: begins."
    assert describe_expected(hello) == "This is a `say` step."
    assert isinstance(hello, AwaitingAnswer)
    assert answer_to(hello, default_answer(hello)) == answer


DUE_NOW = """
- look_back: due_now
  at_most: 3
- draw: card
- ask: more
  answer: yes_no
"""
CARDS = "## card\nA card.\n- tea: Tea\n- walk: Walk"


def given_in_short(steps: str, words: str, given: Mapping[str, Any]) -> dict[tuple[str, ...], Json]:
    """Return everything that a short list answers, facts included."""

    def respond(state: AwaitingAnswer | AwaitingFact) -> Json:
        if isinstance(state, AwaitingAnswer):
            return answer_from_mapping(given, state)
        return fact_from_mapping(given, state) or default_value(state)

    return {answer.key: answer.value for _, answer in play(make_script(steps, words), respond)}


@pytest.mark.parametrize(
    ("short", "stored"),
    [
        ({}, [None, None]),
        ({"due_now": "kept"}, [{"outcome": "kept"}, {"outcome": "kept"}]),
        ({"due_now": {"outcome": "partly", "did": "Late"}}, [{"outcome": "partly", "did": "Late"}] * 2),
        (
            {"due_now": {"1": "kept", "2": {"outcome": "not_yet", "next": "let_go"}}},
            [{"outcome": "kept"}, {"outcome": "not_yet", "next": "let_go"}],
        ),
        ({"due_now": {"2": "changed"}}, [None, {"outcome": "changed"}]),
    ],
)
def test_short_look_back_answers_each_due_agreement(
    short: Mapping[str, Any], stored: list[dict[str, Json] | None]
) -> None:
    given = {"due": ["We walk", {"id": "tea", "act": "Tea", "who": "a"}], "more": "no", **short}
    answered = given_in_short(DUE_NOW, CARDS, given)
    assert answered["", "due_now", "house"] == [
        {"id": "a1", "act": "We walk"},
        {"id": "tea", "act": "Tea", "who": "a"},
    ]
    for number, (id_, value) in enumerate(zip(("a1", "tea"), stored, strict=True), start=1):
        expected = value and {"agreement": id_, **value}
        assert answered[f"due_now.{number}", "due_now", "both"] == expected


def test_step_id_can_still_name_the_due_agreements() -> None:
    answered = given_in_short(DUE_NOW, CARDS, {"due_now": [{"id": "x"}], "card": "walk", "more": "no"})
    assert answered["", "due_now", "house"] == [{"id": "x"}]
    assert answered["due_now.1", "due_now", "both"] is None
    assert (answered["", "card", "house"], answered["", "card", "both"]) == ("walk", True)


def test_carried_agreement_is_answered_by_what_is_next() -> None:
    steps = "- look_back: now\n  carried: yes\n- say: hello\n  when: carried is defined"
    answered = given_in_short(steps, "## now\n{{ carried }}?", {"carried": "We walk", "now": "let_go"})
    assert answered["", "carried", "house"] == {"id": "a0", "act": "We walk"}
    assert answered["now.1", "now", "both"] == {"agreement": "a0", "next": "let_go"}


@pytest.mark.parametrize(
    ("visits", "who"),
    [
        ({}, []),
        ({"notes": "second"}, ["second"]),
        ({"notes": {"1": "first", "2": "second"}}, ["first", "second"]),
    ],
)
def test_visits_are_written_by_number(visits: Mapping[str, Any], who: list[str]) -> None:
    steps = (
        "- collect: notes\n  for: 7 days\n  steps:\n    - ask: note\n      of: speaker\n      answer: text"
    )
    answered = given_in_short(steps, "", {"note": "x", **visits})
    assert [key[2] for key in answered if key[1] == "note"] == who


def test_notebook_entries_are_written_as_texts() -> None:
    steps = "- for_each: older\n  in: notebook.milestones\n  at_most: 2\n  steps:\n    - say: read\n"
    answered = given_in_short(
        steps, "## read\n{{ item }}.", {"older": ["We moved.", "The walk.", "One more."]}
    )
    fact = answered["", "older", "house"]
    assert [one["text"] for one in fact] == ["We moved.", "The walk."]
