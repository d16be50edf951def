"""Withheld and edited answers: their sources go with them."""

from __future__ import annotations

import json

from scripts import AwaitingAnswer, AwaitingFact, Json, Progress, Script, replay, revise, submit_answer
from scripts.loading.open_script import open_script
from scripts.progress import redact_for_storage
from tests.scripts.helpers.small_scripts import ValuesByPlace, default_value, make_script, play, respond_with

COMPOSED = """
- ask: mood
  answer: text
- ask: event
  of: first
  answer: text
  private: yes
- ask: aside
  of: first
  answer: text
  private: yes
- ask: side
  of: first
  answer: text
  private: yes
  optional: yes
- ask: draft
  of: first
  answer: text
  private: yes
- ask: sentence
  of: first
  answer: text
  private: yes
- reveal: show_it
  show: [sentence]
- say: after
- say: bye
"""
WORDS = """
## draft
{% if side is defined %}{{ side }}{% endif %}
> {{ event }}
## sentence
All in one.
> {{ draft }}
"""
GIVEN: dict[str, Json] = {"mood": "m", "event": "E", "aside": "A", "side": "S", "draft": "D", "sentence": "X"}


def answered_until(script: Script, values: dict[str, Json], until: str) -> Progress:
    progress, respond = Progress(), respond_with(values)
    while (
        isinstance(state := replay(script, progress.answers), AwaitingAnswer | AwaitingFact)
        and state.key[1] != until
    ):
        progress = submit_answer(script, progress, respond(state), "t")
    return progress


def texts(progress: Progress) -> dict[str, Json]:
    return {answer.step: answer.value for answer in progress.answers if answer.step in GIVEN}


def test_sources_of_withheld_answer_are_deleted_in_same_save() -> None:
    script = make_script(COMPOSED, WORDS)
    before = answered_until(script, GIVEN, "show_it")
    after = submit_answer(script, before, {"sentence": "keep"}, "t")
    deleted = {"event": None, "side": None, "draft": None, "sentence": None}
    assert texts(after) == {"mood": "m", "aside": "A", **deleted}
    state = replay(script, after.answers)
    assert isinstance(state, AwaitingAnswer)
    assert state.step.id == "after"


def test_sources_of_shown_answer_remain_until_the_end() -> None:
    progress = answered_until(make_script(COMPOSED, WORDS), GIVEN, "after")
    assert texts(progress) == GIVEN


def test_edit_replaces_all_earlier_text() -> None:
    script = make_script(COMPOSED, WORDS)
    progress = answered_until(
        script, {**GIVEN, "show_it": ValuesByPlace({"first": {"sentence": {"edit": "Y"}}})}, "after"
    )
    deleted = {"event": None, "side": None, "draft": None}
    assert texts(progress) == {"mood": "m", "aside": "A", "sentence": "Y", **deleted}


def test_going_back_over_edit_asks_no_source_again() -> None:
    script = make_script(COMPOSED, WORDS)
    progress = answered_until(
        script, {**GIVEN, "show_it": ValuesByPlace({"first": {"sentence": {"edit": "Y"}}})}, "after"
    )
    again = revise(script, progress, 1, "another", "t")
    state = replay(script, again.answers)
    assert isinstance(state, AwaitingAnswer)
    assert (state.step.id, state.stage) == ("show_it", "decide")
    assert texts(again)["sentence"] == "Y"


def test_going_back_over_withheld_answer_asks_sources_again() -> None:
    script = make_script(COMPOSED, WORDS)
    progress = answered_until(
        script, {**GIVEN, "show_it": ValuesByPlace({"first": {"sentence": "keep"}})}, "after"
    )
    again = revise(script, progress, 1, "m", "t")
    asked = []
    while isinstance(state := replay(script, again.answers), AwaitingAnswer) and state.step.id != "show_it":
        asked.append(state.step.id)
        again = submit_answer(script, again, "new", "t")
    assert asked == ["event", "side", "draft", "sentence"]


def test_source_with_own_reveal_remains() -> None:
    script = make_script(
        COMPOSED.replace("- say: after", "- reveal: the_event\n  show: [event]\n- say: after"), WORDS
    )
    progress = answered_until(
        script, {**GIVEN, "show_it": ValuesByPlace({"first": {"sentence": "keep"}})}, "the_event"
    )
    assert texts(progress)["event"] == "E"


