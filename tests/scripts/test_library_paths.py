"""Branches of the library's scripts."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest

from scripts import AwaitingAnswer, Json
from scripts.loading.open_script import open_script
from tests.scripts.helpers.small_scripts import ValuesByPlace, play, render, respond_with

SENTENCE = ("event", "feeling", "effect", "wish", "your_side")
APOLOGY = ("did", "landed", "regret", "amends", "reason")


def steps(name: str, values: Mapping[str, Json]) -> list[str]:
    return [state.key[1] for state, _ in play(open_script(name), respond_with(values))]


HEARD_LATE = ValuesByPlace({f"share.1/pieces.1/mirror.{n} first": "almost" for n in (1, 2, 3)})
LATER_UNHEARD = ValuesByPlace({f"share.1/pieces.2/mirror.{n} first": "no" for n in (1, 2, 3)})
TWO_PIECES = ValuesByPlace({"share.1/pieces.1 first": "yes"})


@pytest.mark.parametrize(
    ("heard", "agrees"),
    [
        ("yes", True),
        (ValuesByPlace({"share.1/pieces.1/mirror.1 first": "no"}), True),
        (HEARD_LATE, False),
        (LATER_UNHEARD, False),
        ("no", False),
    ],
)
@pytest.mark.parametrize("way_on", ["go_on", "rest"])
def test_agreement_waits_until_both_were_heard(heard: Json, agrees: bool, way_on: str) -> None:
    asked_steps = steps(
        "reflective-listening",
        {
            "heard": heard,
            "way_on": way_on,
            "more": ValuesByPlace({**TWO_PIECES, "first": "no", "second": "no"}),
        },
    )
    assert ("small_step" in asked_steps, "no_plan" in asked_steps) == (agrees, not agrees)


def test_unheard_message_is_not_tried_twice() -> None:
    asked_steps = steps("reflective-listening", {"heard": "no", "way_on": "go_on", "more": "yes"})
    assert (
        asked_steps.count("piece"),
        asked_steps.count("say_back"),
        asked_steps.count("missing"),
        "more" in asked_steps,
    ) == (
        2,
        6,
        4,
        False,
    )
    assert asked_steps.count("clarify") == 2


def test_second_missing_part_is_not_asked_about() -> None:
    asked_steps = steps("repair", {"reply": "missing"})
    assert (
        asked_steps.count("say_it"),
        asked_steps.count("what_is_missing"),
        asked_steps.count("leave_it_open"),
    ) == (4, 2, 2)


@pytest.mark.parametrize(
    ("name", "reveal", "what"), [("i-statements", "show_it", "sentence"), ("repair", "offer", "apology")]
)
@pytest.mark.parametrize("showing", [("first", "second"), ("first",), ("second",), ()])
def test_only_shown_answers_lead_to_an_agreement(
    name: str, reveal: str, what: str, showing: tuple[str, ...]
) -> None:
    keeps = ValuesByPlace({of: {what: "keep"} for of in ("first", "second") if of not in showing})
    played = play(open_script(name), respond_with({reveal: keeps}))
    asked_steps = [state.key[1] for state, _ in played]
    assert (asked_steps.count("say_it"), asked_steps.count("stays_unsaid")) == (
        len(showing),
        2 - len(showing),
    )
    assert ("small_try" in asked_steps or "one_change" in asked_steps) == bool(showing)
    assert ("both_passed" in asked_steps) == (name == "repair" and not showing)
    for state, _ in played:
        if isinstance(state, AwaitingAnswer) and state.step.id == "stays_unsaid":
            assert render(open_script(name), state).body.plain().startswith("Not now, then.")
            assert state.of == "both"


def test_no_agreement_if_both_skip() -> None:
    assert {"one_change", "stays_unsaid"}.isdisjoint(asked_steps := steps("repair", {"own_part": "pass"}))
    assert "both_passed" in asked_steps


@pytest.mark.parametrize(
    ("name", "step", "parts"), [("i-statements", "sentence", SENTENCE), ("repair", "apology", APOLOGY)]
)
def test_composed_text_is_complete_or_left_to_its_author(
    name: str, step: str, parts: tuple[str, ...]
) -> None:
    wording = open_script(name).wordings[step]
    assert wording.starter is not None
    for there in product((True, False), repeat=len(parts)):
        names = {
            part: ["sad"] if part == "feeling" else part
            for part, is_there in zip(parts, there, strict=True)
            if is_there
        }
        people = {"speaker": {"name": "Ana"}, "listener": {"name": "Ben"}}
        box, text = wording.starter.render(names).literal(), wording.prose.render({**names, **people}).plain()
        # Only the last part is optional.
        assert bool(box) == all(there[:-1]) == text.startswith("Here’s the whole thing, Ana. ")
        assert (("Your_side" if step == "sentence" else "Reason") in box) == all(there)


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
    yes: dict[str, Json] = {step: {**texts, "who": "both", "look_back": "2026-03-20"}}
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
        assert prompt.starter.startswith(("When ", "If "))
