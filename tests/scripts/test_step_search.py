"""Ways to a step: found whatever stands before it, keeping what was answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scripts import Answer, AwaitingAnswer, AwaitingFact, Finished, Json, Script, replay
from scripts.loading.loader import load_script
from scripts.loading.open_script import open_script
from scripts.model import Source, Step, iter_nodes
from scripts.script_info import list_scripts
from scripts.step_search import Way, find_way, follow

HEAD = "format: 1\nid: x\nversion: 1.0.0\nminutes: 5\ngroup: grow\nframe: no\nsteps:\n"
HEARD = """\
  - repeat: mirror
    at_most: 3
    until: heard == 'yes'
    steps:
      - talk: paraphrase
        of: second
      - ask: heard
        of: first
        answer: choice
        choices: [yes, almost, not_yet]
    at_the_cap:
      - say: enough
"""
WORDS = "# X\nAbout.\n\n## hurt\nHurt?\n\n## heard\nHeard?\n\n## enough\nEnough.\n\n## added\nAdded.\n"
HURT = "  - ask: hurt\n    of: first\n    answer: text\n"


def script_of(steps: str) -> Script:
    kept = [
        part for part in WORDS.split("\n\n") if part.startswith("# ") or f": {part.split()[1]}\n" in steps
    ]
    return load_script(Source(HEAD + steps, "\n\n".join(kept)))


def look_up(need: AwaitingFact) -> Json:
    return {"begins": "b", "today": "2026-03-14", "times_done": 0, "due": []}.get(need.fact)


def is_at(step: str) -> Callable[[AwaitingAnswer], bool]:
    return lambda ask: ask.step.id == step


def values(way: Way) -> dict[str, Json]:
    return {answer.step: answer.value for answer in way.progress.answers}


@pytest.mark.quick_cases(9)
@pytest.mark.parametrize("name", [info.id for info in list_scripts()])
def test_every_step_of_the_library_is_found(name: str) -> None:
    script = open_script(name)
    for step in iter_nodes(script.steps):
        if isinstance(step, Step):
            way = find_way(script, (), look_up, [is_at(step.id)], seconds=60)
            assert way, step.id
            state = replay(script, way.progress.answers)
            assert isinstance(state, AwaitingAnswer)
            assert state.step.id == step.id


def test_search_overrides_an_answer_that_leads_elsewhere_and_keeps_the_words() -> None:
    script = script_of(HURT + HEARD)
    known = [
        Answer("", "begins", "fact", "house", "b"),
        Answer("", "hurt", "ask", "first", "Monday."),
        Answer("mirror.1", "heard", "ask", "first", "yes"),
    ]
    way = find_way(script, known, look_up, [is_at("enough")])
    assert way
    assert [a.value for a in way.progress.answers if a.step == "heard"].count("yes") == 0
    assert sum(a.step == "heard" for a in way.progress.answers) == 3


def test_unreachable_step_has_no_way() -> None:
    script = script_of(HURT + "  - say: enough\n    when: hurt == 'never'\n")
    assert find_way(script, (), look_up, [is_at("enough")], seconds=0.3) is None


def test_follow_stops_at_the_first_step_without_an_answer() -> None:
    script = script_of(HURT + HEARD)
    known = [
        Answer("", "hurt", "ask", "first", "Monday."),
        Answer("mirror.1", "paraphrase", "talk", "second", True),
    ]
    way = follow(script, known, look_up)
    state = replay(script, way.progress.answers)
    assert isinstance(state, AwaitingAnswer)
    assert state.key == ("mirror.1", "heard", "first")


def test_answer_of_one_round_is_not_repeated_in_the_next() -> None:
    script = script_of(HEARD)
    known = [
        Answer("mirror.1", "paraphrase", "talk", "second", True),
        Answer("mirror.1", "heard", "ask", "first", "almost"),
    ]
    state = replay(script, follow(script, known, look_up).progress.answers)
    assert isinstance(state, AwaitingAnswer)
    assert state.place == "mirror.2"


def test_answers_stay_with_a_step_that_moved_into_a_block() -> None:
    before = script_of(HURT + "  - say: enough\n")
    known = [Answer("", "hurt", "ask", "first", "Monday.")]
    assert values(follow(before, known, look_up))["hurt"] == "Monday."
    inside = "  - turns: each_one\n    steps:\n" + HURT.replace("  ", "      ", 1).replace(
        "\n    ", "\n        "
    )
    after = script_of(inside + "  - say: enough\n")
    way = follow(after, known, look_up)
    assert values(way)["hurt"] == "Monday."


def test_answer_that_no_longer_fits_is_made_up() -> None:
    script = script_of(
        "  - ask: hurt\n    of: first\n    answer: scale\n    from: 0 to 10\n  - say: enough\n"
    )
    known = [Answer("", "hurt", "ask", "first", "Monday.")]
    assert "hurt" not in values(follow(script, known, look_up))
    way = find_way(script, known, look_up, [is_at("enough")])
    assert way
    assert isinstance(values(way)["hurt"], int)


def test_whole_conversation_can_be_followed() -> None:
    script = script_of("  - say: enough\n")
    way = follow(script, [Answer("", "enough", "say", "both", True)], look_up)
    assert isinstance(replay(script, way.progress.answers), Finished)
