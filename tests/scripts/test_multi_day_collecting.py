"""Collecting over several days: visits, and what is set aside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts import Answer, AwaitingAnswer, AwaitingFact, Json, Progress, State, replay, revise, submit_answer
from scripts.engine_types import OVER
from scripts.loading.loader import ScriptError, load_script
from scripts.multi_day_collecting import Collecting, begin_visit, end_collecting, find_collecting
from scripts.progress import redact_for_storage
from tests.scripts.helpers.collecting_script import STEPS, WORDS
from tests.scripts.helpers.small_scripts import HEAD, make_script, render, source_of

SCRIPT = make_script(STEPS, WORDS)
MONDAY = "2026-03-02T20:00:00+01:00"
TUESDAY = "2026-03-03T20:00:00+01:00"


def begun() -> Progress:
    return submit_answer(SCRIPT, Progress(), "a", MONDAY)


def state_of(progress: Progress) -> State:
    return replay(SCRIPT, progress.answers)


def collecting(progress: Progress) -> Collecting:
    found = find_collecting(SCRIPT, state_of(progress), progress.answers)
    assert found is not None
    return found


def visited(progress: Progress, partner: str, *values: Json) -> Progress:
    progress = begin_visit(SCRIPT, progress, collecting(progress), partner, TUESDAY)
    for value in values:
        progress = submit_answer(SCRIPT, progress, value, TUESDAY)
    return progress


def current(progress: Progress) -> tuple[str, str, str]:
    state = state_of(progress)
    assert isinstance(state, AwaitingAnswer)
    return state.key


def opened(progress: Progress) -> str:
    """End the collecting, show everything, and return what both read then."""
    progress = end_collecting(SCRIPT, progress, collecting(progress), TUESDAY)
    while isinstance(state := state_of(progress), AwaitingAnswer) and state.stage == "decide":
        progress = submit_answer(SCRIPT, progress, {"note": "show"}, TUESDAY)
    assert isinstance(state, AwaitingAnswer)
    return render(SCRIPT, state).body.plain()


def test_collecting_begins_with_the_answer_before_it() -> None:
    now = collecting(begun())
    assert now == Collecting("notes", 3, "notes.1", MONDAY, is_private=True)
    later = collecting(visited(begun(), "second", "I cooked.", 3))
    assert later == Collecting("notes", 3, "notes.2", MONDAY, is_private=True, last="second")


def test_changing_the_answer_before_it_does_not_begin_it_anew() -> None:
    script = make_script(f"- ask: topic\n  answer: text{STEPS}", WORDS)
    progress = submit_answer(script, submit_answer(script, Progress(), "a", MONDAY), "Home", MONDAY)
    now = find_collecting(script, replay(script, progress.answers), progress.answers)
    assert now is not None
    progress = submit_answer(
        script, begin_visit(script, progress, now, "second", MONDAY), "I cooked.", MONDAY
    )
    progress = revise(script, progress, 1, "Home, again", TUESDAY)
    again = find_collecting(script, replay(script, progress.answers), progress.answers)
    assert again is not None
    assert (again.since, again.visitor) == (MONDAY, "second")


def test_open_visit_says_whose_it_is() -> None:
    now = collecting(visited(begun(), "second"))
    assert (now.opened, now.visitor) == (1, "second")


def test_each_visit_asks_its_own_partner() -> None:
    progress = visited(visited(begun(), "second", "I cooked.", 3), "first")
    assert current(progress) == ("notes.2", "note", "first")


def test_notes_are_read_only_after_they_were_shown() -> None:
    progress = visited(visited(begun(), "second", "I cooked.", 3), "first", "I called.", 1)
    assert opened(progress) == "I cooked.;I called.;"


def test_end_without_any_notes() -> None:
    assert opened(begun()) == ""


def test_interrupted_visit_goes_on_at_its_next_step() -> None:
    half = visited(begun(), "second", "I cooked.")
    between = visited(half, "first", "I called.", 1)
    assert "I cooked." not in [answer.value for answer in between.answers]
    again = visited(between, "second")
    assert current(again) == ("notes.2", "how_often", "second")
    assert opened(visited(again, "second", 2)) == "I called.;I cooked.;"


def test_same_partner_continues_the_open_visit() -> None:
    half = visited(begun(), "second", "I cooked.")
    assert visited(half, "second") is half


def test_visit_without_an_answer_leaves_nothing() -> None:
    progress = visited(visited(begun(), "second"), "first", "I called.", 1)
    assert [answer.value for answer in progress.answers if answer.kind == "fact"] == ["a", "first"]


def test_open_visit_is_left_out_at_the_end() -> None:
    progress = visited(visited(begun(), "first", "I called.", 1), "second", "I cooked.")
    assert opened(progress) == "I called.;"


def test_nobody_sees_whose_notes_were_withheld() -> None:
    progress = visited(visited(begun(), "second", "I cooked.", 3), "first", "I called.", 1)
    progress = end_collecting(SCRIPT, progress, collecting(progress), TUESDAY)
    for decision in ("show", "keep"):
        progress = submit_answer(SCRIPT, progress, {"note": decision}, TUESDAY)
    kept = redact_for_storage(SCRIPT, progress.answers, "words")
    assert [(answer.place, answer.step, answer.of) for answer in kept if answer.place] == [
        ("notes.2", "notes", "house"),
        ("notes.2", "note", "first"),
        ("notes.3", "notes", "house"),
    ]


def test_collecting_needs_a_script_that_is_saved() -> None:
    with pytest.raises(ScriptError, match="`notes` collects over several days"):
        load_script(source_of(STEPS, WORDS, f"{HEAD}kept: no\n"))


def test_nothing_is_collected_elsewhere() -> None:
    script = make_script("- say: hello")
    answers = (Answer("", "begins", "fact", "house", "a"),)
    assert find_collecting(script, replay(script, answers), answers) is None


@given(st.lists(st.tuples(st.sampled_from(["first", "second"]), st.integers(0, 2)), max_size=8))
def test_every_finished_note_is_there_once_whoever_interrupts(visits: list[tuple[str, int]]) -> None:
    """Each visit answers 0, 1, or 2 steps, and those left open go on later."""
    progress, expected = begun(), list[str]()
    unfinished: dict[str, str] = {}
    for number, (partner, steps) in enumerate(visits):
        progress = visited(progress, partner)
        for _ in range(steps):
            if not isinstance(state_of(progress), AwaitingAnswer):
                break
            _, step, of = current(progress)
            assert of == partner
            if step == "note":
                unfinished[partner] = f"note {number}"
                progress = submit_answer(SCRIPT, progress, f"note {number}", TUESDAY)
            else:
                expected.append(unfinished.pop(partner))
                progress = submit_answer(SCRIPT, progress, 1, TUESDAY)
    assert opened(progress) == "".join(f"{note};" for note in expected)


def test_visit_is_over_after_its_last_step() -> None:
    state = state_of(visited(begun(), "second", "I cooked.", 3))
    assert isinstance(state, AwaitingFact)
    assert state.options == ("first", "second", OVER)
