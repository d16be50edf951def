"""Answers both may see: whose they are, and above which steps they stand."""

from __future__ import annotations

import pytest

from scripts import Answer, AwaitingAnswer, AwaitingFact, Json, Script
from scripts.loading.open_script import open_script
from tests.scripts.helpers.small_scripts import default_value
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.sessions import start_session
from tests.tui.helpers.step_catalogue import every_step
from tui.reports.answers_so_far import AnswerSoFar, answers_so_far, said_in_this_turn, without_quoted
from tui.text.couple import Couple


@pytest.mark.parametrize("who", ["first", "second", "both"])
def test_agreement_is_the_one_of_whoever_does_it(who: str) -> None:
    script = every_step()
    step = next(node.id for node in script.steps if node.kind == "agree")
    agreed = Answer("", step, "agree", "both", {"act": "I’ll call.", "who": who, "look_back": "2026-03-16"})
    (shown,) = answers_so_far(script, [agreed], (), Couple(ANA, BEN))
    assert (shown.of, shown.is_agreement) == (who, True)


def quoted_above(script: Script, given: dict[str, Json]) -> dict[tuple[str, str], list[str]]:
    """Play a conversation, and return what stands above each place and step on a narrow screen."""
    session, couple = start_session(script, None), Couple.with_first((ANA, BEN), "a")
    above: dict[tuple[str, str], list[str]] = {}
    while isinstance(state := session.state, AwaitingAnswer | AwaitingFact):
        of_step = given.get(state.key[1])
        if isinstance(state, AwaitingAnswer):
            said = answers_so_far(session.script, session.progress.answers, session.unrevealed, couple)
            here = said_in_this_turn(session.script, said, state)
            above.setdefault((state.place, state.step.id), [one.text.splitlines()[0] for one in here])
            if isinstance(of_step, dict):
                of_step = of_step.get(state.speaker)
        session.answer(default_value(state) if of_step is None else of_step)
    return above


def kept_needs(text: str) -> Json:
    return {"part": "needs", "items": [{"id": "i1", "text": text}]}


def test_nothing_of_the_first_turn_stands_above_the_second() -> None:
    lists = {"first": kept_needs("A hug"), "second": kept_needs("Quiet")}
    above = quoted_above(
        open_script("what-support-looks-like"), {"frame_good_now": "yes", "looks_like": lists}
    )
    assert above["yours.1", "what_i_can"] == ["A hug"]
    assert above["yours.2", "a_good_time"] == above["yours.2", "looks_like"] == []
    assert above["yours.2", "read_aloud"] == ["Quiet"]
    assert above["good_times.1", "good_times"] == above["", "one_thing"] == []


def test_nothing_of_the_other_stands_above_the_turn_of_one_who_skipped() -> None:
    lists = {"first": kept_needs("A hug")}
    above = quoted_above(
        open_script("what-support-looks-like"), {"frame_good_now": "yes", "looks_like": lists}
    )
    assert above["yours.1", "read_aloud"] == ["A hug"]
    assert above["yours.2", "read_aloud"] == above["yours.2", "what_i_can"] == []


def test_what_both_said_stands_above_later_turns_and_a_letter_above_its_replies() -> None:
    given: dict[str, Json] = {"frame_good_now": "yes", "moment": "Tuesday", "apology": "I forgot."}
    above = quoted_above(open_script("repair"), {**given, "impact": "It hurt."})
    assert above["how_it_was.1", "impact"] == above["how_it_was.2", "impact"] == ["Tuesday"]
    assert above["owning.2", "apology"] == ["Tuesday"]
    assert above["owning.2/hearing.1", "reply"] == ["Tuesday", "I forgot."]


def test_what_one_said_outside_of_turns_stands_only_above_their_own_steps() -> None:
    above = quoted_above(every_step(), {"story": "A moment.", "picture": "Calm.", "moment": None})
    assert above["", "story"] == above["", "wishes"] == above["", "ready"] == []
    assert above["", "heard"] == above["", "strength"] == ["A moment."]


def test_what_the_question_quotes_is_not_quoted_above_it_again() -> None:
    said = [AnswerSoFar(text, "both") for text in ("I called the vet.", "One\ntwo", "No", "Elsewhere")]
    question = "What was new to you? No matter how small.\n\n- I called the vet.\n\n> One\ntwo"
    assert [one.text for one in without_quoted(said, question)] == ["No", "Elsewhere"]
