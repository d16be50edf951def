"""Several answers of one name, each decided on its own in a reveal."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts import (
    Answer,
    AwaitingAnswer,
    InvalidAnswer,
    InvalidHistory,
    Json,
    Progress,
    replay,
    revise,
    submit_answer,
)
from scripts.autoplay.scripted_answers import answer_from_mapping
from scripts.multi_day_collecting import begin_visit, end_collecting, find_collecting
from scripts.plays.answer_text import answer_text
from scripts.plays.answers_file import WrittenAnswers
from scripts.progress import StashedAnswer, redact_for_storage
from tests.scripts.helpers.collecting_script import STEPS, WORDS
from tests.scripts.helpers.small_scripts import make_script, render

SCRIPT = make_script(STEPS, WORDS)


def collected(*writers: str) -> Progress:
    """Return a conversation in which they wrote "note 1", "note 2", and so on, and opened it."""
    progress = submit_answer(SCRIPT, Progress(), "a", "t")
    for number, partner in enumerate((*writers, ""), start=1):
        now = find_collecting(SCRIPT, replay(SCRIPT, progress.answers), progress.answers)
        assert now is not None
        if not partner:
            return end_collecting(SCRIPT, progress, now, "t")
        progress = begin_visit(SCRIPT, progress, now, partner, "t")
        progress = submit_answer(SCRIPT, progress, f"note {number}.", "t")
        progress = submit_answer(SCRIPT, progress, number % 10, "t")
    raise AssertionError


def deciding(progress: Progress) -> AwaitingAnswer:
    state = replay(SCRIPT, progress.answers)
    assert isinstance(state, AwaitingAnswer)
    return state


def by_place(state: AwaitingAnswer, *decisions: Json) -> Json:
    return {"note": {given.place: one for given, one in zip(state.to_reveal, decisions, strict=True)}}


def on_disk(progress: Progress) -> str:
    held = [one.to_record() for one in progress.stashed]
    return json.dumps([*(answer.to_record() for answer in progress.answers), *held])


WAYS = st.sampled_from(["show", "keep", "edit"])


@given(st.lists(st.tuples(st.sampled_from(["first", "second"]), WAYS), min_size=1, max_size=7))
def test_each_note_is_shared_edited_or_erased_on_its_own(notes: list[tuple[str, str]]) -> None:
    progress = collected(*(partner for partner, _ in notes))
    for partner in ("first", "second"):
        ways = {f"notes.{n}": (f"note {n}.", way) for n, (of, way) in enumerate(notes, 1) if of == partner}
        if not ways:
            continue
        state = deciding(progress)
        assert (state.of, [given.place for given in state.to_reveal]) == (partner, list(ways))
        decisions = [{"edit": f"new {text}"} if way == "edit" else way for text, way in ways.values()]
        progress = submit_answer(SCRIPT, progress, by_place(state, *decisions), "t")
        saved = on_disk(progress)
        for text, way in ways.values():
            assert (f'"{text}"' in saved, f'"new {text}"' in saved) == (way == "show", way == "edit")
        assert not isinstance(replay(SCRIPT, progress.answers), InvalidHistory)
    expected = {"show": "note {}.;", "edit": "new note {}.;", "keep": ";"}
    end = deciding(progress)
    assert render(SCRIPT, end).body.plain() == "".join(
        expected[way].format(n) for n, (_, way) in enumerate(notes, 1)
    )
    kept = json.dumps([one.to_record() for one in redact_for_storage(SCRIPT, progress.answers, "words")])
    for number, (_, way) in enumerate(notes, 1):
        assert (f"note {number}." in kept) == (way != "keep")
    assert "keep" not in kept
    assert "edit" not in kept


def test_going_back_brings_no_withheld_note_back() -> None:
    progress = collected("first", "first")
    reveal = len(progress.answers)
    progress = submit_answer(SCRIPT, progress, by_place(deciding(progress), "keep", "show"), "t")
    progress = revise(SCRIPT, progress, reveal, {"note": "show"}, "t")
    assert "note 1." not in on_disk(progress)
    assert render(SCRIPT, deciding(progress)).body.plain() == ";note 2.;"


def test_withheld_note_is_asked_again_and_no_skipped_one() -> None:
    steps = """
    - repeat: again
      at_most: 3
      steps:
        - ask: x
          of: first
          answer: text
          private: yes
          optional: yes
    - reveal: show_it
      show: [x]
    """
    script = make_script(steps)
    decided = {"x": {"again.1": "show", "again.3": "keep"}}
    progress = Progress()
    for value in ("a", "one", None, "three", decided):
        progress = submit_answer(script, progress, value, "t")
    state = replay(script, revise(script, progress, 1, "uno", "t").answers)
    assert isinstance(state, AwaitingAnswer)
    assert state.key == ("again.3", "x", "first")


def test_withholding_one_note_also_drops_what_going_back_set_aside() -> None:
    progress = collected("first", "first")
    aside = Answer("notes.3", "note", "ask", "first", "set aside", private=True)
    progress = Progress(progress.answers, (StashedAnswer(aside, ""),))
    progress = submit_answer(SCRIPT, progress, by_place(deciding(progress), "show", "keep"), "t")
    assert "set aside" not in on_disk(progress)


@pytest.mark.parametrize(("decision", "shown"), [("show", "note 1.;note 2.;"), ("keep", ";;")])
def test_one_decision_may_count_for_all(decision: str, shown: str) -> None:
    progress = submit_answer(SCRIPT, collected("first", "first"), {"note": decision}, "t")
    assert render(SCRIPT, deciding(progress)).body.plain() == shown


@pytest.mark.parametrize(
    "value",
    [
        {"note": {"notes.1": "show"}},
        {"note": {"notes.1": "show", "notes.2": "edit"}},
        {"note": {"notes.1": "show", "notes.2": {"edit": ""}}},
        {"note": {"notes.1": "show", "notes.2": "show", "notes.3": "secret"}},
        {"note": ["show", "keep", "keep"]},
        {"note": {}},
    ],
)
def test_wrong_decisions_are_refused(value: Json) -> None:
    with pytest.raises(InvalidAnswer):
        submit_answer(SCRIPT, collected("first", "first"), value, "t")


def test_answers_files_list_the_decisions() -> None:
    state = deciding(collected("first", "first", "first"))
    decisions: list[Json] = ["show", "keep", {"edit": "Fine."}]
    stored = by_place(state, *decisions)
    assert answer_from_mapping({"open_notes": {"first": {"note": decisions}}}, state) == stored
    written = WrittenAnswers(SCRIPT)
    written.add(state, stored)
    assert list(written.lines()) == ['open_notes: {note: [show, keep, {edit: "Fine."}]}']
    says = answer_text(state, stored, render(SCRIPT, state))
    assert says == "note: shared, note: kept private, note: edited, “Fine.”"


def test_page_names_only_the_choices_that_there_are() -> None:
    one, two = (deciding(collected(*writers)) for writers in (["first"], ["first", "first"]))
    rating = make_script(STEPS.replace("show: [note]", "show: [how_often]"), WORDS)
    number = replay(rating, collected("first").answers)
    assert isinstance(number, AwaitingAnswer)
    assert "Share it, edit it, or keep it private." in render(SCRIPT, one).body.plain()
    assert "Decide about each one separately." in render(SCRIPT, two).body.plain()
    assert "Share it or keep it private." in render(rating, number).body.plain()