def test_withheld_sources_are_unreadable_live_and_replayed() -> None:
    later = "- ask: later\n  of: first\n  answer: text\n  private: yes\n- say: after"
    script = make_script(COMPOSED.replace("- say: after", later), WORDS + "## later\n{{ event }}")
    values = {**GIVEN, "show_it": ValuesByPlace({"first": {"sentence": "keep"}})}
    live = next(s for s, a in play(script, respond_with(values)) if a.step == "later")
    assert live == replay(script, answered_until(script, values, "later").answers)


FROM_A_LIST = """
- ask: tasks
  of: first
  answer: list
  private: yes
- ask: pick
  of: first
  answer: choice
  choices_from: tasks
  private: yes
- reveal: show_it
  show: [tasks]
- say: bye
"""


def test_choice_from_withheld_list_is_deleted() -> None:
    script = make_script(FROM_A_LIST)
    progress = answered_until(script, {"show_it": ValuesByPlace({"first": {"tasks": "keep"}})}, "bye")
    assert [answer.step for answer in progress.answers] == ["begins", "tasks", "show_it"]


def test_choice_from_replaced_list_is_deleted() -> None:
    other = [{"id": "x1", "text": "Another"}]
    progress = answered_until(
        make_script(FROM_A_LIST), {"show_it": ValuesByPlace({"first": {"tasks": {"edit": other}}})}, "bye"
    )
    assert [a.value for a in progress.answers if a.step == "pick"] == [None]


def test_skipped_private_answer_is_not_asked_again() -> None:
    script = make_script(COMPOSED, WORDS)
    progress = answered_until(script, {**GIVEN, "side": None}, "after")
    again = revise(script, progress, 1, "m", "t")
    assert [answer.step for answer in again.answers][-2:] == ["draft", "sentence"]


LIBRARY = {
    "i-statements": ("show_it", "sentence", {"feeling", "sentence"}),
    "repair": ("offer", "apology", {"apology"}),
}


def test_withheld_library_sentences_leave_no_trace() -> None:
    for name, (reveal, composed, private) in LIBRARY.items():
        script = open_script(name)
        for decision in ("keep", {"edit": "milder"}):
            progress = composing(script, reveal, {composed: decision})
            left = {a.step: a.value for a in progress.answers if a.of == "first" and a.private}
            shown = "milder" if isinstance(decision, dict) else None
            assert left == dict.fromkeys(private) | {composed: shown} | {reveal: left[reveal]}
            assert "SECRET" not in json.dumps([a.to_record() for a in progress.answers])
            assert "SECRET" not in json.dumps(
                [a.to_record() for a in redact_for_storage(script, progress.answers, "words")]
            )


def composing(script: Script, reveal: str, decisions: Json) -> Progress:
    """Submit answers up to the first decision, and that decision.

    Every private text is a secret.
    """
    progress = Progress()
    while isinstance(state := replay(script, progress.answers), AwaitingAnswer | AwaitingFact):
        if state.key[1] == reveal:
            return submit_answer(script, progress, decisions, "t")
        secret = state.private and isinstance(state, AwaitingAnswer) and state.step.shape
        secrets: dict[str, Json] = {"text": "SECRET", "lines": "SECRET", "feelings": ["SECRET"]}
        value = secrets.get(secret.type if secret else "", default_value(state))
        if state.key[1] == "frame_good_now":
            value = "yes"
        progress = submit_answer(script, progress, value, "t")
    raise AssertionError("The reveal was never reached.")


def test_only_agreements_are_saved_without_words() -> None:
    script = open_script("reflective-listening")
    closing = {
        "frame_good_now": "yes",
        "frame_appreciation": "KIND",
        "frame_to_keep": "nothing",
        "heard": "yes",
    }
    tea = {"act": "make tea", "who": "both", "look_back": "2026-03-20"}
    progress, respond = Progress(), respond_with({**closing, "small_step": tea})
    while isinstance(state := replay(script, progress.answers), AwaitingAnswer | AwaitingFact):
        progress = submit_answer(script, progress, respond(state), "t")
    saved = {keep: redact_for_storage(script, progress.answers, keep) for keep in ("agreed", "nothing")}
    assert "KIND" in {a.value for a in saved["agreed"] if isinstance(a.value, str)}
    agreed = [a for a in saved["agreed"] if a.kind in ("agree", "keep", "look_back")]
    assert agreed
    assert [a for a in saved["nothing"] if a.key != ("", "begins", "house")] == agreed
