"""The deck of open questions, and favorites."""

from __future__ import annotations

import pytest

from scripts import AwaitingAnswer, Json
from scripts.checking.pacing_findings import MAX_BOXES_IF_LIGHT
from scripts.loading.open_script import open_script
from scripts.model import Step, iter_nodes
from tests.scripts.helpers.small_scripts import PEOPLE, ValuesByPlace, play, render, respond_with

SCRIPT = open_script("open-questions")
DECKS = {node.id: node for node in iter_nodes(SCRIPT.steps) if isinstance(node, Step) and node.kind == "draw"}


def asked(values: dict[str, Json]) -> list[AwaitingAnswer]:
    states = [state for state, _ in play(SCRIPT, respond_with({"say_back": "said", **values}))]
    return [state for state in states if isinstance(state, AwaitingAnswer) and state.key[1][:6] != "frame_"]


def test_all_cards_are_different_and_rest_for_a_year() -> None:
    cards = [label.render(PEOPLE).plain() for id_ in DECKS for label in SCRIPT.wordings[id_].labels.values()]
    assert len(set(cards)) == len(cards) >= 120
    assert {node.rest_days for node in DECKS.values()} == {365}


@pytest.mark.parametrize("deck", ["easy", "closer", "deep"])
def test_each_answers_a_card_of_the_chosen_deck(deck: str) -> None:
    steps = [(state.of, state.step.id) for state in asked({"deck": deck})]
    for speaker, listener in (("first", "second"), ("second", "first")):
        assert steps.count((speaker, "reply")) == steps.count((listener, "say_back")) == 1
    assert [id_ for _, id_ in steps if id_ in DECKS] == [f"{deck}_card"] * 2


def test_card_can_be_skipped_and_does_not_come_back() -> None:
    states = asked({"deck": "deep", "fits": ValuesByPlace({"asking.1/cards.1": "another"})})
    shown = [render(SCRIPT, state).body.plain() for state in states if state.step.id == "reply"]
    assert len(shown) == 2
    assert len([state for state in states if state.kind == "draw"]) == 3


def test_used_up_deck_is_said_kindly() -> None:
    states = asked({"deck": "easy", "easy_card": None})
    said = [render(SCRIPT, state).body.plain() for state in states if state.step.id == "no_card"]
    assert len(said) == 2
    assert all(text.startswith("You’ve seen every card in this deck") for text in said)
    assert not [state for state in states if state.step.id in ("fits", "reply")]


def test_favorite_is_the_card_and_comes_again_when_asked_for() -> None:
    kept = next(state for state in asked({"deck": "easy", "say_back": "keep_it"}) if state.kind == "keep")
    starter = SCRIPT.wordings["favorite"].starter
    assert kept.step.part == "questions"
    assert starter is not None
    assert render(SCRIPT, kept).starter == "What smell takes you straight back to being a kid?"
    saved = [{"id": "e1", "text": "What’s next?"}]
    again = asked({"deck": "favorites", "saved": saved})
    assert [state.step.id for state in again if state.step.id in ("once_more", "no_favorites")] == [
        "once_more"
    ]
    assert "What’s next?" in render(SCRIPT, next(s for s in again if s.step.id == "once_more")).body.plain()
    assert "no_favorites" in [state.step.id for state in asked({"deck": "favorites", "saved": []})]


def test_keeping_every_card_stays_light() -> None:
    boxes = [state for state in asked({"deck": "deep", "say_back": "keep_it"}) if state.kind == "keep"]
    assert len(boxes) == 2 <= MAX_BOXES_IF_LIGHT
