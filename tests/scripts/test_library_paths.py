"""Branches of the library's scripts."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from scripts import AwaitingAnswer, Json
from scripts.loading.open_script import open_script
from scripts.step_rendering import Prompt
from tests.scripts.helpers.small_scripts import ValuesByPlace, play, render, respond_with


def steps(name: str, values: Mapping[str, Json]) -> list[str]:
    return [state.key[1] for state, _ in play(open_script(name), respond_with(values))]


HEARD_LATE = ValuesByPlace({f"share.1/mirror.{n} first": "almost" for n in (1, 2, 3)})


@pytest.mark.parametrize(
    ("heard", "agrees"),
    [
        ("yes", True),
        ("more", True),
        (ValuesByPlace({"share.1/mirror.1 first": "no"}), True),
        (HEARD_LATE, False),
        ("no", False),
    ],
)
@pytest.mark.parametrize("way_on", ["go_on", "rest"])
def test_agreement_waits_until_both_were_heard(heard: Json, agrees: bool, way_on: str) -> None:
    asked_steps = steps(
        "reflective-listening",
        {"heard": heard, "way_on": way_on, "heard_after": "not_yet"},
    )
    assert ("small_step" in asked_steps, "no_plan" in asked_steps) == (agrees, not agrees)


def test_unheard_message_is_not_tried_twice() -> None:
    asked_steps = steps("reflective-listening", {"heard": "no", "way_on": "go_on"})
    counts = [asked_steps.count(step) for step in ("piece", "say_back", "missing", "the_rest")]
    assert counts == [2, 6, 4, 0]
    assert asked_steps.count("clarify") == 2


def test_more_is_offered_only_while_there_is_time_to_say_it() -> None:
    asked_steps = steps("reflective-listening", {"heard": "more"})
    after_more = [asked_steps[at + 1] for at, step in enumerate(asked_steps) if step == "heard"]
    assert after_more == ["the_rest", "the_rest"]
    assert asked_steps.count("piece") == 2


@pytest.mark.parametrize(("heard_after", "agrees"), [("yes", True), ("not_yet", False)])
def test_after_a_break_it_is_said_again(heard_after: str, agrees: bool) -> None:
    answers = {"heard": "no", "way_on": "rest", "heard_after": heard_after}
    asked_steps = steps("reflective-listening", answers)
    at = asked_steps.index("rest_now")
    assert asked_steps[at + 1 : at + 3] == ["once_more", "heard_after"]
    assert ("small_step" in asked_steps, "no_plan" in asked_steps) == (agrees, not agrees)


def test_second_missing_part_is_not_asked_about() -> None:
    asked_steps = steps("repair", {"apology": "I’m sorry.", "reply": "missing"})
    assert (
        asked_steps.count("say_it"),
        asked_steps.count("what_is_missing"),
        asked_steps.count("leave_it_open"),
    ) == (2, 2, 2)


@pytest.mark.parametrize(
    ("name", "reveal", "what"), [("i-statements", "show_it", "sentence"), ("repair", "offer", "apology")]
)
@pytest.mark.parametrize("showing", [("first", "second"), ("first",), ("second",), ()])
def test_only_shown_answers_lead_to_an_agreement(
    name: str, reveal: str, what: str, showing: tuple[str, ...]
) -> None:
    keeps = ValuesByPlace({of: {what: "keep"} for of in ("first", "second") if of not in showing})
    script = open_script(name)
    played = play(script, respond_with({reveal: keeps, "feeling": ["sad"], what: "I was late.\nI’ll text."}))
    asked_steps = [state.key[1] for state, _ in played]
    after = "reply" if name == "repair" else "say_it_back"
    assert (asked_steps.count(after), asked_steps.count("stays_unsaid")) == (len(showing), 2 - len(showing))
    assert ("small_try" in asked_steps or "one_change" in asked_steps) == bool(showing)
    assert ("both_passed" in asked_steps or "nothing_today" in asked_steps) == (not showing)
    for state, _ in played:
        if isinstance(state, AwaitingAnswer) and state.step.id == "stays_unsaid":
            assert render(script, state).body.plain().startswith("Not now, then.")
            assert state.of == "both"


@pytest.mark.parametrize(("name", "step"), [("repair", "apology"), ("i-statements", "sentence")])
def test_both_can_pass(name: str, step: str) -> None:
    asked_steps = steps(name, {step: None, "feeling": None})
    assert {"one_change", "small_try", "reply"}.isdisjoint(asked_steps)
    assert asked_steps.count("stays_unsaid") == 2


OURS = ValuesByPlace({"first": "I was late.\nI’ll text.", "second": "I yelled.\nI’ll step outside."})


def prompts_of(name: str, step: str, values: Mapping[str, Json]) -> list[Prompt]:
    """Return a step's prompts, each time it comes."""
    script = open_script(name)
    states = [state for state, _ in play(script, respond_with({"feeling": ["sad"], **values}))]
    return [
        render(script, state)
        for state in states
        if isinstance(state, AwaitingAnswer) and state.step.id == step
    ]


