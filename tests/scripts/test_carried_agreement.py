"""An agreement carried into a conversation."""

from __future__ import annotations

import pytest

from scripts import AwaitingAnswer, AwaitingFact, Finished, Json, Progress, replay, submit_answer
from scripts.engine.validation import validate_answer
from scripts.loading.open_script import open_script
from tests.scripts.helpers.small_scripts import make_script, play, render, respond_with

TEXT = {
    "id": "c1",
    "who": "a",
    "act": "We will text by six",
    "cue": "If one of us is late,",
    "look_back": None,
}
ASKED_WITHOUT = {"slipped", "way_on"}


def asked(carried: Json) -> dict[str, AwaitingAnswer]:
    """Return the steps of a setback that carries this agreement."""
    course = play(open_script("setback"), respond_with({"carried": carried}))
    return {state.step.id: state for state, _ in course if isinstance(state, AwaitingAnswer)}


def what_now() -> AwaitingAnswer:
    return asked(TEXT)["what_now"]


def test_carried_agreement_replaces_the_first_question() -> None:
    script, with_it, without = open_script("setback"), asked(TEXT), asked(None)
    sentence = "If one of us is late, we will text by six."
    assert sentence in render(script, with_it["things_slip"]).body.plain()
    assert sentence.rstrip(".") in render(script, with_it["what_happened"]).body.plain()
    assert ASKED_WITHOUT.isdisjoint(with_it)
    assert "new_try" not in with_it
    assert set(without) > ASKED_WITHOUT
    assert "talking about" not in render(script, without["slipped"]).body.plain()
    assert "what_now" not in without


@pytest.mark.parametrize(
    ("who", "begins", "owner"),
    [("a", "a", "Ana"), ("a", "b", "Ben"), ("b", "a", "Ben"), ("both", "a", "you both")],
)
def test_setback_says_at_once_whose_agreement_it_is(who: str, begins: str, owner: str) -> None:
    script, facts = open_script("setback"), {"carried": {**TEXT, "who": who}, "begins": begins}
    states = [state for state, _ in play(script, respond_with(facts))]
    (page,) = [
        state for state in states if isinstance(state, AwaitingAnswer) and state.step.id == "things_slip"
    ]
    assert f"You’re talking about something {owner} agreed to do:" in render(script, page).body.plain()


def test_owner_of_the_carried_agreement_is_a_name_for_conditions() -> None:
    script = make_script(
        "- say: mine\n  when: carried_by == 'second'\n- say: nobody\n  when: carried_by is not defined"
    )

    def seen(carried: Json) -> list[str]:
        return [state.key[1] for state, _ in play(script, respond_with({"carried": carried}))][2:]

    assert seen({**TEXT, "who": "b"}) == ["mine"]
    assert seen(TEXT) == []
    assert seen(None) == ["nobody"]


def test_carried_fact_is_asked_once_and_only_if_read() -> None:
    facts = [
        s.key for s, _ in play(make_script("- look_back: x\n  carried: yes")) if isinstance(s, AwaitingFact)
    ]
    assert facts == [("", "begins", "house"), ("", "carried", "house")]
    facts = [s.key for s, _ in play(make_script("- look_back: x")) if isinstance(s, AwaitingFact)]
    assert facts == [("", "begins", "house"), ("", "x", "house")]


@pytest.mark.parametrize(
    "value",
    [
        None,
        {"agreement": "c1", "next": "let_go"},
        {"agreement": "c1", "next": "smaller", "words": {"act": "A word is enough", "obstacle": "no signal"}},
        {"agreement": "c1", "next": "hand_over", "words": {"who": "second"}},
    ],
)
def test_look_back_at_carried_agreement_asks_only_next_action(value: Json) -> None:
    assert what_now().agreement == TEXT
    assert validate_answer(what_now(), value) is None


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ({"agreement": "c2"}, "Write `agreement: c1`"),
        ({"agreement": "c1", "outcome": "not_yet"}, "Leave out `outcome`"),
        (
            {"agreement": "c1", "next": "smaller", "words": {}},
            "write the new `act`",
        ),
        (
            {"agreement": "c1", "next": "change", "words": {"act": "Sit", "instead": 3}},
            "Write some words for `instead`",
        ),
        (
            {"agreement": "c1", "next": "smaller", "words": {"act": "Sit", "who": "first"}},
            "There is no field `who` here",
        ),
    ],
)
def test_invalid_next_action_is_rejected(value: Json, why: str) -> None:
    assert why in (validate_answer(what_now(), value) or "")


def test_ended_carried_agreement_is_not_asked_about() -> None:
    gone = asked({**TEXT, "gone": True})
    assert "what_now" not in gone
    assert ASKED_WITHOUT.isdisjoint(gone)


@pytest.mark.parametrize(
    ("words", "saved"),
    [
        ({"act": "We will text by six ", "sign": "No surprises"}, {"sign": "No surprises"}),
        ({"act": "We will call", "cue": "If one of us is late,"}, {"act": "We will call"}),
        ({"act": "We will call", "cue": None}, {"act": "We will call", "cue": None}),
    ],
)
def test_look_back_leaves_out_words_that_stay(words: Json, saved: Json) -> None:
    script = make_script("- look_back: what_now\n  carried: yes")
    progress = Progress()
    for value in ("a", TEXT, {"agreement": "c1", "next": "change", "words": words}):
        progress = submit_answer(script, progress, value, "t")
    assert progress.answers[-1].value["words"] == saved
    assert isinstance(replay(script, progress.answers), Finished)
