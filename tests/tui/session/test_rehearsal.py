"""A rehearsal: jumping to steps, and keeping the place in a changed script."""

from __future__ import annotations

from typing import Any

import pytest

from scripts import AwaitingAnswer, Finished, Json, Script
from scripts.autoplay.plausible_answers import plausible_answer
from scripts.loading.loader import load_script
from scripts.model import Source
from scripts.step_search import Way, find_way
from tests.tui.helpers.script_pack import FLOW, WORDS
from tui.session.rehearsal import Rehearsal

MORE_STEPS = FLOW.replace("  - say: between\n", "  - say: before\n  - say: between\n")
MORE_WORDS = WORDS.replace("## between", "## before\nFirst this.\n\n## between")


def load(flow: str = FLOW, words: str = WORDS) -> Script:
    return load_script(Source(flow, words))


def asked(rehearsal: Rehearsal) -> AwaitingAnswer:
    state = rehearsal.session.state
    assert isinstance(state, AwaitingAnswer)
    return state


def values(rehearsal: Rehearsal, step: str) -> list[Json]:
    return [answer.value for answer in rehearsal.session.progress.answers if answer.step == step]


def answer_until(rehearsal: Rehearsal, step: str, **given: Any) -> None:
    while asked(rehearsal).step.id != step:
        ask = asked(rehearsal)
        rehearsal.session.answer(given.get(ask.step.id, plausible_answer(ask)))
        rehearsal.session.resolve_facts()


def rehearsal_at(step: str, **given: Any) -> Rehearsal:
    """Return a rehearsal in which everything before a step is answered."""
    rehearsal = Rehearsal(load())
    answer_until(rehearsal, step, **given)
    return rehearsal


def reload(rehearsal: Rehearsal, flow: str = FLOW, words: str = WORDS) -> None:
    """Read a changed script at the current step."""
    rehearsal.reload(load(flow, words), asked(rehearsal).key)


def test_begins_at_the_first_step_with_nothing_saved() -> None:
    rehearsal = Rehearsal(load())
    assert asked(rehearsal).step.id == "hurt"
    assert rehearsal.session.store is None


@pytest.mark.parametrize("first", ["a", "b"])
def test_begins_at_a_step_of_who_goes_first(first: str) -> None:
    rehearsal = Rehearsal(load(), first, "word")
    assert (asked(rehearsal).step.id, asked(rehearsal).of) == ("word", "first")
    assert rehearsal.session.begins == first


def test_jump_keeps_the_answers_given() -> None:
    rehearsal = rehearsal_at("between", hurt="Monday.")
    assert rehearsal.jump("word")
    assert rehearsal.jump("tired")
    assert values(rehearsal, "hurt") == ["Monday.", "Monday."]
    assert values(rehearsal, "word") == []


def test_jump_to_a_step_that_is_never_reached_stays_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def briefly(script: Script, known: Any, facts: Any, goals: Any, _: float) -> Way | None:
        return find_way(script, known, facts, goals, seconds=0.3)

    monkeypatch.setattr("tui.session.rehearsal.find_way", briefly)
    flow = FLOW.replace("  - say: between\n", "  - say: between\n    when: first.hurt == 'never'\n")
    rehearsal = Rehearsal(load(flow))
    assert not rehearsal.jump("between")
    assert rehearsal.missed == "between"
    assert asked(rehearsal).step.id == "hurt"


def test_changed_words_keep_the_step_and_the_answers() -> None:
    rehearsal = rehearsal_at("tired", hurt="Monday.")
    reload(rehearsal, words=WORDS.replace("tired are", "weary are"))
    assert asked(rehearsal).step.id == "tired"
    assert values(rehearsal, "hurt") == ["Monday.", "Monday."]
    assert "weary" in rehearsal.script.sources[0].words


def test_new_step_before_is_filled_in() -> None:
    rehearsal = rehearsal_at("tired", hurt="Monday.")
    reload(rehearsal, MORE_STEPS, MORE_WORDS)
    assert asked(rehearsal).step.id == "tired"
    assert values(rehearsal, "before") == [True]
    assert values(rehearsal, "hurt") == ["Monday.", "Monday."]


def test_step_that_is_gone_for_one_save_comes_back() -> None:
    rehearsal = rehearsal_at("tired", hurt="Monday.")
    rehearsal.session.answer(7)
    at = asked(rehearsal).key
    half = FLOW.split("  - agree: action")[0]
    rehearsal.reload(load(half, WORDS.split("## action")[0]), at)
    assert isinstance(rehearsal.session.state, Finished)
    assert rehearsal.missed == "action"
    rehearsal.reload(load(), None)
    assert asked(rehearsal).key == at
    assert values(rehearsal, "tired") == [7]
    assert rehearsal.missed == ""


def test_earlier_step_that_is_gone_for_one_save_comes_back() -> None:
    rehearsal = rehearsal_at("action")
    rehearsal.jump("between")
    without = FLOW.replace("  - say: between\n", "")
    reload(rehearsal, without, WORDS.replace("## between\nYou both said something.\n", ""))
    assert asked(rehearsal).step.id == "action"
    reload(rehearsal)
    assert asked(rehearsal).step.id == "between"


def test_step_that_moved_into_a_block_is_found_again() -> None:
    rehearsal = rehearsal_at("tired")
    moved = FLOW.replace(
        "  - ask: tired\n    of: both\n    answer: scale\n    from: 0 to 10\n",
        "  - repeat: again\n    at_most: 2\n    steps:\n      - ask: tired\n        of: both\n"
        "        answer: scale\n        from: 0 to 10\n",
    )
    reload(rehearsal, moved)
    assert asked(rehearsal).key == ("again.1", "tired", "both")


def test_going_on_after_a_reload_moves_the_place() -> None:
    rehearsal = Rehearsal(load())
    rehearsal.jump("between")
    rehearsal.session.answer(True)
    reload(rehearsal, MORE_STEPS, MORE_WORDS)
    assert asked(rehearsal).step.id == "tired"


def test_restart_forgets_every_answer() -> None:
    rehearsal = rehearsal_at("tired", hurt="Monday.")
    rehearsal.restart()
    assert asked(rehearsal).step.id == "hurt"
    reload(rehearsal, MORE_STEPS, MORE_WORDS)
    assert values(rehearsal, "hurt") == []


def test_end_is_shown_again() -> None:
    rehearsal = Rehearsal(load())
    while not isinstance(rehearsal.session.state, Finished):
        rehearsal.session.answer(plausible_answer(asked(rehearsal)))
        rehearsal.session.resolve_facts()
    rehearsal.reload(load(words=WORDS.replace("weary", "tired")), None)
    assert isinstance(rehearsal.session.state, Finished)
