"""Scripts about support, boundaries, and pauses: what they save and keep private."""

from __future__ import annotations

from collections.abc import Mapping

from scripts import AwaitingAnswer, Json
from scripts.loading.open_script import open_script
from scripts.step_rendering import Prompt
from tests.scripts.helpers.small_scripts import ValuesByPlace, play, render, respond_with
from tests.scripts.test_library_paths import steps


def prompts(name: str, values: Mapping[str, Json]) -> dict[tuple[str, str], Prompt]:
    """Return what each partner reads at each step."""
    script = open_script(name)
    return {
        (state.step.id, state.of): render(script, state)
        for state, _ in play(script, respond_with(values))
        if isinstance(state, AwaitingAnswer)
    }


def test_pause_is_written_down_from_the_answers() -> None:
    given: dict[str, Json] = {"sign": "we say tea", "how_long": "overnight", "who_names": "other"}
    asked = prompts("triggers-and-pauses", given | {"meanwhile": ValuesByPlace(second="I’ll read")})
    assert asked[("pause", "both")].starter == (
        "Our pause signal: We say tea.\n"
        "How long: Overnight, back within 24 hours.\n"
        "The one who didn’t give the signal says when we’ll be back. Until then, we leave each other alone.\n"
        "Ben: I’ll read.\n"
        "When we’re back, we ask: “Ready, or more time?” More time means a new time, still within 24 hours."
    )


def test_good_times_are_written_down_with_the_signals() -> None:
    written = "Now is good: the lamp is on.\nBen has something to give: on Sundays."
    prompt = prompts("what-support-looks-like", {"signals": written})[("now_or_not", "both")]
    assert (prompt.starter, prompt.is_answer) == (written, True)


def test_signals_have_a_box_each() -> None:
    prompt = prompts("what-support-looks-like", {})[("signals", "both")]
    assert prompt.beginnings == (
        "Now is good:",
        "Not now:",
        "Ana has something to give:",
        "Ben has something to give:",
    )


def test_boundary_is_offered_to_the_other() -> None:
    saved = {"part": "boundaries", "text": "If it’s late, I’ll go to bed."}
    given: dict[str, Json] = {"boundary": ValuesByPlace(first=saved), "same": "yes"}
    asked = prompts("boundaries", given)
    assert asked[("same_for_me", "second")].starter == saved["text"]
    assert ("same", "first") not in asked  # Ben saved none


def test_passing_on_boundaries_asks_nothing_more() -> None:
    passed = steps("boundaries", {"subject": "pass"})
    assert not {"boundary", "out_loud", "same"} & set(passed)
    assert {"not_now", "when_crossed"} <= set(passed)


def test_fair_witness_shows_nothing_without_a_line() -> None:
    written: dict[str, Json] = {
        "way": "here",
        "view": "They both want to belong.",
        "next_time": "I can wait.",
    }
    asked = prompts("a-fair-witness", written)
    assert asked[("line", "first")].starter == "I can wait."
    shown = [prompt for (step, of), prompt in asked.items() if step == "show_lines" and of == "both"]
    assert not [prompt for prompt in shown if "I can wait." in prompt.body.plain()]


def test_paper_needs_no_private_step() -> None:
    script = open_script("a-fair-witness")
    played = play(script, respond_with({"way": "paper"}))
    assert not [state for state, _ in played if isinstance(state, AwaitingAnswer) and state.private]


def test_week_without_notes_ends_with_thanks() -> None:
    asked = steps("week-of-notes", {"visit": "over"})
    assert "note" not in asked
    assert asked.count("new_to_me") == 2