def test_each_promise_becomes_an_agreement() -> None:
    both = prompts_of("repair", "one_change", {"apology": OURS})
    assert [prompt.starter for prompt in both] == ["I’ll text.", "I’ll step outside."]
    for of, promise in (("first", "I’ll text."), ("second", "I’ll step outside.")):
        only = ValuesByPlace({"first": None, "second": None, of: OURS[of]})
        (one,) = prompts_of("repair", "one_change", {"apology": only})
        assert one.starter == promise


def test_both_wishes_are_in_view_where_they_agree() -> None:
    (prompt,) = prompts_of("i-statements", "small_try", {"sentence": OURS})
    assert "Ana: “I’ll text.”" in prompt.body.plain()
    assert "Ben: “I’ll step outside.”" in prompt.body.plain()


def test_request_stays_in_view_while_it_is_said_back() -> None:
    said_back = prompts_of("i-statements", "say_it_back", {"sentence": OURS})
    for prompt, text in zip(said_back, OURS.values(), strict=True):
        assert all(line in prompt.body.plain() for line in str(text).split("\n"))


def test_repair_asks_whether_now_is_good_only_once() -> None:
    asked = steps("repair", {})
    assert asked[: asked.index("impact")] == ["begins", "frame_good_now", "frame_due_now", "moment"]


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("i-statements", "small_try"),
        ("reflective-listening", "small_step"),
        ("repair", "one_change"),
        ("setback", "new_try"),
        ("weekly-check-in", "small_act"),
    ],
)
def test_agreement_asks_for_cue_and_look_back(name: str, step: str) -> None:
    texts = {"act": "I will call.", "sign": "It rings.", "obstacle": "a queue", "instead": "I wait"}
    yes: dict[str, Json] = {
        **{"sentence": "I’d like a call.", "apology": "I’m sorry."},
        step: {**texts, "who": "both", "look_back": "2026-03-20"},
    }
    script = open_script(name)
    asked = [
        s for s, _ in play(script, respond_with(yes)) if isinstance(s, AwaitingAnswer) and s.step.id == step
    ]
    assert asked
    for ask in asked:
        prompt = render(script, ask)
        assert "look_back" in ask.step.fields
        text = prompt.body.plain()
        assert "like this: “When …, " in text or "like this: “If …, " in text
        assert "Then pick a day in the next two weeks" in text
        assert prompt.starter.startswith(("When", "If ")) or name == "repair"


@pytest.mark.parametrize("showing", [("first", "second"), ("first",), ("second",), ()])
def test_numbers_seem_alike_only_if_both_were_shared(showing: tuple[str, ...]) -> None:
    keeps = ValuesByPlace({of: {"rates": "keep"} for of in ("first", "second") if of not in showing})
    (prompt,) = prompts_of("load-ledger", "much_the_same", {"side_by_side": keeps})
    says = prompt.body.plain()
    assert ("much the same way" in says) == (len(showing) == 2)
    assert "private" not in says
