"""Choosing among the agreements that apply, and going through them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scripts import AwaitingAnswer, AwaitingFact, Json
from scripts.conversation_rebase import rebase
from scripts.loading.loader import ScriptError
from scripts.progress import Progress
from tests.scripts.helpers.small_scripts import (
    Respond,
    ValuesByPlace,
    make_script,
    play,
    respond_with,
    shown_lines,
)

STEPS = """
- ask: which
  answer: choice
  choices_from: agreements.standing
  pick: 0 to 3
- look_back: decide
  about: which
- say: after
"""
SCRIPT = make_script(
    STEPS, "## after\n{% if which is defined %}{{ which | list_words }}{% else %}None yet.{% endif %}"
)
WALK: Json = {"id": "x::walk", "act": "we walk", "cue": "On Sundays", "who": "both"}
CALL: Json = {"id": "x::call", "act": "I call first", "who": "a"}
REST: Json = {"id": "x::rest", "act": "we rest", "who": "both"}


def given(*chosen: str, standing: Sequence[Json] = (WALK, CALL, REST), **values: Json) -> Respond:
    """Return answers in which the couple chooses these agreements."""
    answered = respond_with({"which": list(chosen), **values})

    def respond(state: AwaitingAnswer | AwaitingFact) -> Json:
        is_list = isinstance(state, AwaitingFact) and state.fact == "standing"
        return list(standing) if is_list else answered(state)

    return respond


def test_couple_chooses_and_decides_only_what_is_next() -> None:
    played = play(SCRIPT, given("x::call", "x::walk"))
    asked = [state for state, _ in played if isinstance(state, AwaitingAnswer)]
    assert asked[0].items == (
        ("x::walk", "On Sundays, we walk."),
        ("x::call", "I call first."),
        ("x::rest", "We rest."),
    )
    assert asked[0].owners == ("both", "a", "both")
    about = [state for state in asked if state.kind == "look_back"]
    assert [state.agreement["id"] for state in about] == ["x::call", "x::walk"]
    assert [state.place for state in about] == ["decide.1", "decide.2"]
    assert all(state.step.asks_only_next for state in about)


def test_without_agreements_both_steps_are_skipped() -> None:
    assert shown_lines(SCRIPT, given(standing=()))[-1] == "after both: None yet."


def test_nothing_chosen_is_an_answer() -> None:
    steps = [answer.step for _, answer in play(SCRIPT, given())]
    assert steps == ["begins", "which", "which", "after"]


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ("- look_back: x\n  about: y", "`about` names `y`"),
        ("- ask: y\n  answer: text\n- look_back: x\n  about: y", "`about` names `y`"),
        ("- look_back: x\n  about: y\n  carried: yes", "doesn’t work with `carried`"),
        (
            "- ask: a\n  answer: list\n- ask: y\n  answer: choice\n  choices_from: [a, agreements.standing]",
            "isn’t a list",
        ),
        ("- for_each: x\n  in: agreements.standing\n  steps:\n    - say: y", "isn’t a list"),
    ],
)
def test_mistakes_are_named(steps: str, message: str) -> None:
    with pytest.raises(ScriptError, match=message):
        make_script(steps)


def progress() -> Progress:
    decided = {"agreement": "x::call", "next": "go_on"}
    played = play(SCRIPT, given("x::call", "x::walk", decide=ValuesByPlace({"decide.1": decided})))
    return Progress(tuple(answer for _, answer in played[:4]))


def test_reworded_agreement_is_decided_again() -> None:
    now = {one["id"]: one for one in (WALK, {**CALL, "act": "I text first"}, REST)}
    rebased = rebase(SCRIPT, progress(), now, "2026-03-15")
    assert [answer.step for answer in rebased.answers] == ["begins", "which", "which"]
    assert rebased.answers[1].value[1]["act"] == "I text first"


def test_moved_date_changes_nothing_and_an_ended_one_is_chosen_no_more() -> None:
    before = progress()
    later = {one["id"]: {**one, "look_back": "2026-05-01"} for one in (WALK, CALL, REST)}
    assert len(rebase(SCRIPT, before, later, "2026-03-15").answers) == len(before.answers)
    ended = {one["id"]: one for one in (CALL, REST)}
    assert [answer.step for answer in rebase(SCRIPT, before, ended, "2026-03-15").answers] == [
        "begins",
        "which",
    ]
