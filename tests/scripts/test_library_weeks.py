"""Scripts for good and hard weeks: check-in, setback, milestones."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from scripts import AwaitingAnswer, AwaitingFact, Json
from scripts.loading.open_script import open_script
from tests.scripts.helpers.small_scripts import ValuesByPlace, play, render, respond_with
from tests.scripts.test_library_paths import steps


def test_check_in_asks_one_thing_each_and_due_once() -> None:
    due = [{"id": f"d{n}", "act": "Sit down", "who": "both"} for n in (1, 2)]
    asked = weekly({"due": due})
    asked_steps = [(state.of, state.step.id) for state in asked]
    for partner in ("first", "second"):
        for step in ("thank", "supported", "attention", "small_act"):
            assert asked_steps.count((partner, step)) == 1
    assert [state.agreement["id"] for state in asked if state.kind == "look_back"] == ["d1", "d2"]


def test_check_in_can_take_ten_minutes() -> None:
    script = open_script("weekly-check-in")
    paths = {
        form: [s.step for s in weekly({"how_long": form}) if s.step.id not in script.frame_ids]
        for form in ("whole", "ten_minutes")
    }
    short, whole = ([step.id for step in paths[form]] for form in ("ten_minutes", "whole"))
    assert {"felt_supported", "victories", "small_act"} == set(whole) - set(short)
    assert set(short) - set(whole) == {"one_act"}
    assert sum(step.seconds for step in paths["ten_minutes"]) <= 7 * 60


@pytest.mark.parametrize(
    ("numbers", "asks"),
    [((4, 10), True), ((10, 4), True), ((5, 6), False), ((3, 7), False), ((7, None), False)],
)
def test_check_in_asks_one_curious_question_if_numbers_are_far_apart(
    numbers: tuple[int, int | None], asks: bool
) -> None:
    supported = ValuesByPlace({"first": numbers[0], "second": numbers[1]})
    asked = [state for state in weekly({"supported": supported}) if state.step.id == "two_weeks"]
    assert [state.of for state in asked] == ["both"] * asks
    for state in asked:
        text = render(open_script("weekly-check-in"), state).body.plain()
        assert not any(word in text for word in ("Ana", "Ben", *map(str, numbers)))


def test_support_rating_is_not_in_the_summary() -> None:
    asked = [state for state in weekly({"supported": 7}) if state.step.id == "supported"]
    assert [(a.step.shape.low, a.step.shape.high) for a in asked if a.step.shape] == [(0, 10)] * 2
    assert not any(a.step.outcome or not a.step.optional for a in asked)


def test_last_questions_show_every_note_that_was_opened_and_whose_it_is() -> None:
    script, visits = open_script("week-of-notes"), iter(("first", "second", "first", "first", "over"))
    texts = iter(("One", "Two", "Three", "Four"))

    def respond(state: AwaitingAnswer | AwaitingFact) -> Json:
        if isinstance(state, AwaitingFact):
            return next(visits) if state.fact == "visit" else respond_with({})(state)
        if state.step.id == "note":
            return next(texts)
        if state.stage == "decide":
            decisions = {
                given.place: "keep" if given.value == "Three" else "show" for given in state.to_reveal
            }
            return {"note": decisions if len(decisions) > 1 else "show"}
        return respond_with({})(state)

    asked = [state for state, _ in play(script, respond) if isinstance(state, AwaitingAnswer)]
    for step in ("new_to_me", "four_parts"):
        pages = [render(script, state).body.plain() for state in asked if state.step.id == step]
        assert len(pages) == 2
        assert all("- Ana: One\n- Ben: Two\n- Ana: Four" in page and "Three" not in page for page in pages)


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


def test_win_is_written_once_and_never_shown_again() -> None:
    win: dict[str, Json] = {
        "what_for": "win",
        "milestone": {"part": "milestones", "text": "We moved the piano."},
    }
    script = open_script("milestones")
    prompts = [
        render(script, state)
        for state, _ in play(script, respond_with(win))
        if isinstance(state, AwaitingAnswer)
    ]
    assert not any("piano" in prompt.body.plain() for prompt in prompts)


def test_older_good_moment_comes_before_the_new_one() -> None:
    win: dict[str, Json] = {"what_for": "win"}
    assert "from_before" not in steps("milestones", win)
    assert steps("milestones", {**win, "earlier": MILESTONES[:1]}).count("from_before") == 1


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
