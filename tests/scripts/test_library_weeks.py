"""Scripts for good and hard weeks: check-in, setback, milestones."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from scripts import AwaitingAnswer, AwaitingFact, Json
from scripts.loading.open_script import open_script
from tests.scripts.helpers.small_scripts import play, render, respond_with
from tests.scripts.test_library_paths import steps


def test_check_in_asks_one_thing_each_and_due_once() -> None:
    due = [{"id": f"d{n}", "act": "Sit down", "who": "both"} for n in (1, 2)]
    asked = weekly({"due": due})
    asked_steps = [(state.of, state.step.id) for state in asked]
    for partner in ("first", "second"):
        for step in ("thank", "supported", "attention", "need", "small_act"):
            assert asked_steps.count((partner, step)) == 1
    assert [state.agreement["id"] for state in asked if state.kind == "look_back"] == ["d1", "d2"]


def test_check_in_is_explained_only_once() -> None:
    explained = ["how_it_goes" in [s.step.id for s in weekly({"times_done": times})] for times in (0, 1)]
    assert explained == [True, False]


def test_support_rating_is_not_in_the_summary() -> None:
    asked = [state for state in weekly({"supported": 7}) if state.step.id == "supported"]
    assert [(a.step.shape.low, a.step.shape.high) for a in asked if a.step.shape] == [(0, 10)] * 2
    assert not any(a.step.outcome or not a.step.optional for a in asked)


def weekly(values: Mapping[str, Json]) -> list[AwaitingAnswer]:
    played = play(open_script("weekly-check-in"), respond_with(values))
    return [state for state, _ in played if isinstance(state, AwaitingAnswer)]


@pytest.mark.parametrize(
    ("way_on", "follows", "says_so"),
    [
        ("smaller", "new_try", "Make it small enough"),
        ("different", "new_try", "Change one thing"),
        ("let_go", "let_it_go", "Drop it for now"),
    ],
)
def test_setback_leads_to_smaller_different_or_no_agreement(way_on: str, follows: str, says_so: str) -> None:
    script = open_script("setback")
    played = play(script, respond_with({"way_on": way_on}))
    ends = [
        state
        for state, _ in played
        if isinstance(state, AwaitingAnswer) and state.step.id in ("new_try", "let_it_go")
    ]
    assert [ask.step.id for ask in ends] == [follows]
    assert render(script, ends[0]).body.plain().startswith(says_so)


MILESTONES = [{"id": f"e{n}", "text": f"We did it, number {n}."} for n in (1, 2, 3)]


def test_setback_shows_an_earlier_good_day() -> None:
    assert "still_true" not in steps("setback", {})
    assert steps("setback", {"better_day": MILESTONES[:1]}).count("still_true") == 1


def test_milestone_is_read_out_as_saved() -> None:
    win: dict[str, Json] = {"what_for": "win", "win": "we moved", "proves": "It shows that we can plan"}
    saved = {"part": "milestones", "text": "We moved, and laughed."}
    script = open_script("milestones")
    prompts = {
        state.step.id: render(script, state)
        for state, _ in play(script, respond_with({**win, "milestone": saved}))
        if isinstance(state, AwaitingAnswer)
    }
    assert prompts["milestone"].starter == "We moved. It shows that we can plan."
    assert saved["text"] in prompts["read_out"].body.plain()
    assert "read_out" not in steps("milestones", win)


@pytest.mark.parametrize(
    ("name", "values", "at_most"), [("setback", {}, 1), ("milestones", {"what_for": "again"}, 3)]
)
def test_few_milestones_are_read_at_once(name: str, values: dict[str, Json], at_most: int) -> None:
    needs = [s for s, _ in play(open_script(name), respond_with(values)) if isinstance(s, AwaitingFact)]
    expected = [(need.options, need.at_most) for need in needs if need.fact == "notebook"]
    assert expected == [(("milestones",), at_most)]


def test_hard_week_reads_or_recalls_a_milestone() -> None:
    hard: dict[str, Json] = {"what_for": "again"}
    full, empty = steps("milestones", {**hard, "older": MILESTONES}), steps("milestones", hard)
    assert (full.count("remember"), "from_memory" in full) == (3, False)
    assert (empty.count("remember"), "from_memory" in empty) == (0, True)
    assert full.count("still_there") == empty.count("still_there") == 2
